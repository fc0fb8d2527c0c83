"""What the base holds on a message: for and against in the same measure, and no word on who is right."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from bot.knowledge import Statement, chronological
from bot.presenting.declines import sentence
from bot.presenting.lists import to_open
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Entry, Page, Reply, Section
from bot.presenting.state import Listing, ListingKind, code, codes_in

__all__ = ["found_again", "on_message"]

_PER_PAGE: Final = 6
_SIDES: Final = ((1, "find.for"), (-1, "find.against"), (0, "find.none"))


def on_message(presenter: Presenter, statements: Sequence[Statement]) -> Reply:
    """What is on record about what a message says, by position, within one by speaker; a sentence if there is nothing.

    Every page shows of each position its part, so that none is only on the last.
    """
    wording = presenter.wording
    if not statements:
        return sentence(wording("find.nothing"))
    number = ceil(len(statements) / _PER_PAGE)
    pages = tuple(_page(presenter, statements, page, number) for page in range(number))
    return Reply(
        title=wording("find.title"),
        lead=wording("find.lead"),
        pages=pages,
        footer=presenter.footer,
        menus=to_open(presenter, pages),
        listing=Listing(ListingKind.FOUND, "".join(code(statement.id) for statement in statements)),
        private=True,
    )


def found_again(presenter: Presenter, value: str) -> Reply | None:
    """The same statements again, from what a button remembers; None if all of them are gone."""
    known = [presenter.statement_by_code[key] for key in codes_in(value) if key in presenter.statement_by_code]
    return on_message(presenter, known) if known else None


def _page(presenter: Presenter, statements: Sequence[Statement], page: int, pages: int) -> Page:
    sections: list[Section] = []
    for side, heading in _SIDES:
        taken = [statement for statement in statements if statement.stance.side == side]
        taken.sort(key=lambda s: ([actor.name.casefold() for actor in s.actors], chronological(s)))
        part = taken[ceil(len(taken) * page / pages) : ceil(len(taken) * (page + 1) / pages)]
        if part:
            entries = tuple(Entry(presenter.card(statement), named=True) for statement in part)
            sections.append(Section(presenter.wording(heading), entries))
    return tuple(sections)
