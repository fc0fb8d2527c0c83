"""What a reply consists of, on any surface: text to lay out and things to press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.knowledge import Stance
from bot.presenting.pictures.contents import Picture, file_name
from bot.presenting.presses import Press
from bot.presenting.state import Listing

__all__ = [
    "Block",
    "Button",
    "Card",
    "Entry",
    "Illustration",
    "Menu",
    "MenuKind",
    "Option",
    "Page",
    "Paragraph",
    "Reply",
    "Row",
    "Rows",
    "Section",
    "SourceLink",
]


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A source by name, marked with its ownership. `url` points at the quoted words.

    `label` says all there is to say of it, `short` what even a list has to say.
    """

    label: str
    short: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """One statement with everything a reader needs to judge it. `corrections` stand newest first.

    The `role` of a `joint` statement names everybody. `day` is the date where it is known to the day: a surface may
    show it as its reader writes dates. `later` says that the speaker has taken another position since.
    """

    statement_id: str
    speaker: str
    role: str | None
    joint: bool
    stance: Stance
    sign: str
    position: str
    when: str
    day: date | None
    when_basis: str | None
    place: str | None
    kind: str
    through: tuple[str, ...]
    text: str
    quote: str | None
    allegation: str | None
    allegation_short: str | None
    later: str | None
    caveats: tuple[str, ...]
    corrections: tuple[str, ...]
    sources: tuple[SourceLink, ...]

    @property
    def attribution(self) -> str:
        """Who spoke, and as what then."""
        if self.role is None:
            return self.speaker
        return self.role if self.joint else f"{self.speaker}, {self.role}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as one among several: short, but still with its own speaker, date and source.

    `named` entries say who speaks; others stand under a heading that does.
    """

    card: Card
    named: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one heading. Sections with a `column` stand in rows, side by side, where there is room."""

    heading: str
    entries: tuple[Entry, ...]
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: something and what there is to say of it."""

    name: str
    detail: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows under a heading, where they need one."""

    heading: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text under a heading, where it needs one. With `url` the text is a link."""

    heading: str | None
    text: str
    url: str | None = None


Block = Card | Section | Rows | Paragraph
Page = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press."""

    label: str
    press: Press


class MenuKind(StrEnum):
    """What choosing from a menu means."""

    CLARIFY = "clarify"
    OPEN = "open"
    PEOPLE = "people"
    LISTING = "listing"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `value` is a short code, or empty for "none of these"; `chosen` is what is in force."""

    label: str
    description: str
    value: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose one thing from."""

    kind: MenuKind
    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture that is still to be drawn, and what it shows in words for those who cannot see it."""

    picture: Picture
    alt: str

    @property
    def file_name(self) -> str:
        """The name under which it is sent."""
        return file_name(self.picture)


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply. All its text is plain: a renderer escapes and shortens it.

    `menus` has one menu a page, or one for all pages, or none, and so have `illustrations`. `filters` are the parts
    of the list that can be shown alone; each value is the listing of one. `listing` is what its pages are turned with.
    `private` replies are for the asker only, where the surface can do that. `answers` tells that it is the answer to
    a question, which can be called useful or not.
    """

    pages: tuple[Page, ...] = ((),)
    title: str | None = None
    lead: str | None = None
    footer: str | None = None
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = field(default=())
    filters: tuple[Option, ...] = ()
    illustrations: tuple[Illustration, ...] = ()
    listing: Listing | None = None
    private: bool = False
    answers: bool = False

    def menu_on(self, page: int) -> Menu | None:
        """The menu that belongs to a page, counted from 0."""
        return _of_page(self.menus, page)

    def illustration_on(self, page: int) -> Illustration | None:
        """The picture that belongs to a page, counted from 0."""
        return _of_page(self.illustrations, page)

    def statements_on(self, page: int) -> tuple[str, ...]:
        """The ids of the statements that a page shows, in their order, each once."""
        shown: list[str] = []
        for block in self.pages[page]:
            if isinstance(block, Card):
                shown.append(block.statement_id)
            elif isinstance(block, Section):
                shown += [entry.card.statement_id for entry in block.entries]
        return tuple(dict.fromkeys(shown))


def _of_page(things: Sequence[T], page: int) -> T | None:
    """What belongs to a page where there is one thing a page, or one for all pages, or none."""
    if not things:
        return None
    return things[page] if len(things) > 1 else things[0]
