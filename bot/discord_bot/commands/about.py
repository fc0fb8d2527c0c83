"""What the bot says of itself."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.commands.support import Interaction, described, manner_of
from bot.discord_bot.sending import send_reply
from bot.presenting.about import about as about_reply
from bot.presenting.about import how_to_ask

__all__ = ["about", "help_"]


@app_commands.command(name="about", description=described("about"))
async def about(interaction: Interaction) -> None:
    """Say what the bot knows and how it works, privately."""
    manner = manner_of(interaction)
    presenter = interaction.client.library.presenter(manner.words)
    await send_reply(interaction, about_reply(presenter), manner, private=True)


@app_commands.command(name="help", description=described("help"))
async def help_(interaction: Interaction) -> None:
    """Say how to ask, privately."""
    manner = manner_of(interaction)
    await send_reply(interaction, how_to_ask(interaction.client.library.presenter(manner.words)), manner, private=True)
