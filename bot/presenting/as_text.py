"""A reply for a terminal: wrapped to its width, coloured only where somebody sees it."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from bot.presenting.reply import Block, Card, Entry, Paragraph, Reply, Row, Rows, Section
from bot.presenting.text import capitalised

__all__ = ["TextStyle", "reply_as_text"]

_INDENT = "  "
_WIDEST = 100


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How wide the lines may be, and whether to colour them."""

    width: int = 80
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO) -> TextStyle:
        """The style for a stream: colour on a terminal only, and not where NO_COLOR is set."""
        width = min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)
        return cls(max(20, width), stream.isatty() and not os.environ.get("NO_COLOR"))

    def bold(self, text: str) -> str:
        """Emphasised."""
        return f"\x1b[1m{text}\x1b[0m" if self.colour else text

    def faint(self, text: str) -> str:
        """Set back."""
        return f"\x1b[2m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, indent: str = "") -> str:
        """Broken at words; an address longer than a line stays whole."""
        return textwrap.fill(
            text,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def reply_as_text(reply: Reply, style: TextStyle | None = None) -> str:
    """All pages of a reply, one after the other."""
    style = style or TextStyle()
    parts: list[str] = []
    if reply.title:
        parts.append(style.bold(style.wrap(reply.title)))
    if reply.lead:
        parts.append(style.wrap(reply.lead))
    headed: str | None = None
    for page in reply.pages:
        for block in page:
            heading = None if isinstance(block, Card) else block.heading
            parts.append(_block(block, style, headed=heading is not None and heading == headed))
            headed = heading
    if not any(reply.pages):
        for menu in reply.menus:
            parts.append(style.wrap(menu.prompt))
            parts.extend(style.wrap(f"- {o.label}: {o.description}", _INDENT) for o in menu.options if o.value)
    if reply.footer:
        parts.append(style.faint(style.wrap(reply.footer)))
    return "\n\n".join(part for part in parts if part)


def _block(block: Block, style: TextStyle, *, headed: bool) -> str:
    match block:
        case Card():
            return _card(block, style)
        case Section():
            body = "\n\n".join(_entry(entry, style) for entry in block.entries)
        case Rows():
            body = "\n".join(style.wrap(_row(row)) for row in block.rows)
        case Paragraph():
            body = "\n".join(style.wrap(line) for line in block.text.split("\n"))
    heading = "" if headed or not block.heading else style.bold(style.wrap(block.heading)) + "\n"
    return heading + body


def _row(row: Row) -> str:
    between = " " if row.name.endswith(".") else ": "
    return f"{row.name}{between}{row.detail}" if row.detail else row.name


def _card(card: Card, style: TextStyle) -> str:
    lines = [style.bold(style.wrap(card.attribution))]
    lines.append(style.wrap(f"{card.sign} {card.position}"))
    lines.append(style.wrap(" · ".join(part for part in (capitalised(card.when), card.place, card.kind) if part)))
    lines += [style.wrap(part) for part in card.through]
    if card.allegation:
        lines.append(style.bold(style.wrap(f"! {card.allegation}")))
    if card.later:
        lines.append(style.wrap(card.later))
    lines += ["", style.wrap(card.text)]
    if card.quote:
        lines += ["", style.wrap(card.quote, _INDENT)]
    notes = [note for note in (card.when_basis, *card.caveats, *card.corrections) if note]
    if notes:
        lines += ["", *(style.wrap(f"- {note}") for note in notes)]
    return "\n".join([*lines, "", *_sources(card, style, "")])


def _entry(entry: Entry, style: TextStyle) -> str:
    card = entry.card
    lines = [style.wrap(card.attribution, _INDENT)] if entry.named else []
    lines.append(style.wrap(f"{card.sign} {card.position} · {card.when}", _INDENT))
    if card.allegation_short:
        lines.append(style.wrap(f"! {card.allegation_short}", _INDENT))
    if card.later:
        lines.append(style.wrap(card.later, _INDENT))
    lines.append(style.wrap(card.text, _INDENT))
    return "\n".join([*lines, *_sources(card, style, _INDENT)])


def _sources(card: Card, style: TextStyle, indent: str) -> Iterable[str]:
    for source in card.sources:
        yield style.faint(style.wrap(source.label, indent))
        if source.url:
            yield style.faint(f"{indent}{source.url}")
