"""What becomes of an answer after it was sent: what it showed is remembered, and it can be taken away."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.discord_bot.uses import Use
from bot.presenting.presses import Delete

if TYPE_CHECKING:
    from bot.discord_bot.client import Bot

__all__ = ["delete", "remember_answer", "remember_more", "remember_reply", "remember_shown"]


async def remember_shown(
    bot: Bot,
    message: int | None,
    *,
    channel: int | None,
    guild: int | None,
    asker: int,
    statements: Sequence[str],
    question: int | None = None,
) -> None:
    """Remember which statements a public message shows, so that it can follow its question and be corrected."""
    if message is None or channel is None or not (statements or question):
        return
    await bot.memory.ask_or(
        None,
        lambda records: records.shown.remember(
            message, channel, guild, question, records.person(asker), tuple(statements)
        ),
    )


async def remember_answer(
    interaction: discord.Interaction[Bot], message: int | None, statements: Sequence[str]
) -> None:
    """Remember which statements the public answer to an interaction shows."""
    await remember_shown(
        interaction.client,
        message,
        channel=interaction.channel_id,
        guild=interaction.guild_id,
        asker=interaction.user.id,
        statements=statements,
    )


async def remember_reply(bot: Bot, sent: discord.Message, asked: discord.Message, statements: Sequence[str]) -> None:
    """Remember which statements the answer to a message shows, and that it is the answer to that message."""
    await remember_shown(
        bot,
        sent.id,
        channel=sent.channel.id,
        guild=asked.guild.id if asked.guild else None,
        asker=asked.author.id,
        statements=statements,
        question=asked.id,
    )


async def remember_more(use: Use, statements: Sequence[str]) -> None:
    """Remember that a message has come to show other statements as well."""
    message = use.interaction.message
    if message is None or message.flags.ephemeral or not statements:
        return
    message_id = message.id
    before = await use.bot.memory.ask_or(None, lambda records: records.shown.of(message_id))
    if before is not None and set(statements) - set(before.statements):
        everything = tuple(dict.fromkeys((*before.statements, *statements)))
        await use.bot.memory.ask_or(
            None,
            lambda records: records.shown.remember(
                message_id, before.channel_id, before.guild_id, before.question_id, before.asker, everything
            ),
        )


async def delete(use: Use, press: Delete) -> None:
    """Take an answer away: for whoever asked, and for those who may delete messages here."""
    interaction = use.interaction
    if not (use.is_by(press.owner) or interaction.permissions.manage_messages):
        await use.say("delete.forbidden")
        return
    await interaction.response.defer()
    with contextlib.suppress(discord.NotFound):  # somebody was faster
        await interaction.delete_original_response()
    message = interaction.message
    if message is not None:
        message_id = message.id
        await use.bot.memory.ask_or(None, lambda records: records.shown.forget(message_id))
