"""`/settings check`: what the bot lacks, what does not work without it, and how to give it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord
from simcord.enums import ChannelType

from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, text_of, titles

READS_ALONG = Settings(database_url="sqlite://", message_content=True)


def channel_without(world: World, *permissions: str, name: str = "bare") -> simcord.ChannelHandle:
    """A channel in which nobody has these permissions unless they get them otherwise."""
    denied = discord.PermissionOverwrite(**dict.fromkeys(permissions, False))
    return world.guild.create_text_channel(name, overwrites={world.guild.default_role: denied})


async def decide(world: World, **changes: Any) -> None:
    """What the server has decided."""
    bot: Any = world.env.bot
    await bot.memory.ask(lambda records: records.servers.change(world.guild.id, **changes))


async def checked(world: World, channel: simcord.ChannelHandle | None = None) -> simcord.ResponseMessage:
    """What the check says in a channel."""
    role = world.guild.create_role("Admins", permissions=discord.Permissions(administrator=True))
    admin = world.guild.add_member(world.env.create_user("admin"), roles=[role])
    result = await admin.slash(channel or world.channel, "settings check")
    assert result.ephemeral
    return answered(result)


async def answer_in(world: World, channels: Sequence[simcord.ChannelHandle]) -> None:
    """Make answer channels of some channels."""
    await decide(world, answer_channels=frozenset(channel.id for channel in channels))


async def test_where_nothing_is_missing_it_says_so(world: World) -> None:
    message = await checked(world)
    assert titles(message) == ["Nothing is missing"]
    assert "I have everything I need in this channel." in text_of(message)


@pytest.mark.parametrize(
    ("permission", "name", "effect"),
    [
        ("send_messages", "Send Messages", "I can answer commands, but no messages."),
        ("send_messages_in_threads", "Send Messages in Threads", "In threads and posts I can answer commands"),
        ("read_message_history", "Read Message History", "I cannot reply to messages, so I answer commands only."),
        ("embed_links", "Embed Links", "Answers to messages are plain text, without buttons."),
        ("attach_files", "Attach Files", "Answers to messages come without pictures."),
        ("view_channel", "View Channel", "I do not see messages, so mentions and replies stay unanswered."),
    ],
)
async def test_each_permission_that_is_missing_here_is_named_alone_with_what_stops_without_it(
    world: World, permission: str, name: str, effect: str
) -> None:
    message = await checked(world, channel_without(world, permission))
    text = text_of(message)
    assert titles(message) == ["What I lack here"]
    assert f"**{name}**\n{effect}" in text
    assert text.count("Missing in this channel.") == text.count("Missing in") == 1
    assert "Edit Channel → Permissions" in text
    assert "Server Settings → Roles" in text


async def test_what_is_missing_in_answer_channels_is_told_from_anywhere() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        bare, other = channel_without(world, "embed_links"), channel_without(world, "embed_links", name="other")
        fine = world.guild.create_text_channel("fine")
        await answer_in(world, [bare, other, fine, world.channel])
        text = text_of(await checked(world))
        assert "**Embed Links**" in text
        assert "Missing in #bare and #other." in text
        assert "fine" not in text
        assert "Message Content" not in text


async def test_all_well_names_the_answer_channels_too() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        await answer_in(world, [world.guild.create_text_channel("fine"), world.channel])
        assert "I have everything I need in this channel and #fine." in text_of(await checked(world))


async def test_many_channels_are_counted_and_still_fit() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        nothing = ("send_messages", "send_messages_in_threads", "read_message_history")
        bare = [channel_without(world, *nothing, name=f"{number}-{'x' * 90}") for number in range(25)]
        await answer_in(world, bare)
        await decide(world, muted=True)
        text = text_of(await checked(world))
        assert "and 21 other channels." in text
        assert text.count("Missing in") == 3
        assert "Edit Channel → Permissions" in text
        assert "I answer nobody here until /settings show changes that." in text


async def test_two_channels_of_one_name_are_both_looked_at() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        bare, fine = channel_without(world, "embed_links", name="same"), world.guild.create_text_channel("same")
        await answer_in(world, [bare, fine])
        assert "Missing in #same." in text_of(await checked(world))


async def test_in_a_forum_it_is_posts_that_cannot_be_created() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        denied = channel_without(world, "send_messages")._channel.overwrites
        kind = ChannelType.FORUM
        forum = world.env.backend.create_channel(world.guild.id, "posts", type=kind, overwrites=denied)
        await decide(world, answer_channels=frozenset({forum.id}))
        text = text_of(await checked(world))
        assert "**Create Posts**\nAnswers to messages are plain text, without buttons and pictures." in text
        assert "Missing in #posts." in text
        assert "**Send Messages**" not in text


@pytest.mark.parametrize(
    ("permission", "said"),
    [
        ("send_messages", "I have everything I need in this channel."),
        ("send_messages_in_threads", "In threads and posts"),
    ],
)
async def test_in_a_thread_only_what_counts_in_threads_is_missing(world: World, permission: str, said: str) -> None:
    channel: Any = world.env.bot.get_channel(channel_without(world, permission).id)
    await channel.create_thread(name="thread", type=discord.ChannelType.public_thread)
    [thread] = [one for channel in world.guild.channels.values() for one in channel.threads]
    text = text_of(await checked(world, thread))
    assert said in text
    assert "**Send Messages**" not in text


async def test_answer_channels_without_the_intent_are_explained_to_whom_they_concern(world: World) -> None:
    await answer_in(world, [world.channel])
    text = text_of(await checked(world))
    assert "**Message Content**" in text
    assert "Discord Developer Portal → Bot → Message Content Intent" in text
    assert "Missing in" not in text


async def test_answer_channels_that_were_deleted_do_not_count() -> None:
    async with simulated(bot_for(settings=READS_ALONG)) as world:
        gone = channel_without(world, "embed_links")
        await answer_in(world, [gone])
        world.env.backend.delete_channel(gone.id)
        await world.env.settle()
        assert titles(await checked(world)) == ["Nothing is missing"]


async def test_a_muted_bot_says_that_it_is(world: World) -> None:
    await decide(world, muted=True)
    text = text_of(await checked(world))
    assert "I answer nobody here until /settings show changes that." in text
    assert "Missing in" not in text


async def test_where_the_bot_is_no_member_it_says_what_that_means_and_how_to_add_it(world: World) -> None:
    state: Any = world.env.bot._connection
    guild = state._get_guild(world.guild.id)
    state._remove_guild(guild)
    message = await checked(world)
    state._add_guild(guild)
    text = text_of(message)
    assert titles(message) == ["I am not a member of this server"]
    assert "mentions, replies, answer channels and corrections do not work" in text
    assert f"guild_id={world.guild.id}" in text
    assert "https://discord.com/oauth2/authorize?client_id=" in text


async def test_where_the_records_cannot_be_read_there_is_one_sentence(tmp_path: Path) -> None:
    broken = bot_for(settings=Settings(database_url=f"sqlite:///{tmp_path}"))
    async with simulated(broken, check_errors=False) as world:
        message = await checked(world)
        assert message.content == "I cannot reach what I remember at the moment. Please try again later."
        assert not message.embeds
