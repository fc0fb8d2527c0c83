"""`/curate`: the desk of those who keep the base."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.commands.support import Interaction, described, manner_of
from bot.discord_bot.curating import show_desk
from bot.discord_bot.uses import Use

__all__ = ["curate"]


@app_commands.command(name="curate", description=described("curate"))
@app_commands.default_permissions(manage_messages=True)
async def curate(interaction: Interaction) -> None:
    """Show a curator what waits for them, privately."""
    await show_desk(Use(interaction, manner_of(interaction)))
