"""`/quote`, `/statement`, `/sources` and the menu of a message: one statement, where it stands, what a message says."""

from __future__ import annotations

import asyncio

import discord
from discord import app_commands

from bot.answering.claims import claims, sentences
from bot.discord_bot.commands.exploring import Typed, named, show
from bot.discord_bot.commands.support import CHOICES, Interaction, described, offered, option, presenter_of
from bot.discord_bot.failures import guarded_autocomplete
from bot.discord_bot.suggestions import LONGEST_CHOICE
from bot.presenting.answers import statement_reply
from bot.presenting.declines import sentence
from bot.presenting.exploring.found import on_message
from bot.presenting.exploring.outlets import list_of_outlets, pages_of, unknown_outlet
from bot.presenting.exploring.permalinks import unknown_statement
from bot.presenting.exploring.quotes import quotation
from bot.presenting.reply import Reply
from bot.presenting.text import clean, cut
from bot.presenting.wording import wording

__all__ = ["find", "quote", "sources", "statement"]

_NEAR = 5


@guarded_autocomplete
def _quoted(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return offered(presenter_of(interaction), interaction.client.library.directory.quoted, current)


@guarded_autocomplete
def _statements(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    presenter = presenter_of(interaction)
    found = interaction.client.library.directory.statements.near(current, CHOICES)
    return [
        app_commands.Choice(
            name=cut(f"{presenter.headline(each)}: {clean(each.statement)}", LONGEST_CHOICE), value=each.id
        )
        for each in found
        if len(each.id) <= LONGEST_CHOICE
    ]


@guarded_autocomplete
def _outlets(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    presenter = presenter_of(interaction)
    found = interaction.client.library.directory.outlets.near(current, CHOICES)
    return [
        app_commands.Choice(name=cut(outlet.title(presenter), LONGEST_CHOICE), value=outlet.id) for outlet, _ in found
    ]


@app_commands.command(name="quote", description=described("quote"))
@app_commands.describe(actor=option("quote", "actor"))
@app_commands.autocomplete(actor=_quoted)
async def quote(interaction: Interaction, actor: Typed | None = None) -> None:
    """Show somebody's own words."""
    by = named(interaction, actor) if actor is not None else None
    await show(interaction, by if isinstance(by, Reply) else quotation(presenter_of(interaction), by))


@app_commands.command(name="statement", description=described("statement"))
@app_commands.describe(identifier=option("statement", "id"))
@app_commands.rename(identifier="id")
@app_commands.autocomplete(identifier=_statements)
async def statement(interaction: Interaction, identifier: Typed) -> None:
    """Open one statement."""
    presenter, index = presenter_of(interaction), interaction.client.library.directory.statements
    found = index.find(identifier)
    if found is not None:
        reply = statement_reply(presenter, found)
    else:
        near = index.near(identifier, _NEAR) if clean(identifier) else []
        reply = unknown_statement(presenter, identifier, near)
    await show(interaction, reply)


@app_commands.command(name="sources", description=described("sources"))
@app_commands.describe(outlet=option("sources", "outlet"))
@app_commands.autocomplete(outlet=_outlets)
async def sources(interaction: Interaction, outlet: Typed | None = None) -> None:
    """Show the outlets, or the pages of one, privately."""
    presenter, index = presenter_of(interaction), interaction.client.library.directory.outlets
    if outlet is None:
        await show(interaction, list_of_outlets(presenter))
        return
    found = index.find(outlet)
    if found is not None:
        reply = pages_of(presenter, found)
    else:
        near = [other for other, _ in index.near(outlet, _NEAR)] if clean(outlet) else []
        reply = unknown_outlet(presenter, outlet, near)
    await show(interaction, reply)


@app_commands.context_menu(name=wording()("menu.find.name"))
async def find(interaction: Interaction, message: discord.Message) -> None:
    """Show, privately, what the base holds on what a message says, unless its author wants to be left alone."""
    bot, presenter = interaction.client, presenter_of(interaction)
    author = message.author.id
    if await bot.memory.ask_or(False, lambda records: records.people.ignores(records.person(author))):
        await show(interaction, sentence(presenter.wording("find.ignored")))
        return
    text = message.content
    if not sentences(text):
        await show(interaction, sentence(presenter.wording("find.empty")))
        return
    library = bot.library
    # A long message takes some tenths of a second: others are not to wait for it.
    found = await asyncio.to_thread(claims, library.base, library.engine.ask, text)
    await show(interaction, on_message(presenter, found.statements))
