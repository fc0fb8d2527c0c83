"""Boxes of text that become components V2: as many and as much as Discord takes, and what gives way to that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

import discord

from bot.presenting.as_discord_components import Item
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Illustration
from bot.presenting.state import Listing, ListingKind
from bot.presenting.text import ELLIPSIS, cut, units

__all__ = [
    "Box",
    "Gap",
    "ItemRows",
    "Part",
    "Text",
    "as_items",
    "few_enough",
    "short_enough",
    "shortened",
    "without_pictures",
]

_COMPONENTS = 40
_UNITS = 4000
_BYTES, _BYTES_A_TEXT = 10_170, 12
"""Above this Discord answers with an error of its own, see https://github.com/discord/discord-api-docs/issues/8554."""

_LABEL = 80
_ALT = 1024

ItemRows = Sequence[Sequence[Item]]


class Gap(IntEnum):
    """What parts a text from the one above it; the smaller gives way first where there are too many components."""

    NONE = 0
    SPACE = 1
    LINE = 2
    HEADING = 3
    """A line too, but one above a new heading."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with markdown in which no mark goes beyond its line. `identifier` is what it can be found by later.

    `button` stands beside it, if there is room for that.
    """

    content: str
    button: Button | None = None
    gap: Gap = Gap.NONE
    identifier: int | None = None


Part = Text | Illustration


@dataclass(frozen=True, slots=True)
class Box:
    """Parts below one another, in a container with that colour at its side; without a colour in none."""

    parts: tuple[Part, ...]
    colour: int | None = None


def few_enough(boxes: Sequence[Box], rows: ItemRows) -> tuple[Sequence[Box], ItemRows]:
    """The same in at most as many components as Discord takes: at first gaps, then buttons, then all partings give way.

    Of the rows, a menu goes that only opens what a button beside a text opens.
    """
    boxes, shown = _each_once(boxes, rows), rows
    for simpler in _SIMPLER:
        boxes = [replace(box, parts=tuple(simpler(box.parts))) for box in boxes]
        shown = _still_needed(rows, boxes)
        if sum(map(_components, boxes)) + sum(1 + len(row) for row in shown) <= _COMPONENTS:
            break
    return boxes, shown


def short_enough(boxes: Iterable[Box]) -> bool:
    """Tell whether Discord takes that much text."""
    contents = [text.content for text in _texts(boxes)]
    return sum(map(units, contents)) <= _UNITS and sum(map(_size, contents)) <= _BYTES


def shortened(boxes: Iterable[Box]) -> list[Box]:
    """The same without the lines for which there is no room."""
    room, size = _UNITS, _BYTES
    kept: list[Box] = []
    for box in boxes:
        parts: list[Part] = []
        for part in box.parts:
            if isinstance(part, Text):
                part = replace(part, content=_lines_within(part.content, room, size))
                if not part.content.strip():
                    continue
                room -= units(part.content)
                size -= _size(part.content)
            parts.append(part)
        if parts:
            kept.append(replace(box, parts=tuple(parts)))
    return kept


def as_items(boxes: Sequence[Box], rows: ItemRows) -> tuple[Item, ...]:
    """The components: the boxes, then the rows of what can be pressed. There is always something to show."""
    items: list[Item] = []
    for box in boxes:
        inner = [item for part in box.parts for item in _items(part)]
        items += inner if box.colour is None else [discord.ui.Container(*inner, accent_colour=box.colour)]
    items = items or [discord.ui.TextDisplay(ELLIPSIS)]
    return (*items, *(discord.ui.ActionRow(*row) for row in rows))


def without_pictures(items: Iterable[Item]) -> Iterator[Item]:
    """The same components but for the pictures in containers, and for a container that held nothing else."""
    for item in items:
        if isinstance(item, discord.ui.Container):
            kept = [child for child in item.children if not isinstance(child, discord.ui.MediaGallery)]
            if kept:
                yield discord.ui.Container(*kept, accent_colour=item.accent_colour)
        else:
            yield item


def _items(part: Part) -> Iterator[Item]:
    if isinstance(part, Illustration):
        picture = discord.MediaGalleryItem(f"attachment://{part.file_name}", description=cut(part.alt, _ALT) or None)
        yield discord.ui.MediaGallery(picture)
        return
    if part.gap:
        yield discord.ui.Separator(visible=part.gap > Gap.SPACE)
    shown: Item = discord.ui.TextDisplay(part.content, id=part.identifier)
    if part.button is not None:
        beside: Item = discord.ui.Button(
            label=cut(part.button.label, _LABEL),
            style=discord.ButtonStyle.secondary,
            custom_id=str(part.button.press),
        )
        shown = discord.ui.Section(shown, accessory=beside)
    yield shown


def _components(box: Box) -> int:
    """How many components a box becomes, with itself and all that is in them."""
    return (box.colour is not None) + sum(
        1 + (part.gap > Gap.NONE) + 2 * (part.button is not None) if isinstance(part, Text) else 1 for part in box.parts
    )


def _each_once(boxes: Iterable[Box], rows: ItemRows) -> Sequence[Box]:
    """The same without buttons that do what another does: Discord takes no two of them."""
    seen = {getattr(item, "custom_id", None) for row in rows for item in row}

    def once(part: Part) -> Part:
        if not isinstance(part, Text) or part.button is None:
            return part
        known = str(part.button.press) in seen
        seen.add(str(part.button.press))
        return replace(part, button=None) if known else part

    return [replace(box, parts=tuple(map(once, box.parts))) for box in boxes]


def _with_gaps_above(least: Gap) -> Callable[[Iterable[Part]], Iterator[Part]]:
    """What leaves only the gaps that are greater than `least`."""

    def simpler(parts: Iterable[Part]) -> Iterator[Part]:
        for part in parts:
            yield replace(part, gap=Gap.NONE) if isinstance(part, Text) and part.gap <= least else part

    return simpler


def _without_buttons(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield replace(part, button=None) if isinstance(part, Text) else part


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Texts that stand below one another as one, but for those that are to be found again."""
    above: Text | None = None
    for part in parts:
        joins = isinstance(part, Text) and part.identifier is None
        if above is not None and joins:
            assert isinstance(part, Text)
            above = replace(above, content=f"{above.content}\n\n{part.content}")
            continue
        if above is not None:
            yield above
        above = part if isinstance(part, Text) and joins else None
        if above is None:
            yield part
    if above is not None:
        yield above


_SIMPLER = (*map(_with_gaps_above, Gap), _without_buttons, _joined)


def _still_needed(rows: ItemRows, boxes: Iterable[Box]) -> ItemRows:
    opened = {str(text.button.press) for text in _texts(boxes) if text.button is not None}
    return [row for row in rows if not _only_opens(row, opened)]


def _only_opens(row: Sequence[Item], opened: set[str]) -> bool:
    """Tell whether a row is a menu from which nothing can be chosen but what a button opens."""
    menu = row[0]
    return isinstance(menu, discord.ui.Select) and opened.issuperset(
        str(Open(Listing(ListingKind.CARD, option.value))) for option in menu.options
    )


def _texts(boxes: Iterable[Box]) -> Iterator[Text]:
    for box in boxes:
        for part in box.parts:
            if isinstance(part, Text):
                yield part


def _size(content: str) -> int:
    """How many bytes a text takes."""
    return len(content.encode("utf-8", "surrogatepass")) + _BYTES_A_TEXT


def _lines_within(content: str, room: int, size: int) -> str:
    """As many lines of a text as there is room for, and a sign where some are left out."""
    if units(content) <= room and _size(content) <= size:
        return content
    kept: list[str] = []
    for line in content.split("\n"):
        shown = "\n".join([*kept, line, ELLIPSIS])
        if units(shown) > room or _size(shown) > size:
            break
        kept.append(line)
    return "\n".join([*kept, ELLIPSIS]) if kept else ""
