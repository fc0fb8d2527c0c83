"""The short report on a base's balance that `check` ends with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bot.knowledge import FactBase
from bot.knowledge import balance as weighing

__all__ = ["balance_lines"]

_MOST_NAMED = 5


def balance_lines(base: FactBase, today: date) -> Iterator[str]:
    """One line for each thing that a curator weighs; `python -m bot coverage` names what is only counted here."""
    count = weighing.sides(base.statements.values())
    yield (
        f"position: for or open: {count.favourable}, neutral or none: {count.neither}, "
        f"against or warning: {count.opposed}"
    )
    states = {state.name if state else None: len(made) for state, made in weighing.by_state(base).items()}
    yield f"state of the speaker: {_named(_pairs(states))}"
    yield f"year: {_named(_pairs({year: len(made) for year, made in weighing.by_year(base).items()}), most=100)}"
    backing = [each for each in weighing.backing(base) if each.statements]
    behind = [f"{each.ownership}: {each.statements} ({each.alone} alone)" for each in backing]
    yield f"ownership of the source: {', '.join(behind)}"
    yield from _weighed("topics with one side only", (topic.id for topic, _ in weighing.one_sided_topics(base)))
    alone = weighing.on_one_states_media(base)
    numbers = ", ".join(f"{state.name}: {len(made)}" for state, made in alone.items())
    yield f"statements on one state's media alone: {numbers or 0}"
    unseen = weighing.sources_not_seen_since(base, weighing.six_months_before(today))
    yield from _weighed("sources not seen for six months", (source.id for source in unseen))
    unquoted = weighing.actors_without_quotation(base)
    yield from _weighed("actors with a stance and no quotation", (actor.id for actor in unquoted))


def _pairs(counted: dict[str | None, int] | dict[int | None, int]) -> list[str]:
    return [f"{'none' if name is None else name}: {number}" for name, number in counted.items()]


def _weighed(what: str, ids: Iterable[str]) -> Iterator[str]:
    """So many of them, the first by name."""
    found = list(ids)
    yield f"{what}: {len(found)}{f' ({_named(found)})' if found else ''}"


def _named(names: list[str], most: int = _MOST_NAMED) -> str:
    left = len(names) - most
    return ", ".join(names[:most]) + (f" and {left} more" if left > 0 else "")
