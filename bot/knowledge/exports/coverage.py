"""What a base covers and where it is thin, as a document to read.

Nothing in it depends on the day on which it is made, so that it stays true until the base changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.knowledge import balance
from bot.knowledge.exports.markdown import plain
from bot.knowledge.fact_base import FactBase
from bot.knowledge.model import Stance, Statement

__all__ = ["month_in_figures", "picture_in_words", "to_coverage"]

_THIN = 2
_COMMAND = "python -m bot coverage --output docs/coverage.md --picture docs/images/coverage.png"
_SIDES = ("for or open", "neutral or none", "against or warning")


def to_coverage(base: FactBase, picture: str | None = None) -> str:
    """The numbers of a base as Markdown; `picture` is the address of the picture of its months, if there is one."""
    return "\n".join(_lines(base, picture)) + "\n"


def month_in_figures(month: balance.Month) -> str:
    """A month as dates begin: `2024-02`."""
    return f"{month[0]:04d}-{month[1]:02d}"


def picture_in_words(base: FactBase) -> str:
    """What the picture of the months shows, for those who cannot see it."""
    months = balance.by_month(base)
    fullest = max(months, key=lambda month: months[month].total())
    count = balance.sides(base.statements.values())
    return (
        f"Statements by month and position, {base.meta.coverage.first} to {base.meta.coverage.last}: "
        f"{count.favourable} for or open, {count.neither} neutral or none, {count.opposed} against or warning; "
        f"most in {month_in_figures(fullest)}, {months[fullest].total()}"
    )


def _lines(base: FactBase, picture: str | None) -> Iterator[str]:
    coverage = base.meta.coverage
    corrected = sum(bool(statement.corrections) for statement in base.statements.values())
    yield "# What the fact base covers"
    yield ""
    yield f"<!-- Made by `{_COMMAND}`; do not edit. -->"
    yield ""
    yield (
        f"{len(base.statements)} statements, {corrected} of them corrected since readers first saw them, by "
        f"{len(base.statements_by_actor)} speakers from {len(base.sources)} source pages, {coverage.first} to "
        f"{coverage.last}."
    )
    yield ""
    yield (
        "A statement is counted on the side of the position that it takes itself, whoever made it. With a state stand "
        "all who belong to it, government, opposition and press. States are named one by one and not put into camps: "
        "who stands with whom is part of the debate. What is counted here is what curators entered, not what people "
        "think ([editorial policy](editorial-policy.md))."
    )
    if picture:
        yield ""
        yield f"![{picture_in_words(base)}]({picture})"
    yield from _by_position(base)
    yield from _by_month(base)
    yield from _table(
        "By year",
        ("year", "statements", *_SIDES),
        ((year or "no date", *_counts(made)) for year, made in balance.by_year(base).items()),
    )
    yield from _table(
        "By state of the speaker",
        ("state", "speakers", "statements", *_SIDES),
        (
            (
                plain(state.name) if state else "no one state",
                len({actor.id for each in made for actor in each.actors if base.state_of(actor) == state}),
                *_counts(made),
            )
            for state, made in balance.by_state(base).items()
        ),
    )
    yield from _by_ownership(base)
    yield from _milestones(base)
    yield from _thin_spots(base)


def _counts(made: Iterable[Statement]) -> tuple[int, int, int, int]:
    """All, and those on each side."""
    count = balance.sides(made)
    return (count.favourable + count.neither + count.opposed, count.favourable, count.neither, count.opposed)


def _table(title: str, head: Iterable[object], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    columns = list(head)
    yield from ("", f"## {title}", "")
    yield _row(columns)
    yield _row(["---", *["---:"] * (len(columns) - 1)])
    yield from map(_row, rows)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _by_position(base: FactBase) -> Iterator[str]:
    found = Counter((statement.deployment, statement.stance) for statement in base.statements.values())
    yield from _table(
        "By position and kind of deployment",
        ("deployment", *Stance),
        (
            (plain(deployment.name) if deployment else "none", *(found[deployment, stance] for stance in Stance))
            for deployment in (*base.deployments.values(), None)
        ),
    )


def _by_month(base: FactBase) -> Iterator[str]:
    months = balance.by_month(base)
    rows = ((month_in_figures(month), *(found[stance] for stance in Stance)) for month, found in months.items())
    yield from _table("By month and position", ("month", *Stance), rows)
    left = len(base.statements) - sum(found.total() for found in months.values())
    yield ""
    yield f"Without a month: {left}."


def _by_ownership(base: FactBase) -> Iterator[str]:
    yield from _table(
        "By ownership of the source",
        ("ownership", "source pages", "statements", "on no other page"),
        ((each.ownership, each.sources, each.statements, each.alone) for each in balance.backing(base)),
    )
    seen = Counter(str(source.seen)[:7] if source.seen else "unknown" for source in base.sources.values())
    yield ""
    yield f"Last read by a curator: {', '.join(f'{month}: {seen[month]}' for month in sorted(seen))}."


def _milestones(base: FactBase) -> Iterator[str]:
    yield from ("", "## Events of the debate and the statements that tell of them", "")
    for each in sorted(base.milestones.values(), key=lambda milestone: milestone.date):
        yield f"- {each.date}, {plain(each.name)}: {_ids(each.statements)}"


def _thin_spots(base: FactBase) -> Iterator[str]:
    yield from ("", "## Thin spots", "")
    yield "Where a reader should expect little, and a curator might look next."
    topics = Counter(topic.id for statement in base.statements.values() for topic in statement.topics)
    spots: tuple[tuple[str, Iterable[str]], ...] = (
        (
            "Months without a statement",
            (month_in_figures(month) for month, found in balance.by_month(base).items() if not found),
        ),
        ("Events without a statement", (plain(each.name) for each in base.milestones.values() if not each.statements)),
        (
            f"Topics with {_THIN} statements or fewer",
            (plain(t.name) for t in base.topics.values() if topics[t.id] <= _THIN),
        ),
        (
            "Topics with positions on one side only",
            (
                f"{plain(topic.name)} ({count.favourable} for or open, {count.opposed} against or warning)"
                for topic, count in balance.one_sided_topics(base)
            ),
        ),
        (
            "Actors with a stance and no quotation",
            (plain(actor.name) for actor in balance.actors_without_quotation(base)),
        ),
    )
    for title, found in spots:
        names = list(found)
        yield from ("", f"**{title}: {len(names)}.**{' ' if names else ''}{'; '.join(names)}")
    for state, made in balance.on_one_states_media(base).items():
        yield from (
            "",
            f"**On state media of {plain(state.name)} alone: {len(made)}.** {_ids(each.id for each in made)}",
        )


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(f"`{each}`" for each in ids) or "none"
