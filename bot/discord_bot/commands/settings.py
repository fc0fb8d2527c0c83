"""`/settings`: how the bot works on a server, and what it lacks there; for those who may manage the server."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.discord_bot.commands.support import Interaction, described, manner_of
from bot.discord_bot.server_check import check_server
from bot.discord_bot.settings_screen import show_settings
from bot.discord_bot.uses import Use

__all__ = ["settings"]

settings = app_commands.Group(
    name="settings",
    description=described("settings"),
    default_permissions=discord.Permissions(manage_guild=True),
)


@settings.command(name="show", description=described("settings.show"))
async def show(interaction: Interaction) -> None:
    """Show what the server has decided, and let it be changed."""
    await show_settings(Use(interaction, manner_of(interaction)))


@settings.command(name="check", description=described("settings.check"))
async def check(interaction: Interaction) -> None:
    """Say what the bot lacks here."""
    await check_server(Use(interaction, manner_of(interaction)))
