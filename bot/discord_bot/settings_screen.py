"""Showing what a server has decided about the bot, and changing it: one private message for those who may.

A menu holds a whole list, but changes only what was added to it or taken out: what another admin has changed since the
message was made stays. A button says what it sets, so two admins who press the same one do not undo each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from threading import Lock
from typing import Any

import discord

from bot.discord_bot.settings_layout import AUTOMATIC, MOST_CHOSEN, SETTINGS, existing, settings_layout
from bot.discord_bot.uses import Use
from bot.presenting.as_discord import Style
from bot.presenting.presses import Do
from bot.presenting.wording import LANGUAGES
from bot.records import Records, ServerChanges, ServerSettings

__all__ = ["SETTINGS", "may_manage", "settings_pressed", "show_settings"]

Change = Callable[[Records], ServerSettings | None]

_ONE_AT_A_TIME = Lock()
"""For changes of lists, which are read first. All presses on one server come to one process."""


def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Tell whether somebody may manage the server on which they use an interaction."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild


async def show_settings(use: Use) -> None:
    """Show what is in force, privately, to whoever may manage the server.

    Raises:
        RecordsError: if what is in force cannot be read.
    """
    guild = await _guild(use)
    if guild is not None:
        guild_id = guild.id
        server = await use.bot.memory.ask(lambda records: records.servers.read(guild_id))
        view = settings_layout(guild, server, use.manner, reads_along=use.bot.settings.message_content)
        await use.interaction.response.send_message(view=view, ephemeral=True)


async def settings_pressed(use: Use, press: Do) -> None:
    """Change the one setting that was used, and show what is in force then.

    Raises:
        RecordsError: if it cannot be changed; then nothing is.
    """
    guild = await _guild(use)
    if guild is None:
        return
    change = _change(use, guild, press)
    if change is None:
        await use.say("outdated")
        return
    server = await use.bot.memory.ask(change)
    if server is None:
        await use.say("settings.too_many", most=MOST_CHOSEN)
        return
    use.bot.manners.forget(guild.id)
    # Language and style of the screen may be what has just changed.
    manner = await use.bot.manners.for_interaction(use.interaction)
    view = settings_layout(guild, server, manner, reads_along=use.bot.settings.message_content)
    await use.interaction.response.edit_message(view=view)


async def _guild(use: Use) -> discord.Guild | None:
    """The server to decide about; None where that is not possible or not for this person, and they have been told."""
    guild_id = use.interaction.guild_id
    if guild_id is None or not may_manage(use.interaction):
        await use.say("settings.forbidden")
        return None
    guild = use.bot.get_guild(guild_id)
    if guild is None:
        await use.say("settings.absent")
    return guild


def _change(use: Use, guild: discord.Guild, press: Do) -> Change | None:
    """What a press changes; None for one that another version made."""
    match press.verb:
        case "answer_channels":
            return _change_of_channels(guild, use.values, _shown_before(use.interaction))
        case "roles":
            return _change_of_roles(guild, use.values, _shown_before(use.interaction))
        case "language" if len(use.values) == 1 and use.values[0] in (AUTOMATIC, *LANGUAGES):
            language = None if use.values[0] == AUTOMATIC else str(use.values[0])
            changes = ServerChanges(language=language)
        case "style" if press.argument in tuple(Style):
            changes = ServerChanges(style=press.argument)
        case "private":
            changes = ServerChanges(private=press.argument == "1")
        case "pictures":
            changes = ServerChanges(pictures=press.argument == "1")
        case "corrections":
            changes = ServerChanges(corrections=press.argument == "1")
        case "muted":
            changes = ServerChanges(muted=press.argument == "1")
        case _:
            return None
    guild_id = guild.id
    return lambda records: records.servers.change(guild_id, **changes)


def _change_of_channels(guild: discord.Guild, chosen: Sequence[Any], shown: Collection[int]) -> Change:
    def change(records: Records) -> ServerSettings | None:
        with _ONE_AT_A_TIME:
            before = existing(records.servers.read(guild.id).answer_channels, guild, guild.get_channel)
            after = _merged(before, chosen, shown)
            return records.servers.change(guild.id, answer_channels=after) if len(after) <= MOST_CHOSEN else None

    return change


def _change_of_roles(guild: discord.Guild, chosen: Sequence[Any], shown: Collection[int]) -> Change:
    def change(records: Records) -> ServerSettings | None:
        with _ONE_AT_A_TIME:
            before = existing(records.servers.read(guild.id).roles, guild, guild.get_role)
            after = _merged(before, chosen, shown)
            if guild.id in after:  # the role that everybody has
                after = frozenset()
            return records.servers.change(guild.id, roles=after) if len(after) <= MOST_CHOSEN else None

    return change


def _merged(before: Collection[int], chosen: Sequence[Any], shown: Collection[int]) -> frozenset[int]:
    """What is in force after somebody who was `shown` one list has `chosen` another, while `before` may be a third."""
    wanted = {int(one.id) for one in chosen}
    return frozenset(before) - (set(shown) - wanted) | (wanted - set(shown))


def _shown_before(interaction: discord.Interaction[Any]) -> Collection[int]:
    """What was chosen in the menu that was used when the message was made."""
    data: Any = interaction.data or {}
    if interaction.message is None:
        return ()
    for item in discord.ui.LayoutView.from_message(interaction.message).walk_children():
        if isinstance(item, discord.ui.ChannelSelect | discord.ui.RoleSelect) and item.custom_id == data["custom_id"]:
            # Discord sends these ids as text, and discord.py leaves them so.
            return {int(value.id) for value in item.default_values}
    return ()
