"""What a reply consists of, on any surface: text to lay out and things to press."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.knowledge import Stance
from bot.presenting.state import Listing

__all__ = [
    "Block",
    "Button",
    "Card",
    "Entry",
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
    """One statement with everything a reader needs to judge it. `corrections` stand newest first."""

    statement_id: str
    speaker: str
    role: str | None
    stance: Stance
    sign: str
    position: str
    when: str
    when_basis: str | None
    place: str | None
    kind: str
    through: tuple[str, ...]
    text: str
    quote: str | None
    allegation: str | None
    allegation_short: str | None
    caveats: tuple[str, ...]
    corrections: tuple[str, ...]
    sources: tuple[SourceLink, ...]


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
    """Something to press that opens a listing."""

    label: str
    opens: Listing


class MenuKind(StrEnum):
    """What choosing from a menu means."""

    CLARIFY = "clarify"
    OPEN = "open"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `value` is a short code, or empty for "none of these"."""

    label: str
    description: str
    value: str


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose one thing from."""

    kind: MenuKind
    prompt: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply. All its text is plain: a renderer escapes and shortens it.

    `menus` has one menu a page, or one for all pages, or none. `listing` is what its pages are
    turned with. `private` replies are for the asker only, where the surface can do that.
    """

    pages: tuple[Page, ...] = ((),)
    title: str | None = None
    lead: str | None = None
    footer: str | None = None
    buttons: tuple[Button, ...] = ()
    menus: tuple[Menu, ...] = field(default=())
    listing: Listing | None = None
    private: bool = False

    def menu_on(self, page: int) -> Menu | None:
        """The menu that belongs to a page, counted from 0."""
        if not self.menus:
            return None
        return self.menus[page] if len(self.menus) > 1 else self.menus[0]
