"""The slash commands and the context menu: thin doors to the replies."""

from __future__ import annotations

from typing import Any

from discord import app_commands

from bot.discord_bot.commands.about import about, help_
from bot.discord_bot.commands.asking import ask
from bot.discord_bot.commands.curate import curate
from bot.discord_bot.commands.exploring import compare, stances, timeline, topic
from bot.discord_bot.commands.finding import find, quote, sources, statement
from bot.discord_bot.commands.people import actor, actors
from bot.discord_bot.commands.privacy import privacy
from bot.discord_bot.commands.settings import settings

__all__ = ["COMMANDS"]

Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu | app_commands.Group

_EXPLORING: tuple[Command, ...] = (compare, stances, timeline, topic, quote, statement, sources, find)
_EVERYWHERE: tuple[Command, ...] = (ask, actors, actor, *_EXPLORING, about, help_, privacy, curate)
_ON_SERVERS: tuple[Command, ...] = (settings,)

COMMANDS: tuple[Command, ...] = _EVERYWHERE + _ON_SERVERS
"""Every command. Each says where it can be installed and used: most of them wherever Discord lets an app be used."""

for _command in _EVERYWHERE:
    _command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    _command.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

for _command in _ON_SERVERS:
    # Where the bot is only installed by a user it can still say what it lacks there: to be a member.
    _command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    _command.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
