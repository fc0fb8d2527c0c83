"""Messages that are meant for the bot: those that mention it, replies that ping it, and direct messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.discord_bot.sending import question_shown, reply_to_message
from bot.presenting.about import how_to_ask
from bot.presenting.text import clean

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["answer_message", "is_for_bot"]

_QUESTIONS_BACK = 3
"""Questions of one conversation that are looked at to understand the next."""

_WRITTEN_BY_PEOPLE = frozenset({discord.MessageType.default, discord.MessageType.reply})


def is_for_bot(message: discord.Message, me: discord.ClientUser) -> bool:
    """Tell whether a person speaks to the bot. A mention of everyone is not a mention of the bot."""
    if message.author.bot or message.webhook_id is not None or message.type not in _WRITTEN_BY_PEOPLE:
        return False
    return message.guild is None or me in message.mentions


async def answer_message(bot: Bot, message: discord.Message) -> None:
    """Answer a message if it is for the bot; an empty one gets the help."""
    me = bot.user
    if me is None or not is_for_bot(message, me):
        return
    question, library = _without_mention(message, me), bot.library
    if clean(question):
        reply = library.reply_to(question, await _asked_before(message, me))
    else:
        reply = how_to_ask(library.presenter)
    await reply_to_message(message, reply)


def _without_mention(message: discord.Message, me: discord.ClientUser) -> str:
    return re.sub(rf"<@!?{me.id}>", " ", message.content).strip()


async def _asked_before(message: discord.Message, me: discord.ClientUser) -> list[str]:
    """The questions that led to the answer which `message` replies to, oldest first.

    Nothing is remembered for this: an answer to a command shows its question, any other answer is itself a reply to it.
    """
    found: list[str] = []
    current: discord.Message | None = message
    while current is not None and len(found) < _QUESTIONS_BACK:
        answer = await _replied_to(current)
        if answer is None or answer.author.id != me.id:
            break
        shown = question_shown(answer)
        current = await _replied_to(answer) if shown is None else None
        question = shown or (_without_mention(current, me) if current is not None else "")
        if not question:
            break
        found.insert(0, question)
    return found


async def _replied_to(message: discord.Message) -> discord.Message | None:
    """The message that this one replies to; None if it is none, is gone, or may not be read."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return None
    known = reference.cached_message or reference.resolved
    if isinstance(known, discord.Message):
        return known
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None
