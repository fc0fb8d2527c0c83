"""The slash commands and the context menu: thin doors to the replies."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.discord_bot.commands.about import about, help_
from bot.discord_bot.commands.asking import ask
from bot.discord_bot.commands.people import actor, actors

__all__ = ["COMMANDS"]

Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group

_EVERYWHERE: tuple[Command, ...] = (ask, actors, actor, about, help_)

COMMANDS: tuple[Command, ...] = _EVERYWHERE
"""Every command. Each says where it can be installed and used: most of them wherever Discord lets an app be used."""

for _command in _EVERYWHERE:
    _command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    _command.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
