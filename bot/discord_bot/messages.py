"""Messages that are meant for the bot: those that mention it, replies that ping it, and direct messages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

from bot.discord_bot.sending import reply_to_message
from bot.presenting.about import how_to_ask
from bot.presenting.text import clean

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["answer_message", "is_for_bot"]

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
    question = re.sub(rf"<@!?{me.id}>", " ", message.content)
    library = bot.library
    reply = library.reply_to(question.strip()) if clean(question) else how_to_ask(library.presenter)
    await reply_to_message(message, reply)
