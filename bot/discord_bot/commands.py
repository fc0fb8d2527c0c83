"""The slash commands: thin doors to the replies."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.discord_bot.client import Bot
from bot.discord_bot.directory import NameIndex
from bot.discord_bot.failures import guarded_autocomplete
from bot.discord_bot.sending import send_reply
from bot.discord_bot.suggestions import LONGEST_CHOICE
from bot.knowledge import Actor, Deployment, Stance
from bot.presenting.about import about as about_reply
from bot.presenting.about import how_to_ask
from bot.presenting.answers import profile
from bot.presenting.declines import sentence
from bot.presenting.people import PeopleFilter, people, unknown_person
from bot.presenting.text import clean, cut
from bot.presenting.wording_english import ENGLISH

__all__ = ["COMMANDS"]

_LONGEST_QUESTION = 200
_CHOICES = 25

Interaction = discord.Interaction[Bot]


@guarded_autocomplete
def _questions(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    found = interaction.client.library.suggestions.for_text(current)
    return [app_commands.Choice(name=question, value=question) for question in found]


@guarded_autocomplete
def _speakers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return _names(interaction.client.library.directory.speakers, current)


@guarded_autocomplete
def _states(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return _names(interaction.client.library.directory.states, current)


@guarded_autocomplete
def _deployments(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return _names(interaction.client.library.directory.deployments, current)


def _names(index: NameIndex[Actor] | NameIndex[Deployment], current: str) -> list[app_commands.Choice[str]]:
    names = [cut(clean(name), LONGEST_CHOICE) for _, name in index.near(current, _CHOICES)]
    return [app_commands.Choice(name=name, value=name) for name in names if name]


@app_commands.command(name="ask", description=ENGLISH("command.ask"))
@app_commands.describe(question=ENGLISH("command.ask.question"))
@app_commands.autocomplete(question=_questions)
async def ask(interaction: Interaction, question: app_commands.Range[str, 1, _LONGEST_QUESTION]) -> None:
    """Answer a question, in public if there is an answer."""
    reply = interaction.client.library.reply_to(question)
    shown = None if reply.private else clean(question)
    await send_reply(interaction, reply, private=reply.private, question=shown)


@app_commands.command(name="actors", description=ENGLISH("command.actors"))
@app_commands.describe(
    stance=ENGLISH("command.actors.stance"),
    state=ENGLISH("command.actors.state"),
    deployment=ENGLISH("command.actors.deployment"),
)
@app_commands.choices(
    stance=[app_commands.Choice(name=ENGLISH(f"stance.{stance}.bare"), value=stance.value) for stance in Stance]
)
@app_commands.autocomplete(state=_states, deployment=_deployments)
async def actors(
    interaction: Interaction,
    stance: str | None = None,
    state: app_commands.Range[str, 1, 100] | None = None,
    deployment: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """List everybody on record, privately."""
    library = interaction.client.library
    found_state = library.directory.states.find(state) if state is not None else None
    found_deployment = library.directory.deployments.find(deployment) if deployment is not None else None
    for typed, found in ((state, found_state), (deployment, found_deployment)):
        if typed is not None and found is None:
            text = ENGLISH("unknown_filter", value=cut(clean(typed), 60))
            await send_reply(interaction, sentence(text), private=True)
            return
    wanted = PeopleFilter(Stance(stance) if stance is not None else None, found_state, found_deployment)
    await send_reply(interaction, people(library.presenter, wanted), private=True)


@app_commands.command(name="actor", description=ENGLISH("command.actor"))
@app_commands.describe(name=ENGLISH("command.actor.name"))
@app_commands.autocomplete(name=_speakers)
async def actor(interaction: Interaction, name: app_commands.Range[str, 1, 100]) -> None:
    """Show the record of one actor."""
    library = interaction.client.library
    found = library.directory.everybody.find(name)
    if found is None:
        near = [other for other, _ in library.directory.speakers.near(name, 5)] if clean(name) else []
        reply = unknown_person(library.presenter, name, near)
    else:
        reply = profile(library.presenter, found)
    await send_reply(interaction, reply, private=reply.private)


@app_commands.command(name="about", description=ENGLISH("command.about"))
async def about(interaction: Interaction) -> None:
    """Say what the bot knows and how it works, privately."""
    await send_reply(interaction, about_reply(interaction.client.library.presenter), private=True)


@app_commands.command(name="help", description=ENGLISH("command.help"))
async def help_(interaction: Interaction) -> None:
    """Say how to ask, privately."""
    await send_reply(interaction, how_to_ask(interaction.client.library.presenter), private=True)


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (ask, actors, actor, about, help_)
"""Every command, usable wherever Discord lets an app be used."""

for _command in COMMANDS:
    _command.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
    _command.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
