"""An answer follows its question for a day: it changes when the question is edited, and goes when it is deleted.

An answer that the bot gave by itself goes too when the edited question is no longer one it would answer.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot.discord_bot.admission import refusal_of
from bot.discord_bot.asking import reply_for
from bot.discord_bot.keeping import remember_shown
from bot.discord_bot.messages import is_for_bot
from bot.discord_bot.sending import update_message
from bot.discord_bot.volunteering import is_worth_answering

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["follow_deletion", "follow_edit"]

FOLLOWED_FOR = timedelta(days=1)


async def follow_edit(bot: Bot, message: discord.Message) -> None:
    """Answer an edited question anew, in the message that answered it before."""
    me = bot.user
    if me is None or message.author.bot or message.edited_at is None or not _is_young(message.id):
        return
    question = message.id
    shown = await bot.memory.ask_or(None, lambda records: records.shown.answer_to(question))
    if shown is None or not (message.content and (is_for_bot(message, me) or bot.settings.message_content)):
        return
    answer = bot.get_partial_messageable(shown.channel_id).get_partial_message(shown.message_id)
    if not is_for_bot(message, me) and not is_worth_answering(bot.library.answer(message.content)):
        await _take_away(bot, answer)
        return
    manner = await bot.manners.for_message(message)
    # An edit is one more question: what holds for questions holds for it.
    if not bot.limits.admit(message.author.id, message.channel.id).admitted:
        return
    if await refusal_of(bot, message.author, manner) is not None:
        return
    reply, manner = await reply_for(bot, message, me, manner)
    statements = await update_message(answer, message, reply, manner)
    await remember_shown(
        bot,
        shown.message_id,
        channel=shown.channel_id,
        guild=shown.guild_id,
        asker=message.author.id,
        statements=statements,
        question=question,
    )


async def follow_deletion(bot: Bot, questions: Iterable[int]) -> None:
    """Delete the answers to questions that were deleted."""
    for message_id in questions:
        if _is_young(message_id):
            await _follow_one(bot, message_id)


async def _follow_one(bot: Bot, message_id: int) -> None:
    shown = await bot.memory.ask_or(None, lambda records: records.shown.answer_to(message_id))
    if shown is None:
        return
    await _take_away(bot, bot.get_partial_messageable(shown.channel_id).get_partial_message(shown.message_id))


async def _take_away(bot: Bot, answer: discord.PartialMessage) -> None:
    await bot.memory.ask_or(None, lambda records: records.shown.forget(answer.id))
    with contextlib.suppress(discord.NotFound):  # somebody was faster
        await answer.delete()


def _is_young(message_id: int) -> bool:
    """Whether a message is young enough to be followed: older ones need not even be looked up."""
    return discord.utils.utcnow() - discord.utils.snowflake_time(message_id) < FOLLOWED_FOR
