"""`/settings show`: what is in force, and how those who may change it change it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest
import simcord

from bot.discord_bot import Bot
from bot.presenting.wording import LANGUAGES
from bot.records import Records, ServerSettings
from bot.settings import Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import answered, text_of

CHANNELS, ROLES, LANGUAGE = (f"v1:do:settings:{name}:" for name in ("answer_channels", "roles", "language"))
MANAGES = discord.Permissions(manage_guild=True)
FORBIDDEN = "Only those who may manage this server can do that."
DEFAULTS = """### My settings on this server
- I answer questions here.
- Everybody may ask me.
- I answer only when I am asked.
- I speak each reader’s language.
- Answers are embeds.
- Everybody sees the answers to commands.
- Answers may come with pictures.
- I do not post corrections of what I showed."""


def admin_of(world: World, name: str = "admin") -> simcord.MemberActor:
    """Somebody who may manage the server, and nothing more."""
    role = world.guild.create_role(f"role of {name}", permissions=MANAGES)
    return world.guild.add_member(world.env.create_user(name), roles=[role])


def take_right(world: World, admin: simcord.MemberActor) -> None:
    """Take from an admin what made them one."""
    for role in world.guild.roles.values():
        if role.name == f"role of {admin.name}":
            world.env.backend.remove_member_role(world.guild.id, admin.id, role.id)


async def shown_to(member: simcord.MemberActor, world: World) -> simcord.ResponseMessage:
    """The screen as somebody opens it."""
    result = await member.slash(world.channel, "settings show")
    assert result.ephemeral
    return answered(result)


def inside(message: simcord.ResponseMessage) -> list[dict[str, Any]]:
    """All that the screen holds, one below the other."""
    [box] = message.components
    inner: list[dict[str, Any]] = box["components"]
    return inner


def in_force(message: simcord.ResponseMessage) -> str:
    """What the screen says at its top."""
    text: str = inside(message)[0]["content"]
    return text


def pressable(message: simcord.ResponseMessage) -> list[dict[str, Any]]:
    """The menus and buttons of the screen."""
    return [item for row in inside(message) if row["type"] == 1 for item in row["components"]]


def buttons(message: simcord.ResponseMessage) -> list[str]:
    return [item["label"] for item in pressable(message) if item["type"] == 2]


def filled_in(message: simcord.ResponseMessage, menu: str) -> list[int]:
    """What a menu of channels or roles has chosen from the beginning."""
    [found] = [item for item in pressable(message) if item["custom_id"] == menu]
    return [int(value["id"]) for value in found.get("default_values", ())]


async def decided(world: World) -> ServerSettings:
    """What is in force for the bot that is running now."""
    bot: Any = world.env.bot
    found: ServerSettings = await bot.memory.ask(lambda records: records.servers.read(world.guild.id))
    return found


@pytest.fixture
async def lasting(tmp_path: Path) -> AsyncIterator[World]:
    """A world whose bot remembers over a restart."""
    async with simulated(lasting_bot(tmp_path)) as made:
        yield made


def lasting_bot(folder: Path) -> Bot:
    return bot_for(settings=Settings(database_url=f"sqlite:///{folder}/bot.sqlite3"))


async def test_who_decided_nothing_sees_what_is_in_force_all_the_same(world: World) -> None:
    screen = await shown_to(admin_of(world), world)
    assert in_force(screen) == DEFAULTS
    assert buttons(screen) == [
        "Look: embeds",
        "Answers: public",
        "Pictures: on",
        "Corrections: off",
        "Muted: no",
    ]
    assert filled_in(screen, CHANNELS) == filled_in(screen, ROLES) == []


@pytest.mark.parametrize(
    ("button", "sentence", "after"),
    [
        ("Look: embeds", "Answers are cards, Discord’s newer layout.", "Look: cards"),
        ("Answers: public", "Only the asker sees the answer to a command.", "Answers: asker only"),
        ("Pictures: on", "Answers come without pictures.", "Pictures: off"),
        ("Corrections: off", "I post corrections of what I showed, where I showed it.", "Corrections: on"),
        ("Muted: no", "I am muted: I answer nobody here.", "Muted: yes"),
    ],
)
async def test_a_button_switches_and_switches_back(world: World, button: str, sentence: str, after: str) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    await admin.click(screen, label=button)
    assert f"- {sentence}" in in_force(screen).split("\n")
    await admin.click(screen, label=after)
    assert in_force(screen) == DEFAULTS
    assert button in buttons(screen)


async def test_answer_channels_are_chosen_named_and_taken_back(world: World) -> None:
    admin, other = admin_of(world), world.guild.create_forum_channel("posts")
    screen = await shown_to(admin, world)
    await admin.select(screen, [world.channel, other], custom_id=CHANNELS)
    assert filled_in(screen, CHANNELS) == sorted([world.channel.id, other.id])
    assert f"<#{world.channel.id}> and <#{other.id}>" in in_force(screen)
    await admin.select(screen, [], custom_id=CHANNELS)
    assert in_force(screen) == DEFAULTS
    assert (await decided(world)).answer_channels == frozenset()


async def test_channels_without_questions_are_not_offered(world: World) -> None:
    screen = await shown_to(admin_of(world), world)
    [menu] = [item for item in pressable(screen) if item["custom_id"] == CHANNELS]
    kinds = {discord.ChannelType.text, discord.ChannelType.forum, discord.ChannelType.voice}
    assert set(menu["channel_types"]) == {kind.value for kind in kinds}
    assert menu["max_values"] == 25


async def test_answer_channels_wait_for_an_operator_who_lets_the_bot_read_along(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    assert "read along" not in str(inside(screen))
    await admin.select(screen, [world.channel], custom_id=CHANNELS)
    assert "but I cannot read along there yet" in in_force(screen)
    assert "-# /settings check says how to let me read along there." in inside(screen)[2]["content"]


async def test_answer_channels_where_the_bot_reads_along_are_in_force() -> None:
    async with simulated(bot_for(settings=Settings(database_url="sqlite://", message_content=True))) as world:
        admin = admin_of(world)
        screen = await shown_to(admin, world)
        await admin.select(screen, [world.channel], custom_id=CHANNELS)
        channel = f"<#{world.channel.id}>"
        assert f"In {channel} I also answer clear questions that were not put to me." in in_force(screen)
        assert "read along" not in str(inside(screen))


async def test_those_without_a_role_that_may_ask_are_refused_until_everybody_may_again(world: World) -> None:
    admin, role = admin_of(world), world.guild.create_role("Readers")
    screen = await shown_to(admin, world)
    await admin.select(screen, [role], custom_id=ROLES)
    assert f"Those with <@&{role.id}> may ask me, and whoever may manage this server." in in_force(screen)
    refused = await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    assert text_of(answered(refused)) == "On this server only some roles may ask me."
    await admin.select(screen, [], custom_id=ROLES)
    assert in_force(screen) == DEFAULTS
    assert not (await world.alice.slash(world.channel, "ask", question="What did Macron say?")).ephemeral


async def test_the_role_that_everybody_has_is_the_same_as_none(world: World) -> None:
    admin, role = admin_of(world), world.guild.create_role("Readers")
    screen = await shown_to(admin, world)
    await admin.select(screen, [world.guild.default_role, role], custom_id=ROLES)
    assert in_force(screen) == DEFAULTS


async def test_every_language_is_offered_in_its_own_name(world: World) -> None:
    screen = await shown_to(admin_of(world), world)
    [menu] = [item for item in pressable(screen) if item["custom_id"] == LANGUAGE]
    names = [option["label"] for option in menu["options"]]
    assert names == [
        "Automatic",
        *("English", "Français", "Deutsch", "Українська", "Русский", "Polski", "Español", "Italiano"),
    ]
    assert [option["value"] for option in menu["options"] if option["default"]] == ["automatic"]


async def test_a_language_is_settled_and_left_to_the_readers_again(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    for language in (*LANGUAGES, "automatic"):
        await admin.select(screen, [language], custom_id=LANGUAGE)
        [menu] = [item for item in pressable(screen) if item["custom_id"] == LANGUAGE]
        assert [option["value"] for option in menu["options"] if option["default"]] == [language]
    assert in_force(screen) == DEFAULTS


async def test_what_is_decided_holds_at_once(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    assert not (await world.alice.slash(world.channel, "ask", question="What did Macron say?")).ephemeral
    await admin.click(screen, label="Answers: public")
    assert (await world.alice.slash(world.channel, "ask", question="What did Macron say?")).ephemeral
    await admin.click(screen, label="Muted: no")
    muted = await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    assert text_of(answered(muted)).startswith("I am muted on this server.")
    await admin.click(screen, label="Muted: yes")
    assert (await world.alice.slash(world.channel, "ask", question="What did Macron say?")).response is not None
    assert (await decided(world)) == ServerSettings(private=True)


async def test_the_screen_works_after_a_restart(lasting: World, tmp_path: Path) -> None:
    admin = admin_of(lasting)
    screen = await shown_to(admin, lasting)
    await admin.select(screen, [lasting.channel], custom_id=CHANNELS)
    await lasting.env.restart_bot(lasting_bot(tmp_path))
    await admin.click(screen, label="Pictures: on")
    await admin.select(screen, ["uk"], custom_id=LANGUAGE)
    assert "Українська" in in_force(screen)
    expected = ServerSettings(language="uk", pictures=False, answer_channels=frozenset({lasting.channel.id}))
    assert await decided(lasting) == expected


async def test_two_admins_at_once_lose_nothing(world: World) -> None:
    first, second = admin_of(world, "first"), admin_of(world, "second")
    other, third = world.guild.create_text_channel("other"), world.guild.create_text_channel("third")
    ones, anothers = await shown_to(first, world), await shown_to(second, world)
    await first.select(ones, [world.channel, third], custom_id=CHANNELS)
    await second.select(anothers, [other], custom_id=CHANNELS)
    await first.select(ones, [world.channel], custom_id=CHANNELS)
    channels = frozenset({world.channel.id, other.id})
    assert (await decided(world)).answer_channels == channels
    assert filled_in(ones, CHANNELS) == sorted(channels)


async def test_two_admins_who_press_the_same_button_do_not_undo_each_other(world: World) -> None:
    first, second = admin_of(world, "first"), admin_of(world, "second")
    ones, anothers = await shown_to(first, world), await shown_to(second, world)
    await first.click(ones, label="Muted: no")
    await second.click(anothers, label="Muted: no")
    await second.click(anothers, label="Pictures: on")
    await first.click(ones, label="Answers: public")
    assert await decided(world) == ServerSettings(muted=True, pictures=False, private=True)
    assert buttons(ones) == ["Look: embeds", "Answers: asker only", "Pictures: off", "Corrections: off", "Muted: yes"]


async def test_more_channels_than_fit_change_nothing(world: World) -> None:
    first, second = admin_of(world, "first"), admin_of(world, "second")
    channels = [world.guild.create_text_channel(f"channel-{number}") for number in range(26)]
    ones, anothers = await shown_to(first, world), await shown_to(second, world)
    await first.select(ones, channels[:25], custom_id=CHANNELS)
    result = await second.select(anothers, channels[25:], custom_id=CHANNELS)
    assert result.ephemeral
    assert text_of(answered(result)) == "I can take 25 at most, so nothing was changed."
    assert (await decided(world)).answer_channels == frozenset(channel.id for channel in channels[:25])


async def test_deleted_channels_and_roles_are_left_out(world: World) -> None:
    admin, other, role = admin_of(world), world.guild.create_text_channel("gone"), world.guild.create_role("Gone")
    screen = await shown_to(admin, world)
    await admin.select(screen, [world.channel, other], custom_id=CHANNELS)
    await admin.select(screen, [role], custom_id=ROLES)
    world.env.backend.delete_channel(other.id)
    world.env.backend.delete_role(world.guild.id, role.id)
    await world.env.settle()
    opened = await shown_to(admin, world)
    assert filled_in(opened, CHANNELS) == [world.channel.id]
    assert filled_in(opened, ROLES) == []
    assert str(other.id) not in in_force(opened)
    new = world.guild.create_text_channel("new")
    await admin.select(opened, [world.channel, new], custom_id=CHANNELS)
    assert (await decided(world)).answer_channels == {world.channel.id, new.id}


async def test_somebody_without_the_right_is_refused_even_where_discord_offers_the_command(world: World) -> None:
    [settings] = [command for command in await world.env.bot.tree.fetch_commands() if command.name == "settings"]  # type: ignore[attr-defined]
    world.guild.set_command_permissions(settings, {world.bob: True})
    for command in ("settings show", "settings check"):
        result = await world.bob.slash(world.channel, command)
        assert result.ephemeral
        assert text_of(answered(result)) == FORBIDDEN


async def test_somebody_who_has_lost_the_right_can_change_nothing_with_an_old_screen(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    before = in_force(screen)
    take_right(world, admin)
    for result in (
        await admin.click(screen, label="Muted: no"),
        await admin.select(screen, [world.channel], custom_id=CHANNELS),
        await admin.select(screen, ["de"], custom_id=LANGUAGE),
    ):
        assert result.ephemeral
        assert text_of(answered(result)) == FORBIDDEN
    assert in_force(screen) == before
    assert await decided(world) == ServerSettings()


async def test_a_muted_bot_and_one_for_some_roles_still_lets_admins_decide(world: World) -> None:
    admin, role = admin_of(world), world.guild.create_role("Readers")
    screen = await shown_to(admin, world)
    await admin.click(screen, label="Muted: no")
    await admin.select(screen, [role], custom_id=ROLES)
    assert "I am muted: I answer nobody here." in in_force(await shown_to(admin, world))
    await admin.click(screen, label="Muted: yes")
    assert (await decided(world)).muted is False


async def test_a_button_that_nobody_knows_any_more_is_politely_refused(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    stored = world.env.backend.get_message(screen.channel_id, screen.id)
    switches = next(row for row in stored.components[0]["components"] if len(row.get("components", ())) == 5)
    for custom_id in ("v1:do:settings:colour:red", "v1:do:settings:style:neon", "v1:do:nowhere:muted:1"):
        switches["components"][0]["custom_id"] = custom_id
        result = await admin.click(screen, custom_id=custom_id)
        assert text_of(answered(result)).startswith("This button comes from an older version of me.")
    assert await decided(world) == ServerSettings()


async def test_where_the_records_cannot_be_read_there_is_one_sentence_and_no_screen(tmp_path: Path) -> None:
    sentence = "I cannot reach what I remember at the moment. Please try again later."
    broken = bot_for(settings=Settings(database_url=f"sqlite:///{tmp_path}"))
    async with simulated(broken, check_errors=False) as world:
        result = await admin_of(world).slash(world.channel, "settings show")
        assert result.ephemeral
        assert answered(result).content == sentence
        assert not answered(result).components
        assert not result.followups


async def test_where_the_records_break_later_the_screen_stays_as_it_was(lasting: World, tmp_path: Path) -> None:
    admin = admin_of(lasting)
    screen = await shown_to(admin, lasting)
    await lasting.env.restart_bot(bot_for(settings=Settings(database_url=f"sqlite:///{tmp_path}")))
    for result in (
        await admin.click(screen, label="Pictures: on"),
        await admin.select(screen, [lasting.channel], custom_id=CHANNELS),
    ):
        assert result.ephemeral
        assert answered(result).content.startswith("I cannot reach what I remember at the moment.")
    assert in_force(screen) == DEFAULTS
    assert Records(f"sqlite:///{tmp_path}/bot.sqlite3").servers.read(lasting.guild.id) == ServerSettings()


async def test_on_a_server_the_bot_is_no_member_of_there_is_nothing_to_set(world: World) -> None:
    admin = admin_of(world)
    screen = await shown_to(admin, world)
    state: Any = world.env.bot._connection
    guild = state._get_guild(world.guild.id)
    state._remove_guild(guild)
    opened = await admin.slash(world.channel, "settings show")
    pressed = await admin.click(screen, label="Muted: no")
    state._add_guild(guild)
    for result in (opened, pressed):
        assert result.ephemeral
        assert text_of(answered(result)).startswith("I am not a member of this server, so there is nothing to set.")
    assert await decided(world) == ServerSettings()


async def test_settings_are_offered_on_servers_only_and_to_those_who_may_manage_them(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    [command] = [command for command in sent if command["name"] == "settings"]
    assert command["contexts"] == [0]
    assert command["default_member_permissions"] == MANAGES.value
    assert "settings show" not in world.bob.available_commands(world.channel)
    assert {"settings show", "settings check"} <= set(admin_of(world).available_commands(world.channel))


async def test_nothing_of_the_screen_stays_in_memory(world: World) -> None:
    await shown_to(admin_of(world), world)
    assert not world.env.bot.persistent_views
