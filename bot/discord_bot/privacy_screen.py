"""What is remembered of people, shown to anybody who asks; deleting what is one's own; not being answered any more.

Whoever presses a button here decides for themselves, never for anybody else.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import discord

from bot.discord_bot.sending import edit_reply, send_reply
from bot.discord_bot.uses import Use
from bot.presenting.declines import sentence
from bot.presenting.presses import Do
from bot.presenting.reply import Button, Paragraph, Reply, Row, Rows
from bot.presenting.wording import Wording
from bot.records import (
    ASKER_REMEMBERED,
    OPEN_QUESTIONS_REMEMBERED,
    SETTLED_REMEMBERED,
    SHOWN_REMEMBERED,
    VOTES_REMEMBERED,
    Deleted,
)

__all__ = ["PRIVACY", "ask_to_delete", "ignore", "privacy_pressed", "show_privacy"]

PRIVACY: Final = "privacy"
"""The area of the presses on these screens."""


async def show_privacy(use: Use) -> None:
    """Show what is remembered of people and for how long."""
    await send_reply(use.interaction, await _overview(use), use.manner, private=True)


async def ask_to_delete(use: Use) -> None:
    """Ask whether all that hangs on somebody is really to be deleted."""
    await send_reply(use.interaction, _question(use.manner.words), use.manner, private=True)


async def ignore(use: Use, *, wanted: bool) -> None:
    """Note that somebody wants never to be answered, or take that back.

    Raises:
        RecordsError: if that cannot be written.
    """
    await send_reply(use.interaction, await _ignored(use, wanted=wanted), use.manner, private=True)


async def privacy_pressed(use: Use, press: Do) -> None:
    """Do what a button of these screens says, and show it in their place.

    Raises:
        RecordsError: if the records cannot be used; then nothing has changed.
    """
    match press.verb:
        case "show":
            reply = await _overview(use)
        case "ask":
            reply = _question(use.manner.words)
        case "delete":
            reply = _outcome(await _delete(use), use.manner.words)
        case "ignore" | "answer":
            reply = await _ignored(use, wanted=press.verb == "ignore")
        case _:
            await use.say("outdated")
            return
    await edit_reply(use.interaction, reply, use.manner)


async def _overview(use: Use) -> Reply:
    words, user_id = use.manner.words, use.interaction.user.id
    ignored = await use.bot.memory.ask_or(None, lambda records: records.people.ignores(records.person(user_id)))
    about_you = {None: words("error.records"), True: words("privacy.ignored"), False: ""}[ignored]
    return Reply(
        title=words("privacy.title"),
        lead=words("privacy.lead"),
        pages=((Rows(None, _rows(words, keeps_all=use.bot.settings.keep_unanswered)), *_paragraph(about_you)),),
        buttons=(_button(words, "delete", "ask"), _ignore_button(words, ignored=bool(ignored))),
        private=True,
    )


def _rows(words: Wording, *, keeps_all: bool) -> tuple[Row, ...]:
    def days(time: timedelta) -> str:
        return words.count("privacy.days", time.days)

    questions = words(
        "privacy.questions.all" if keeps_all else "privacy.questions.passed",
        open=days(OPEN_QUESTIONS_REMEMBERED),
        settled=days(SETTLED_REMEMBERED),
    )
    return (
        Row(words("privacy.questions"), questions),
        Row(words("privacy.asker"), words("privacy.asker.text", days=days(ASKER_REMEMBERED))),
        Row(words("privacy.shown"), words("privacy.shown.text", days=days(SHOWN_REMEMBERED))),
        Row(words("privacy.votes"), words("privacy.votes.text", days=days(VOTES_REMEMBERED))),
        Row(words("privacy.reports"), words("privacy.reports.text", days=days(SETTLED_REMEMBERED))),
        Row(words("privacy.waiting"), words("privacy.waiting.text")),
        Row(words("privacy.wish"), words("privacy.wish.text")),
    )


def _paragraph(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(None, text),) if text else ()


def _question(words: Wording) -> Reply:
    return Reply(
        title=words("privacy.ask"),
        pages=((Paragraph(None, words("privacy.ask.text")), Paragraph(None, words("privacy.ask.stays"))),),
        buttons=(_button(words, "yes", "delete"), _button(words, "no", "show")),
        private=True,
    )


async def _delete(use: Use) -> Deleted:
    user_id, address = use.interaction.user.id, await _address(use.interaction.user)
    return await use.bot.memory.ask(lambda records: records.people.delete(records.person(user_id), address))


async def _address(user: discord.User | discord.Member) -> int | None:
    """Where somebody is told of answers: their direct messages with the bot; None if Discord does not give them."""
    try:
        channel = user.dm_channel or await user.create_dm()
    except discord.HTTPException:
        return None
    return channel.id


def _outcome(deleted: Deleted, words: Wording) -> Reply:
    """What was deleted, in numbers."""
    numbers = {
        "votes": deleted.votes,
        "reports": deleted.reports,
        "questions": deleted.questions,
        "waiting": deleted.waiting,
        "shown": deleted.shown,
    }
    what = [words.count(f"privacy.deleted.{name}", number) for name, number in numbers.items() if number]
    if not what:
        return sentence(words("privacy.deleted.nothing"))
    return sentence(words("privacy.deleted", what=words.together(what)))


async def _ignored(use: Use, *, wanted: bool) -> Reply:
    words, user_id = use.manner.words, use.interaction.user.id
    await use.bot.memory.ask(lambda records: records.people.ignore(records.person(user_id), wanted))
    paragraphs = _paragraph(words("privacy.ignore.on.back")) if wanted else ()
    return Reply(
        lead=words("privacy.ignore.on" if wanted else "privacy.ignore.off"),
        pages=(paragraphs,),
        buttons=(_ignore_button(words, ignored=wanted),),
        private=True,
    )


def _ignore_button(words: Wording, *, ignored: bool) -> Button:
    return _button(words, "answer", "answer") if ignored else _button(words, "ignore", "ignore")


def _button(words: Wording, name: str, verb: str) -> Button:
    return Button(words(f"privacy.button.{name}"), Do(PRIVACY, verb))
