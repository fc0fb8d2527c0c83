"""What the commands share: their texts in English, the manner of an interaction, what autocompletes offer."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.discord_bot.client import Bot
from bot.discord_bot.directory import NameIndex, T
from bot.discord_bot.manner import Manner, wording_for
from bot.discord_bot.suggestions import LONGEST_CHOICE
from bot.knowledge import Actor, Deployment, Topic
from bot.presenting.presenter import Presenter
from bot.presenting.text import cut
from bot.presenting.wording import wording

__all__ = ["CHOICES", "Interaction", "described", "manner_of", "offered", "option", "presenter_of"]

CHOICES = 25
"""As many as Discord shows."""

Interaction = discord.Interaction[Bot]

_ENGLISH = wording()


def described(command: str) -> str:
    """What a command does, in English; the translator knows the other languages."""
    return _ENGLISH(f"command.{command}.text")


def option(command: str, name: str) -> str:
    """What an option of a command is for, in English."""
    return _ENGLISH(f"option.{command}.{name}.text")


def manner_of(interaction: Interaction) -> Manner:
    """How replies look to whoever uses a command; found when the command was admitted."""
    manner = interaction.extras["manner"]
    assert isinstance(manner, Manner)
    return manner


def presenter_of(interaction: Interaction) -> Presenter:
    """What puts the base into the words of whoever uses a command; for an autocomplete, which nothing admits, too."""
    manner = interaction.extras.get("manner")
    words = manner.words if isinstance(manner, Manner) else wording_for(interaction)
    return interaction.client.library.presenter(words)


def offered(presenter: Presenter, index: NameIndex[T], typed: str) -> list[app_commands.Choice[str]]:
    """What a name that is being typed may mean: the value is an id, the label what it is called in this language."""
    choices: list[app_commands.Choice[str]] = []
    for thing, name in index.near(typed, CHOICES):
        label = cut(_called(presenter, thing, name), LONGEST_CHOICE)
        identifier = getattr(thing, "id", name)
        if label and len(identifier) <= LONGEST_CHOICE:
            choices.append(app_commands.Choice(name=label, value=identifier))
    return choices


def _called(presenter: Presenter, thing: object, name: str) -> str:
    match thing:
        case Actor():
            return presenter.name(thing)
        case Topic() | Deployment():
            return presenter.title(thing)
        case _:
            return name
