"""Going through replies: opening, turning pages, choosing, looking at a part of a list."""

from __future__ import annotations

from dataclasses import replace

from bot.discord_bot.forms import Blank, open_form
from bot.discord_bot.keeping import remember_more
from bot.discord_bot.manner import Manner
from bot.discord_bot.questions import question_answered
from bot.discord_bot.sending import edit_reply, send_reply
from bot.discord_bot.uses import Use
from bot.presenting.answers import profile, statement_reply
from bot.presenting.declines import none_of_these, sentence
from bot.presenting.presses import Choose, Jump, Narrow, Open, Turn
from bot.presenting.reply import MenuKind, Reply
from bot.presenting.state import Listing, asked_again, read_listing
from bot.presenting.text import clean

__all__ = ["choose", "jump", "narrow", "open_listing", "restored", "turn"]

_NONE = "none"
_PAGE = "page"


async def open_listing(use: Use, press: Open) -> None:
    """Show a listing from its beginning, privately."""
    reply, manner = await restored(use, press.listing)
    await send_reply(use.interaction, reply, manner, private=True)


async def turn(use: Use, press: Turn) -> None:
    """Turn the page."""
    await _show(use, press.owner, press.page, press.listing)


async def jump(use: Use, press: Jump) -> None:
    """Ask for the number of a page, and turn to it once it is given."""
    words = use.manner.words
    if _PAGE not in use.fields:
        blank = Blank(_PAGE, words("jump.label", pages=press.pages), longest=4)
        await open_form(use.interaction, press, words("jump.title"), [blank])
        return
    number = clean(use.fields[_PAGE])
    if not (number.isascii() and number.isdecimal()) or not 1 <= int(number) <= press.pages:
        await use.say("jump.wrong", pages=press.pages)
        return
    await _show(use, press.owner, int(number) - 1, press.listing)


async def narrow(use: Use, press: Narrow) -> None:
    """Show the part of a list that was chosen."""
    listing = read_listing(str(use.values[0])) if use.values else None
    if listing is None:
        await use.say("outdated")
    else:
        await _show(use, press.owner, 0, listing)


async def choose(use: Use, press: Choose) -> None:
    """Show what was chosen; a choice that settles what was meant takes the place of the question."""
    if not use.values:
        await use.say("outdated")
        return
    settles = press.kind == MenuKind.CLARIFY
    question = await question_answered(use.interaction.message, use.bot.user) if settles else None
    use = replace(use, manner=use.manner.for_question(question or ""))
    reply = _chosen(use, press.kind, str(use.values[0]))
    if settles:
        reply = replace(reply, answers=bool(reply.statements_on(0)))
    if settles and use.is_by(press.owner):
        await remember_more(use, await edit_reply(use.interaction, reply, use.manner))
    else:
        await send_reply(use.interaction, reply, use.manner, private=True)


async def restored(use: Use, listing: Listing) -> tuple[Reply, Manner]:
    """The reply that a listing stands for, and the manner of it: what answers a question speaks its language.

    A listing may refer to the question that the message used answers.
    """
    if listing.refers_above:
        listing = asked_again(listing, await question_answered(use.interaction.message, use.bot.user))
    manner = use.manner if listing.question is None else use.manner.for_question(listing.question)
    return use.library.restore(listing, manner.words), manner


async def _show(use: Use, owner: str, page: int, listing: Listing) -> None:
    """Show a page: in place for whoever asked, in a private copy for everybody else."""
    reply, manner = await restored(use, listing)
    if use.is_by(owner) and any(reply.pages):
        shown = await edit_reply(use.interaction, reply, manner, page=page)
        await remember_more(use, shown)
    else:
        question = await question_answered(use.interaction.message, use.bot.user)
        await send_reply(use.interaction, reply, manner, private=True, page=page, question=question)


def _chosen(use: Use, kind: str, value: str) -> Reply:
    presenter, words = use.presenter, use.manner.words
    if value == _NONE:
        return none_of_these(presenter)
    match kind:
        case MenuKind.PEOPLE:
            actor = presenter.actor_by_code.get(value)
            return profile(presenter, actor) if actor else sentence(words("gone"))
        case MenuKind.LISTING:
            listing = read_listing(value)
            return use.library.restore(listing, words) if listing else sentence(words("gone"))
        case _:
            statement = presenter.statement_by_code.get(value)
            return statement_reply(presenter, statement) if statement else sentence(words("gone"))
