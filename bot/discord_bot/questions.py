"""Which question a message asks, or an answer answers. Nothing is remembered for this: it stands in Discord."""

from __future__ import annotations

import re

import discord

from bot.discord_bot.sending import question_shown

__all__ = ["asked_before", "question_answered", "without_mention"]

_QUESTIONS_BACK = 3
"""Questions of one conversation that are looked at to understand the next."""


def without_mention(message: discord.Message, me: discord.abc.User) -> str:
    """What a message says besides the name of the bot."""
    return re.sub(rf"<@!?{me.id}>", " ", message.content).strip()


async def question_answered(answer: discord.Message | None, me: discord.abc.User | None) -> str | None:
    """The question that a message of the bot answers: shown above it, or asked in the message that it replies to."""
    if answer is None:
        return None
    shown = question_shown(answer)
    if shown is not None or me is None:
        return shown
    asked = await _replied_to(answer)
    return (without_mention(asked, me) or None) if asked is not None and asked.author.id != me.id else None


async def asked_before(message: discord.Message, me: discord.abc.User) -> list[str]:
    """The questions that led to the answer which `message` replies to, oldest first.

    An answer to a command shows its question, any other answer is itself a reply to it.
    """
    found: list[str] = []
    current: discord.Message | None = message
    while current is not None and len(found) < _QUESTIONS_BACK:
        answer = await _replied_to(current)
        if answer is None or answer.author.id != me.id:
            break
        shown = question_shown(answer)
        current = await _replied_to(answer) if shown is None else None
        question = shown or (without_mention(current, me) if current is not None else "")
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
    except (discord.HTTPException, discord.ClientException, AttributeError):
        return None
