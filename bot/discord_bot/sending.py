"""Sends replies: once decided what to say and to whom, this is how it leaves."""

from __future__ import annotations

import asyncio
import io
import logging
from typing import Any

import discord

from bot.discord_bot.manner import Manner
from bot.presenting.as_discord import Rendered, Style, escape, render, shown_question
from bot.presenting.as_text import reply_as_text
from bot.presenting.reply import Illustration, Reply
from bot.presenting.state import owner_tag
from bot.presenting.text import fit

__all__ = ["edit_reply", "post", "question_shown", "reply_to_message", "send_reply", "update_message"]

_log = logging.getLogger(__name__)

_NOBODY = "-"
"""In place of the tag of whoever may turn pages, where a message is nobody's."""

_LONGEST_CONTENT = 2000
_LONGEST_DRAWING = 2.0
"""Seconds after which a reply goes out without its picture: Discord waits for three."""


async def send_reply(
    interaction: discord.Interaction[Any],
    reply: Reply,
    manner: Manner,
    *,
    private: bool,
    page: int = 0,
    question: str | None = None,
) -> int | None:
    """Answer an interaction with a new message, for the asker only if `private`; gives the message's id."""
    rendered = _rendered(
        reply, manner, page=page, owner=owner_tag(interaction.user.id), question=question, public=not private
    )
    sent = await interaction.response.send_message(ephemeral=private, **await _new(rendered))
    return sent.message_id


async def edit_reply(
    interaction: discord.Interaction[Any], reply: Reply, manner: Manner, *, page: int = 0
) -> tuple[str, ...]:
    """Replace the message whose component was used; gives the ids of the statements that it shows now."""
    message = interaction.message
    rendered = _rendered(
        reply,
        manner,
        page=page,
        owner=owner_tag(interaction.user.id),
        question=question_shown(message),
        public=message is None or not message.flags.ephemeral,
        style=_style_of(message),
    )
    await interaction.response.edit_message(**await _changed(rendered))
    return rendered.statements


async def reply_to_message(message: discord.Message, reply: Reply, manner: Manner) -> discord.Message:
    """Reply to a message without pinging its author; as plain text where embeds are not allowed."""
    reference = message.to_reference(fail_if_not_exists=False)
    if not _may(message, "embed_links"):
        text = fit(reply_as_text(reply), _LONGEST_CONTENT, _escape_lines)
        return await message.channel.send(text, reference=reference, mention_author=False, suppress_embeds=True)
    rendered = _rendered(
        reply, manner, owner=owner_tag(message.author.id), public=True, pictures=_may(message, "attach_files")
    )
    return await message.channel.send(reference=reference, mention_author=False, **await _new(rendered))


async def post(
    channel: discord.abc.Messageable,
    reply: Reply,
    manner: Manner,
    *,
    public: bool,
    question: str | None = None,
    under: discord.MessageReference | None = None,
) -> discord.Message:
    """Write to a channel, `under` a message there, without anybody having asked just now; pings nobody.

    Raises:
        discord.HTTPException: if Discord does not take it.
    """
    rendered = _rendered(reply, manner, owner=_NOBODY, question=question, public=public)
    options = await _new(rendered)
    if under is not None:
        options |= {"reference": under, "mention_author": False}
    return await channel.send(**options)


async def update_message(
    answer: discord.PartialMessage, question: discord.Message, reply: Reply, manner: Manner
) -> tuple[str, ...]:
    """Put another reply into a message that answers `question`; gives the ids of the statements that it shows now."""
    found = await answer.fetch()
    if found.content and not found.embeds and not found.components:
        await found.edit(content=fit(reply_as_text(reply), _LONGEST_CONTENT, _escape_lines))
        return reply.statements_on(0)
    rendered = _rendered(
        reply,
        manner,
        owner=owner_tag(question.author.id),
        public=True,
        style=_style_of(found),
        pictures=_may(question, "attach_files"),
    )
    await found.edit(**await _changed(rendered))
    return rendered.statements


def question_shown(message: discord.Message | None) -> str | None:
    """The question that stands above an answer of the bot, if one does."""
    return None if message is None else shown_question(message)


def _rendered(
    reply: Reply,
    manner: Manner,
    *,
    owner: str,
    public: bool,
    page: int = 0,
    question: str | None = None,
    style: Style | None = None,
    pictures: bool = True,
) -> Rendered:
    return render(
        reply,
        page=page,
        owner=owner,
        question=question,
        wording=manner.words,
        public=public,
        pictures=pictures and manner.pictures,
        style=style or manner.style,
    )


def _style_of(message: discord.Message | None) -> Style | None:
    """What a message is made of: one made of components stays so for ever."""
    if message is None:
        return None
    return Style.CARDS if message.flags.components_v2 else Style.EMBEDS


async def _new(rendered: Rendered) -> dict[str, Any]:
    """What a new message is sent with. One made of components has no embeds, not even none."""
    file = await _drawn(rendered.illustration)
    view = rendered.view(drawn=file is not None)
    options: dict[str, Any] = {"embeds": list(rendered.embeds)} if rendered.embeds else {}
    if view is not None:
        options["view"] = view
    if file is not None:
        options["file"] = file
    return options


async def _changed(rendered: Rendered) -> dict[str, Any]:
    """What takes the place of a message: all of it, the picture of before included."""
    file = await _drawn(rendered.illustration)
    view = rendered.view(drawn=file is not None)
    options: dict[str, Any] = {"view": view, "attachments": [] if file is None else [file]}
    if rendered.style is Style.EMBEDS:
        options["embeds"] = list(rendered.embeds)
    return options


async def _drawn(illustration: Illustration | None) -> discord.File | None:
    """The picture as a file, drawn away from the event loop; None if that fails or takes too long."""
    if illustration is None:
        return None
    from bot.presenting.pictures.drawing import draw

    try:
        data = await asyncio.wait_for(asyncio.to_thread(draw, illustration.picture), _LONGEST_DRAWING)
    except TimeoutError:
        _log.warning("a picture took too long, the reply went out without it")
        return None
    except Exception:
        _log.exception("a picture could not be drawn, the reply went out without it")
        return None
    return discord.File(io.BytesIO(data), filename=illustration.file_name, description=illustration.alt)


def _may(message: discord.Message, permission: str) -> bool:
    guild = message.guild
    if guild is None or guild.me is None or not hasattr(message.channel, "permissions_for"):
        return True
    return bool(getattr(message.channel.permissions_for(guild.me), permission))


def _escape_lines(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))
