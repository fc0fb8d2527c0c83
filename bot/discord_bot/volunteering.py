"""Answers that nobody asked the bot for: only where an admin wants them, and only when it is very sure."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeGuard

import discord

from bot.answering.answer import Answer, Outcome
from bot.discord_bot.admission import refusal_of
from bot.discord_bot.keeping import remember_reply
from bot.discord_bot.sending import reply_to_message

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["Repeats", "is_worth_answering", "volunteer"]

SURE_FROM = 0.95
"""Confidence from which the bot speaks up by itself: of such answers, 95 in 100 are right."""

REPEATED_AFTER = 600.0
"""Seconds in which the same statement is not shown in one channel again."""

_MOST_KEPT = 20_000
_SPOKEN_TO_NOBODY = (Outcome.STATEMENT, Outcome.COMPARISON)


class Repeats:
    """Which statements were shown in which channel just now."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shown: OrderedDict[tuple[int, str], float] = OrderedDict()

    def claim(self, channel: int, statement: str) -> bool:
        """Tell whether a statement may be shown in a channel, and count it as shown if so."""
        now = self._clock()
        last = self._shown.get((channel, statement))
        if last is not None and now - last < REPEATED_AFTER:
            return False
        self._shown[channel, statement] = now
        self._shown.move_to_end((channel, statement))
        if len(self._shown) > _MOST_KEPT:
            self._shown.popitem(last=False)
        return True


async def volunteer(bot: Bot, message: discord.Message) -> None:
    """Answer a message that is not for the bot, if it is a question in a chosen channel and the answer is very sure."""
    assert message.guild is not None
    server = await bot.manners.server(message.guild.id)
    parent = getattr(message.channel, "parent_id", None)
    if not server.answer_channels & {message.channel.id, parent} or not _asks_everybody(message):
        return
    answer = bot.library.answer(message.content)
    if not is_worth_answering(answer):
        return
    manner = await bot.manners.for_message(message)
    if await refusal_of(bot, message.author, manner) is not None:
        return
    if not bot.repeats.claim(message.channel.id, answer.statements[0].id):
        return
    if not bot.limits.admit(message.author.id, message.channel.id).admitted:
        return
    manner = manner.for_question(message.content)
    reply = bot.library.reply(answer, manner.words)
    sent = await reply_to_message(message, reply, manner)
    await remember_reply(bot, sent, message, reply.statements_on(0))


def is_worth_answering(answer: Answer | None) -> TypeGuard[Answer]:
    """Tell whether an answer is so sure that it may be given to somebody who did not ask the bot."""
    return (
        answer is not None
        and answer.outcome in _SPOKEN_TO_NOBODY
        and bool(answer.statements)
        and answer.confidence >= SURE_FROM
    )


def _asks_everybody(message: discord.Message) -> bool:
    """Whether a message is a question, and to nobody in particular."""
    return "?" in message.content and not message.mentions and message.reference is None
