"""Questions without an answer on their way to the curators, and the wish to be told when there is one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord

from bot.answering.answer import Answer, Outcome
from bot.answering.language import language_of
from bot.answering.likeness import key_of
from bot.discord_bot.forms import Blank, open_form
from bot.discord_bot.questions import asked_before, question_answered
from bot.discord_bot.sending import send_reply
from bot.discord_bot.telling import settled_reply, with_lead
from bot.discord_bot.uses import Use
from bot.presenting.declines import FOR_CURATORS, LONGEST_QUESTION, sentence
from bot.presenting.presses import PassOn, Tell
from bot.presenting.reply import Button, Reply
from bot.presenting.text import clean
from bot.presenting.wording import Wording
from bot.records import MOST_OPEN_QUESTIONS, Question, Records

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["keep_unanswered", "pass_on", "tell_me"]

_QUESTION: Final = "question"
_MENTION: Final = re.compile(r"<(?:@[!&]?|#)\d+>")
"""Names people and places on Discord by their ids, which are never kept."""


async def pass_on(use: Use, press: PassOn) -> None:
    """Show the question in a form, and put what comes back from it into the queue; what has an answer is answered.

    Raises:
        RecordsError: if it cannot be kept.
    """
    words = use.manner.words
    if _QUESTION not in use.fields:
        question = Blank(
            _QUESTION,
            words("pass_on.question"),
            longest=LONGEST_QUESTION,
            filled=_without_ids(await _question_asked(use) or ""),
            note=words("pass_on.question.note"),
            long=True,
        )
        await open_form(use.interaction, press, words("pass_on.title"), [question])
        return
    text = _without_ids(use.fields[_QUESTION])
    if not any(character.isalnum() for character in text):
        await use.say("pass_on.empty")
        return
    answer = use.library.answer(text)
    if answer is not None and (answer.outcome is Outcome.CLARIFY or answer.reason in FOR_CURATORS):
        kept = await use.bot.memory.ask(_adding(use.bot, text, answer, words, use.interaction.user.id))
        if kept is None:
            await use.say("pass_on.many", most=MOST_OPEN_QUESTIONS)
        else:
            await send_reply(use.interaction, _queued(use, kept), use.manner, private=True)
        return
    manner = use.manner.for_question(text)
    reply = use.library.reply(answer, manner.words)
    if reply.answers:
        reply = with_lead(reply, manner.words("pass_on.answered"))
    await send_reply(use.interaction, reply, manner, private=True, question=text)


async def tell_me(use: Use, press: Tell) -> None:
    """Note that somebody wants a direct message once a question has an answer.

    Raises:
        RecordsError: if it cannot be noted.
    """
    user, number, memory = use.interaction.user, press.number, use.bot.memory
    try:
        address = (await user.create_dm()).id
    except discord.Forbidden:
        await use.say("tell.closed")
        return
    if await memory.ask(lambda records: records.questions.wait(number, records.person(user.id), address)):
        await use.say("tell.noted")
        return
    question = await memory.ask(lambda records: records.questions.read(number))
    reply = None if question is None else settled_reply(use.library, question, use.manner.words)
    await send_reply(use.interaction, reply or sentence(use.manner.words("tell.gone")), use.manner, private=True)


async def keep_unanswered(bot: Bot, answer: Answer | None, words: Wording, user_id: int) -> None:
    """Put a declined question into the queue, where the operator keeps all of which curators can make something."""
    if not bot.settings.keep_unanswered or answer is None or answer.reason not in FOR_CURATORS:
        return
    text = _without_ids(answer.asked or answer.question)
    await bot.memory.ask_or(None, _adding(bot, text, answer, words, user_id))


def _adding(bot: Bot, text: str, answer: Answer, words: Wording, user_id: int) -> Callable[[Records], Question | None]:
    """What puts a question into the queue, counted together with those that mean the same."""
    key = key_of(bot.library.engine, text)
    reason = str(answer.reason or answer.outcome)
    language = language_of(text) or words.language
    return lambda records: records.questions.add(text, key, reason, language, records.person(user_id))


def _queued(use: Use, question: Question) -> Reply:
    words = use.manner.words
    if question.state != "open":
        return settled_reply(use.library, question, words) or sentence(words("pass_on.left"))
    text = words("pass_on.first") if question.count == 1 else words.count("pass_on.asked", question.count)
    return replace(sentence(text), buttons=(Button(words("button.tell"), Tell(question.id)),))


async def _question_asked(use: Use) -> str | None:
    """The question that the message used answers; one that leans on another as it was understood."""
    message, me = use.interaction.message, use.bot.user
    question = await question_answered(message, me)
    asked = message.reference.resolved if message is not None and message.reference is not None else None
    if question is None or me is None or not isinstance(asked, discord.Message):
        return question
    answer = use.library.answer(question, await asked_before(asked, me))
    return question if answer is None else answer.asked or question


def _without_ids(text: str) -> str:
    return clean(_MENTION.sub(" ", text))[:LONGEST_QUESTION]
