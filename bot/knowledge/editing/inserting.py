"""A new entry put into the text of a fact base, where the order wants it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.knowledge.editing.formatting import groups, written
from bot.knowledge.editing.layout import EntryLayout, Line, SectionLayout, read_layout
from bot.knowledge.editing.ordering import ORDER, Key
from bot.knowledge.editing.writing import entry_text
from bot.knowledge.fact_base import FactBase
from bot.knowledge.plain import to_plain

__all__ = ["EditingError", "insert_entry"]


class EditingError(Exception):
    """The text is written in a way into which no entry can be put."""


def insert_entry(text: str, base: FactBase, section: str, values: Mapping[str, Any]) -> str:
    """The text with one more entry; nothing else in it moves. `base` is what the text holds when loaded.

    Where the entries there are out of order, the new one follows the one that should stand before it.

    Raises:
        EditingError: if the section is missing or written in brackets.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    layout = read_layout(text).get(section)
    if layout is None:
        return _into_empty(text, section, entry_text(section, values), end)
    order = ORDER[section]
    place, begins_group = _place(layout, [order(each) for each in to_plain(base)[section]], order(values))
    lines = text.splitlines(keepends=True)
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += end
    entries = list(layout.entries)
    own = entry_text(section, values, layout.indent).replace("\n", end)
    new = EntryLayout(0, (), _usual_gap(layout, end), (), own, (), ())
    if begins_group:
        first = entries[place]
        entries[place] = replace(first, heading=(), gap=new.gap)
        new = replace(new, heading=first.heading, gap=first.gap)
    entries.insert(place, new)
    lines[layout.start : layout.end] = [
        line if line.endswith(("\n", "\r")) else line + end
        for entry in entries
        for line in written(entry, layout.indent)
    ]
    return "".join(lines)


def _place(layout: SectionLayout, keys: Sequence[Key], new: Key) -> tuple[int, bool]:
    """Before which entry the new one goes, and whether it then is the first under a heading.

    It goes under the first heading whose entries reach around it, or else where the entry before it stands.
    """
    under = groups(layout)
    around = [each for each in under if min(keys[i] for i in each) < new < max(keys[i] for i in each)]
    among = around[0] if around else range(len(keys))
    before = [index for index in among if keys[index] < new]
    if before:
        return max(before, key=lambda index: keys[index]) + 1, False
    return among[0], True


def _usual_gap(layout: SectionLayout, end: str) -> tuple[Line, ...]:
    """How the entries of the section are parted from one another: by an empty line, or not at all."""
    gaps = Counter(len(entry.gap) for entry in layout.entries[1:] if not entry.heading)
    return (end,) * (gaps.most_common(1)[0][0] if gaps else 0)


def _into_empty(text: str, section: str, entry: str, end: str) -> str:
    empty = re.compile(rf"^{section}:[ \t]*\[[ \t]*\]([^\r\n]*)(?:\r?\n|\Z)", re.MULTILINE)
    if not empty.search(text):
        raise EditingError(f"the section '{section}' is written in brackets; give each of its entries lines of its own")
    return empty.sub(lambda found: f"{section}:{found[1]}{end}{entry.replace(chr(10), end)}", text, count=1)
