"""`/compare`, `/stances`, `/timeline` and `/topic`: ways through the base besides asking."""

from __future__ import annotations

from discord import app_commands

from bot.discord_bot.commands.support import (
    CHOICES,
    Interaction,
    described,
    manner_of,
    offered,
    option,
    presenter_of,
)
from bot.discord_bot.failures import guarded_autocomplete
from bot.discord_bot.keeping import remember_answer
from bot.discord_bot.sending import send_reply
from bot.discord_bot.suggestions import LONGEST_CHOICE
from bot.knowledge import Actor, PartialDate
from bot.presenting.declines import sentence
from bot.presenting.exploring.comparisons import comparison, worth_comparing
from bot.presenting.exploring.moments import not_a_date
from bot.presenting.exploring.stances import Positions, who_stands_where
from bot.presenting.exploring.subjects import Subject, on_subject, unknown_subject
from bot.presenting.exploring.timelines import Stretch, in_order_of_time
from bot.presenting.people import unknown_person
from bot.presenting.reply import Reply
from bot.presenting.text import capitalised, clean, cut

__all__ = ["Typed", "compare", "named", "show", "speakers", "stances", "timeline", "topic"]

_NEAR = 5

Typed = app_commands.Range[str, 1, 100]


async def show(interaction: Interaction, reply: Reply) -> None:
    """Answer a command with a reply: in public unless it is for the asker alone or the server wants it so."""
    manner = manner_of(interaction)
    private = reply.private or manner.server.private
    message = await send_reply(interaction, reply, manner, private=private)
    if not private:
        await remember_answer(interaction, message, reply.statements_on(0))


def named(interaction: Interaction, typed: str) -> Actor | Reply:
    """Whoever is named, or the reply that says that nobody is, with those of a similar name."""
    directory = interaction.client.library.directory
    found = directory.everybody.find(typed)
    if found is not None:
        return found
    near = [other for other, _ in directory.speakers.near(typed, _NEAR)] if clean(typed) else []
    return unknown_person(presenter_of(interaction), typed, near)


@guarded_autocomplete
def speakers(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Everybody with a statement, those with most of them first."""
    return offered(presenter_of(interaction), interaction.client.library.directory.speakers, current)


@guarded_autocomplete
def _others(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Whom to set beside whoever is chosen already: before anything is typed, those with whom it tells most."""
    library, presenter = interaction.client.library, presenter_of(interaction)
    chosen = library.directory.everybody.find(str(interaction.namespace.first or ""))
    found = offered(presenter, library.directory.speakers, current)
    if chosen is None:
        return found
    first: list[app_commands.Choice[str]] = []
    if not clean(current):
        near = worth_comparing(library.base, chosen)[:CHOICES]
        first = [app_commands.Choice(name=_label(presenter.name(actor)), value=actor.id) for actor in near]
    values = {chosen.id, *(choice.value for choice in first)}
    return [*first, *(choice for choice in found if choice.value not in values)][:CHOICES]


@guarded_autocomplete
def _deployments(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    return offered(presenter_of(interaction), interaction.client.library.directory.deployments, current)


@guarded_autocomplete
def _subjects(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    presenter, index = presenter_of(interaction), interaction.client.library.directory.subjects
    return [
        app_commands.Choice(name=_label(capitalised(subject.title(presenter))), value=subject.id)
        for subject, _ in index.near(current, CHOICES)
    ]


@guarded_autocomplete
def _dates(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    presenter, directory = presenter_of(interaction), interaction.client.library.directory
    return [
        app_commands.Choice(name=_label(moment.title(presenter)), value=moment.id)
        for moment in directory.moments(current, CHOICES)
    ]


@app_commands.command(name="compare", description=described("compare"))
@app_commands.describe(first=option("compare", "first"), second=option("compare", "second"))
@app_commands.autocomplete(first=speakers, second=_others)
async def compare(interaction: Interaction, first: Typed, second: Typed) -> None:
    """Set two records side by side."""
    one, other = named(interaction, first), named(interaction, second)
    if isinstance(one, Reply):
        await show(interaction, one)
    elif isinstance(other, Reply):
        await show(interaction, other)
    else:
        await show(interaction, comparison(presenter_of(interaction), one, other))


@app_commands.command(name="stances", description=described("stances"))
@app_commands.describe(deployment=option("stances", "deployment"), date=option("stances", "date"))
@app_commands.autocomplete(deployment=_deployments, date=_dates)
async def stances(interaction: Interaction, deployment: Typed | None = None, date: Typed | None = None) -> None:
    """Show which state stands where."""
    presenter, directory = presenter_of(interaction), interaction.client.library.directory
    kind = directory.deployments.find(deployment) if deployment is not None else None
    if deployment is not None and kind is None:
        text = presenter.wording("unknown_filter", value=cut(clean(deployment), 60))
        await show(interaction, sentence(text))
        return
    at = _date(interaction, date)
    reply = at if isinstance(at, Reply) else who_stands_where(presenter, Positions(kind, at))
    await show(interaction, reply)


@app_commands.command(name="timeline", description=described("timeline"))
@app_commands.describe(
    actor=option("timeline", "actor"),
    topic=option("timeline", "topic"),
    first=option("timeline", "from"),
    last=option("timeline", "to"),
)
@app_commands.rename(first="from", last="to")
@app_commands.autocomplete(actor=speakers, topic=_subjects, first=_dates, last=_dates)
async def timeline(
    interaction: Interaction,
    actor: Typed | None = None,
    topic: Typed | None = None,
    first: Typed | None = None,
    last: Typed | None = None,
) -> None:
    """Show statements in order of time."""
    by = named(interaction, actor) if actor is not None else None
    on = _subject(interaction, topic) if topic is not None else None
    since, until = _date(interaction, first), _date(interaction, last)
    for wrong in (by, on, since, until):
        if isinstance(wrong, Reply):
            await show(interaction, wrong)
            return
    assert not isinstance(by, Reply) and not isinstance(on, Reply)
    assert not isinstance(since, Reply) and not isinstance(until, Reply)
    await show(interaction, in_order_of_time(presenter_of(interaction), Stretch(by, on, since, until)))


@app_commands.command(name="topic", description=described("topic"))
@app_commands.describe(name=option("topic", "name"))
@app_commands.autocomplete(name=_subjects)
async def topic(interaction: Interaction, name: Typed) -> None:
    """Show who said what on one subject."""
    found = _subject(interaction, name)
    await show(interaction, found if isinstance(found, Reply) else on_subject(presenter_of(interaction), found))


def _subject(interaction: Interaction, typed: str) -> Subject | Reply:
    """The subject that is named, or the reply that says that there is none."""
    index = interaction.client.library.directory.subjects
    found = index.find(typed)
    if found is not None:
        return found
    near = [subject for subject, _ in index.near(typed, _NEAR)] if clean(typed) else []
    return unknown_subject(presenter_of(interaction), typed, near)


def _date(interaction: Interaction, typed: str | None) -> PartialDate | Reply | None:
    """The date that is given, or the reply that says how dates are written; None where none is."""
    if typed is None:
        return None
    moment = interaction.client.library.directory.moment(typed)
    return moment.date if moment is not None else not_a_date(presenter_of(interaction), typed)


def _label(text: str) -> str:
    return cut(text, LONGEST_CHOICE)
