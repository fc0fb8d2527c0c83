"""Telling those who wait that their question has an answer now: each once, whichever process does it.

Whoever takes an address out of the records tells that person. Where Discord fails the address goes back and is tried
again; where it refuses, nobody is to be told there any more.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import aiohttp
import discord

from bot.answering.answer import Outcome
from bot.discord_bot.failures import guarded_event, log_refusal
from bot.discord_bot.library import Library
from bot.discord_bot.manner import Manner
from bot.discord_bot.sending import post
from bot.presenting.answers import statement_reply
from bot.presenting.as_discord import Style
from bot.presenting.declines import sentence
from bot.presenting.pictures.drawing import warm_up
from bot.presenting.reply import Reply
from bot.presenting.wording import LANGUAGES, Wording, wording
from bot.records import Question, QuestionState

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["keep_up", "look_again", "settled_reply", "tell_again", "tell_waiting", "with_lead"]

_AGAIN_AFTER: Final = timedelta(hours=1)
_HOURS_IN_A_DAY: Final = 24
_SERVER_FAILS_FROM: Final = 500
_TOO_MANY: Final = 429
_NO_ANSWER: Final = (Outcome.NOT_COVERED, Outcome.CLARIFY)


async def keep_up(bot: Bot) -> None:
    """Until cancelled: at the start get ready to draw and look again at what is open; every hour tell who could not be
    told; tidy daily.
    """
    await guarded_event("getting ready to draw", asyncio.to_thread(warm_up))
    await guarded_event("the search for answers to open questions", look_again(bot))
    for hour in itertools.count():
        if hour % _HOURS_IN_A_DAY == 0:
            await guarded_event("tidying the records", bot.memory.ask_or(None, lambda records: records.tidy()))
        await guarded_event("telling those who wait", tell_again(bot))
        await asyncio.sleep(_AGAIN_AFTER.total_seconds())


async def look_again(bot: Bot) -> None:
    """Settle the open questions to which the base has an answer by now, and tell those who wait for one."""
    library = bot.library
    for question in await _questions(bot, "open"):
        answer = await asyncio.to_thread(library.answer, question.text)
        if answer is None or answer.outcome in _NO_ANSWER or not answer.statements:
            continue
        statement = answer.statements[0].id if len(answer.statements) == 1 else None
        if await _settle(bot, question.id, statement):
            await tell_waiting(bot, question.id)


async def tell_again(bot: Bot) -> None:
    """Tell those who wait for an answer that was found, and could not be told when it was."""
    for question in await _questions(bot, "answered"):
        await tell_waiting(bot, question.id)


async def tell_waiting(bot: Bot, number: int) -> None:
    """Send the answer to everybody who waits for the one to this question, if it is answered."""
    question = await bot.memory.ask_or(None, lambda records: records.questions.read(number))
    if question is None or question.state != "answered":
        return
    words = wording(question.language if question.language in LANGUAGES else LANGUAGES[0])
    reply = settled_reply(bot.library, question, words)
    if reply is None:
        return
    manner = Manner(words, Style(bot.settings.reply_style.value))
    reply = with_lead(reply, words("told.lead"))
    if len(reply.pages) == 1:
        # Nobody is there whom it could be shared with.
        reply = replace(reply, listing=None)
    nobody: Sequence[int] = ()
    waiting = list(await bot.memory.ask_or(nobody, lambda records: records.questions.take_waiting(number)))
    later: list[int] = []
    try:
        while waiting:
            address = waiting.pop()
            if not await _told(bot, address, reply, manner, question.text):
                later.append(address)
    finally:
        for address in (*waiting, *later):
            await _give_back(bot, number, address)


def settled_reply(library: Library, question: Question, words: Wording) -> Reply | None:
    """What became of a settled question; None where that cannot be shown, or where it is not settled for good."""
    if question.state == "no_fact":
        return sentence(words("pass_on.no_fact"))
    if question.state != "answered":
        return None
    if question.statement_id is None:
        answer = library.answer(question.text)
        return library.reply(answer, words) if answer is not None and answer.statements else None
    statement = library.base.statements.get(question.statement_id)
    if statement is None:
        return None
    return replace(statement_reply(library.presenter(words), statement), lead=words("pass_on.settled"), answers=True)


def with_lead(reply: Reply, lead: str) -> Reply:
    """The reply with a sentence before what it says first."""
    return replace(reply, lead=f"{lead} {reply.lead}" if reply.lead else lead)


async def _questions(bot: Bot, state: QuestionState) -> Sequence[Question]:
    none: Sequence[Question] = ()
    return await bot.memory.ask_or(none, lambda records: records.questions.list(state))


async def _settle(bot: Bot, number: int, statement_id: str | None) -> bool:
    return await bot.memory.ask_or(False, lambda records: records.questions.settle(number, "answered", statement_id))


async def _give_back(bot: Bot, number: int, address: int) -> None:
    await bot.memory.ask_or(False, lambda records: records.questions.give_back(number, address))


async def _told(bot: Bot, address: int, reply: Reply, manner: Manner, question: str) -> bool:
    """Tell one person; False where it is worth trying again."""
    try:
        await post(bot.get_partial_messageable(address), reply, manner, public=False, question=question)
    except discord.HTTPException as error:
        log_refusal("telling somebody who waits", error)
        return error.status < _SERVER_FAILS_FROM and error.status != _TOO_MANY
    except (aiohttp.ClientError, OSError):
        return False
    return True
