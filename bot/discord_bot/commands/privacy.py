"""`/privacy`: what is remembered of people, and their two wishes: to be forgotten, and not to be answered."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.commands.support import Interaction, described, manner_of, option
from bot.discord_bot.privacy_screen import ask_to_delete, show_privacy
from bot.discord_bot.privacy_screen import ignore as note_wish
from bot.discord_bot.uses import Use

__all__ = ["privacy"]

privacy = app_commands.Group(name="privacy", description=described("privacy"))


@privacy.command(name="show", description=described("privacy.show"))
async def show(interaction: Interaction) -> None:
    """Show what is remembered of people, and for how long."""
    await show_privacy(Use(interaction, manner_of(interaction)))


@privacy.command(name="delete", description=described("privacy.delete"))
async def delete(interaction: Interaction) -> None:
    """Ask whether to delete what is remembered of whoever asks."""
    await ask_to_delete(Use(interaction, manner_of(interaction)))


@privacy.command(name="ignore", description=described("privacy.ignore"))
@app_commands.describe(wanted=option("privacy.ignore", "wanted"))
async def ignore(interaction: Interaction, wanted: bool) -> None:
    """Never answer whoever asks for that, or answer them again."""
    await note_wish(Use(interaction, manner_of(interaction)), wanted=wanted)
