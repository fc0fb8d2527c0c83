"""A reply as components V2, within Discord's limits whatever the reply holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import discord

from bot.presenting.as_discord_boxes import (
    Box,
    Gap,
    ItemRows,
    Part,
    Text,
    as_items,
    few_enough,
    short_enough,
    shortened,
)
from bot.presenting.as_discord_components import Item
from bot.presenting.as_discord_text import (
    GREY,
    colour_of,
    entry_lines,
    escape,
    escape_lines,
    footer_of,
    head_lines,
    link,
    name_and_role,
    notes,
    pieces_of,
    quoted,
    row_line,
    source_line,
    unescape,
    unquoted,
)
from bot.presenting.presses import Open
from bot.presenting.reply import Block, Button, Card, Illustration, Paragraph, Reply, Rows, Section
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.text import ELLIPSIS, clean, fit, units
from bot.presenting.wording import Wording

__all__ = ["layout_for", "question_in"]

_QUESTION_ID = 1000
"""The id of the question among the components: none that Discord gives by itself, for those are counted from 1."""

_SMALL = "-# "
_ROOM = 3900
_SCALES = (3.0, 1.5, 1.0, 0.7, 0.4)
"""How much of an equal share of the room the parts of a page may take: the most with which it is short enough."""

_QUESTION, _TITLE, _LEAD, _LEAD_OF_CARDS, _FOOTER = 520, 240, 600, 200, 400
_NAME, _TEXT, _QUOTE, _SOURCE, _LINK, _NOTE = 150, 600, 250, 120, 300, 220
_SOURCES, _NOTES = 3, 5
_HEADING, _ENTRY, _ROW, _PARAGRAPH, _LINKED = 120, 900, 300, 1000, 200
_LEAST = 40


def layout_for(
    reply: Reply,
    page: int,
    *,
    question: str | None,
    wording: Wording,
    illustration: Illustration | None,
    rows: ItemRows,
) -> tuple[Item, ...]:
    """One page of a reply, with `rows` to press below it; `question` is shown above it."""
    above, footer = _question(question, wording), footer_of(reply, page, wording)
    boxes: Sequence[Box] = ()
    shown = rows
    for scale in _SCALES:
        inside = _boxes(reply, page, above, footer, illustration, wording("button.open"), scale)
        boxes, shown = few_enough([Box(above), *inside], rows)
        if short_enough(boxes):
            break
    return as_items(shortened(boxes), shown)


def question_in(components: Iterable[object]) -> str | None:
    """The question that `layout_for` has put above an answer; None where none stands there whole."""
    for component in components:
        if isinstance(component, discord.TextDisplay) and component.id == _QUESTION_ID:
            text = component.content.removeprefix(_SMALL)
            return None if text.endswith(ELLIPSIS) else unquoted(unescape(text))
        found = question_in(getattr(component, "children", ()))
        if found is not None:
            return found
    return None


def _question(question: str | None, wording: Wording) -> tuple[Text, ...]:
    asked = clean(question or "")
    if not asked:
        return ()
    return (Text(f"{_SMALL}{fit(quoted(asked, wording), _QUESTION, escape)}", identifier=_QUESTION_ID),)


def _boxes(
    reply: Reply,
    page: int,
    above: Sequence[Text],
    footer: list[str],
    illustration: Illustration | None,
    open_label: str,
    scale: float,
) -> list[Box]:
    """A box for each statement that is shown in full, or one for everything else there is on a page."""
    blocks = reply.pages[page]
    cards = [block for block in blocks if isinstance(block, Card)][:2]
    picture: list[Part] = [] if illustration is None else [illustration]
    if not cards:
        head = list(_head(reply))
        room = _ROOM - _FOOTER - _length([*above, *head])
        running = _running(blocks, round(room * scale), open_label)
        return [Box((*head, *picture, *running, *_small(footer, Gap.SPACE)), GREY)]
    lead = list(_text(fit(reply.lead or "", _LEAD_OF_CARDS, escape)))
    room = round((_ROOM - _FOOTER - _length([*above, *lead])) * scale) // len(cards)
    boxes = [Box(tuple(lead))]
    for place, card in enumerate(cards, start=1):
        last = place == len(cards)
        below = [*picture, *_small([*footer, card.statement_id])] if last else _small([card.statement_id])
        boxes.append(Box((*_card(card, room, scale, alone=len(cards) == 1), *below), colour_of(card)))
    return boxes


def _head(reply: Reply) -> Iterator[Text]:
    title = fit(reply.title or "", _TITLE, escape)
    lead = fit(reply.lead or "", _LEAD, escape)
    yield from _text(_lines(title and f"## {title}", lead))


def _card(card: Card, room: int, scale: float, *, alone: bool) -> Iterator[Text]:
    """A statement in full: who, what to know before the words, the words, what to know after them, the sources."""

    def short(text: str, limit: int) -> str:
        return fit(text, round(limit * scale), escape)

    name, _ = name_and_role(card)
    head = _lines(f"### {short(name, _NAME)}", *head_lines(card, scale, alone=alone))
    words = _lines(short(card.text, _TEXT), f"> {short(card.quote, _QUOTE)}" if card.quote else "")
    sources = _lines(
        *(
            source_line(source, round(_SOURCE * scale), longest=min(_LINK, round(_LINK * scale)))
            for source in card.sources[:_SOURCES]
        )
    )
    left = room - units(head) - units(words) - units(sources)
    small = _lines(*notes(card, left, most=_NOTES, longest=round(_NOTE * scale), prefix=_SMALL))
    yield from _text(head)
    yield from _text(words, Gap.SPACE)
    yield from _text(small)
    yield from _text(sources, Gap.LINE)


def _running(blocks: Sequence[Block], room: int, open_label: str) -> Iterator[Text]:
    """Sections, tables and paragraphs one below the other, each with an equal share of the room."""
    ordered = _in_columns(blocks)
    headings = sum(units(_heading(block)) + 1 for block in ordered)
    share = max(_LEAST, (room - headings) // max(1, sum(map(pieces_of, ordered))))
    for above, block in zip((None, *ordered), ordered, strict=False):
        heading, linked = _heading(block), isinstance(above, Paragraph) and above.url is not None
        match block:
            case Section():
                # One column goes on over several sections; its heading is needed once.
                shown = "" if block.column is not None and above is not None and heading == _heading(above) else heading
                yield from _section(block, shown, min(share, _ENTRY), open_label, first=above is None)
            case Rows():
                rows = [row_line(row, min(share, _ROW)) for row in block.rows]
                yield from _text(_lines(heading, *rows), Gap.SPACE)
            case Paragraph() if block.url is not None:
                yield from _text(_lines(heading, link(block.text, block.url, _LINKED)), Gap.LINE)
            case Paragraph():
                text = fit(block.text, min(share, _PARAGRAPH), escape_lines)
                yield from _text(_lines(heading, text), Gap.NONE if linked and not heading else Gap.SPACE)


def _in_columns(blocks: Sequence[Block]) -> list[Block]:
    """There is no room for columns side by side: what stands in one stands below one another, after all else."""
    columns = [block for block in blocks if isinstance(block, Section) and block.column is not None]
    return [*(block for block in blocks if block not in columns), *sorted(columns, key=lambda block: block.column or 0)]


def _heading(block: Block) -> str:
    heading = None if isinstance(block, Card) else block.heading
    return f"### {fit(heading, _HEADING, escape)}" if heading else ""


def _section(section: Section, heading: str, share: int, open_label: str, *, first: bool) -> Iterator[Text]:
    """Entries, each with a button that opens it."""
    gap = Gap.SPACE if first else Gap.HEADING if heading else Gap.LINE
    if not section.entries:
        yield from _text(heading, gap)
    for place, entry in enumerate(section.entries):
        head, body = entry_lines(entry, share, headed=bool(section.heading))
        button = Button(open_label, Open(Listing(ListingKind.CARD, code(entry.card.statement_id))))
        yield Text(_lines("" if place else heading, *head), button, Gap.LINE if place else gap)
        yield from _text(_lines(*body))


def _small(parts: Sequence[str], gap: Gap = Gap.NONE) -> Iterator[Text]:
    shown = fit(" · ".join(parts), _FOOTER, escape)
    yield from _text(f"{_SMALL}{shown}" if shown.strip() else "", gap)


def _text(content: str, gap: Gap = Gap.NONE) -> Iterator[Text]:
    """A text, unless there is nothing in it."""
    if content.strip():
        yield Text(content, gap=gap)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _length(texts: Iterable[Text]) -> int:
    return sum(units(text.content) for text in texts)
