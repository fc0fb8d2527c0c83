"""`/settings check`: what the bot lacks on a server, what does not work without it, and how to give it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord

from bot.discord_bot.sending import send_reply
from bot.discord_bot.settings_layout import existing
from bot.discord_bot.settings_screen import may_manage
from bot.discord_bot.uses import Use
from bot.presenting.reply import Paragraph, Reply
from bot.presenting.wording import Wording
from bot.records import ServerSettings

__all__ = ["check_server"]

_IN_ORDER: Final = (
    "view_channel",
    "send_messages",
    "create_posts",
    "send_messages_in_threads",
    "read_message_history",
    "embed_links",
    "attach_files",
)
"""What is needed, by how much is missed without it. To create posts is what `send_messages` is called in a forum."""

_WITH_SENDING: Final = frozenset({"embed_links", "attach_files"})
"""What nobody has where they may not send messages, see
https://discord.com/developers/docs/topics/permissions#implicit-permissions."""

_PLACES_NAMED: Final = 5


async def check_server(use: Use) -> None:
    """Tell whoever may manage the server what is missing, in this channel and in the answer channels.

    Raises:
        RecordsError: if the answer channels cannot be read.
    """
    interaction = use.interaction
    guild_id = interaction.guild_id
    if guild_id is None or not may_manage(interaction):
        await use.say("settings.forbidden")
        return
    guild = use.bot.get_guild(guild_id)
    if guild is None:
        reply = _absent(guild_id, interaction.application_id, use.manner.words)
    else:
        server = await use.bot.memory.ask(lambda records: records.servers.read(guild_id))
        reply = _checked(guild, interaction, server, use.manner.words, reads_along=use.bot.settings.message_content)
    await send_reply(interaction, reply, use.manner, private=True)


def _checked(
    guild: discord.Guild,
    interaction: discord.Interaction[Any],
    server: ServerSettings,
    words: Wording,
    *,
    reads_along: bool,
) -> Reply:
    """The reply for a server that the bot is a member of."""
    missing, places = _missing(guild, interaction, server, words)
    paragraphs = [
        Paragraph(
            words(f"check.{permission}"),
            words("check.lack", effect=words(f"check.{permission}.effect"), places=_named(where, words)),
        )
        for permission, where in missing.items()
    ]
    if missing:
        role = guild.self_role.name if guild.self_role is not None else interaction.client.user.name
        paragraphs.append(Paragraph(words("check.mend"), words("check.mend.text", role=role)))
    if server.answer_channels and not reads_along:
        paragraphs.append(Paragraph(words("check.intent"), words("check.intent.text")))
    if server.muted:
        paragraphs.append(Paragraph(words("check.muted"), words("check.muted.text")))
    if paragraphs:
        return Reply(title=words("check.title"), pages=(tuple(paragraphs),), private=True)
    return Reply(title=words("check.title.well"), lead=words("check.well", places=_named(places, words)), private=True)


def _missing(
    guild: discord.Guild, interaction: discord.Interaction[Any], server: ServerSettings, words: Wording
) -> tuple[Mapping[str, list[str]], list[str]]:
    """The permissions that are missing, each with the places where, and all the places that were looked at."""
    looked_at = [(words("check.here"), _lacking(interaction.channel, interaction.app_permissions))]
    for number in existing(server.answer_channels, guild, guild.get_channel):
        channel = guild.get_channel(number)
        if channel is not None and number != interaction.channel_id:
            looked_at.append((f"#{channel.name}", _lacking(channel, channel.permissions_for(guild.me))))
    found = {one: [place for place, lacks in looked_at if one in lacks] for one in _IN_ORDER}
    return {one: where for one, where in found.items() if where}, [place for place, _ in looked_at]


def _lacking(channel: object, permissions: discord.Permissions) -> frozenset[str]:
    """What the bot lacks in a channel; not what it lacks only because it lacks something else."""
    if not permissions.view_channel:
        return frozenset({"view_channel"})
    lacks = {one for one in _IN_ORDER if one != "create_posts" and not getattr(permissions, one)}
    in_thread = isinstance(channel, discord.Thread)
    if ("send_messages_in_threads" if in_thread else "send_messages") in lacks:
        lacks -= _WITH_SENDING
    if in_thread:
        lacks.discard("send_messages")
    if isinstance(channel, discord.ForumChannel) and "send_messages" in lacks:
        lacks = lacks - {"send_messages"} | {"create_posts"}
    return frozenset(lacks)


def _named(places: Sequence[str], words: Wording) -> str:
    """Some places in words; of many only the first few by name."""
    if len(places) <= _PLACES_NAMED:
        return words.together(places)
    first = places[: _PLACES_NAMED - 1]
    return words.together([*first, words.count("check.others", len(places) - len(first))])


def _absent(guild_id: int, application_id: int, words: Wording) -> Reply:
    """The reply for a server on which somebody uses the bot that is not a member of it."""
    needed = discord.Permissions(**{one: True for one in _IN_ORDER if one != "create_posts"})
    link = discord.utils.oauth_url(application_id, permissions=needed, guild=discord.Object(guild_id))
    return Reply(
        title=words("check.absent"),
        lead=words("check.absent.text"),
        pages=((Paragraph(words("check.absent.mend"), words("check.absent.link"), link),),),
        private=True,
    )
