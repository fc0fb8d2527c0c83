"""Sends replies: once decided what to say and to whom, this is how it leaves."""

from __future__ import annotations

from typing import Any

import discord

from bot.presenting.as_discord import Rendered, escape, render
from bot.presenting.as_text import reply_as_text
from bot.presenting.reply import Reply
from bot.presenting.state import owner_tag
from bot.presenting.text import fit

__all__ = ["edit_reply", "question_shown", "reply_to_message", "send_reply"]

_LONGEST_CONTENT = 2000


async def send_reply(
    interaction: discord.Interaction[Any],
    reply: Reply,
    *,
    private: bool,
    page: int = 0,
    question: str | None = None,
) -> None:
    """Answer an interaction with a new message, for the asker only if `private`."""
    rendered = render(reply, page=page, owner=owner_tag(interaction.user.id), question=question)
    view = rendered.view()
    await interaction.response.send_message(
        embeds=list(rendered.embeds), view=discord.utils.MISSING if view is None else view, ephemeral=private
    )


async def edit_reply(interaction: discord.Interaction[Any], reply: Reply, *, page: int = 0) -> None:
    """Replace the message whose component was used."""
    rendered = render(
        reply, page=page, owner=owner_tag(interaction.user.id), question=question_shown(interaction.message)
    )
    await interaction.response.edit_message(content=None, embeds=list(rendered.embeds), view=rendered.view())


async def reply_to_message(message: discord.Message, reply: Reply) -> None:
    """Reply to a message without pinging its author; as plain text where embeds are not allowed."""
    rendered = render(reply, owner=owner_tag(message.author.id))
    reference = message.to_reference(fail_if_not_exists=False)
    if _may_embed(message):
        await _send_embeds(message, reference, rendered)
        return
    text = fit(reply_as_text(reply), _LONGEST_CONTENT, _escape_lines)
    await message.channel.send(text, reference=reference, mention_author=False, suppress_embeds=True)


async def _send_embeds(message: discord.Message, reference: discord.MessageReference, rendered: Rendered) -> None:
    view = rendered.view()
    if view is None:
        await message.channel.send(embeds=list(rendered.embeds), reference=reference, mention_author=False)
    else:
        await message.channel.send(embeds=list(rendered.embeds), reference=reference, mention_author=False, view=view)


def _may_embed(message: discord.Message) -> bool:
    guild = message.guild
    if guild is None or guild.me is None or not hasattr(message.channel, "permissions_for"):
        return True
    return bool(message.channel.permissions_for(guild.me).embed_links)


def _escape_lines(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))


def question_shown(message: discord.Message | None) -> str | None:
    """The question that stands above an answer of the bot, if one does."""
    embeds = message.embeds if message is not None else []
    name = embeds[0].author.name if embeds else None
    return name.removeprefix("“").removesuffix("”") if name else None
