"""Which messages are for the bot: those that mention it, replies that ping it, direct messages, and chosen channels."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.discord_bot.asking import answer_message
from bot.discord_bot.volunteering import volunteer

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["is_for_bot", "take_message"]

_WRITTEN_BY_PEOPLE = frozenset({discord.MessageType.default, discord.MessageType.reply})


async def take_message(bot: Bot, message: discord.Message) -> None:
    """Answer a message if it is for the bot, or if it asks in a channel where the bot may answer by itself."""
    me = bot.user
    if me is None or not _is_by_a_person(message):
        return
    if is_for_bot(message, me):
        await answer_message(bot, message, me)
    elif bot.settings.message_content and message.guild is not None:
        await volunteer(bot, message)


def is_for_bot(message: discord.Message, me: discord.abc.User) -> bool:
    """Tell whether somebody speaks to the bot. A mention of everyone is not a mention of the bot."""
    return message.guild is None or me in message.mentions


def _is_by_a_person(message: discord.Message) -> bool:
    return not message.author.bot and message.webhook_id is None and message.type in _WRITTEN_BY_PEOPLE
