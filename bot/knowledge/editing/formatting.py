"""A fact base put in the order of `ordering.RULE`, with every line of its entries left as it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.knowledge.editing.layout import EntryLayout, KeyLayout, Line, SectionLayout, read_layout
from bot.knowledge.editing.ordering import KEY_ORDER, ORDER, Key
from bot.knowledge.fact_base import FactBase
from bot.knowledge.plain import to_plain

__all__ = ["Displaced", "displaced", "format_text", "groups", "written"]


@dataclass(frozen=True, slots=True)
class Displaced:
    """An entry, or a key of an entry, that stands out of its place. `line` counts from 1."""

    line: int
    what: str
    belongs: str

    def __str__(self) -> str:
        return f"{self.what} belongs {self.belongs}"


def format_text(text: str, base: FactBase) -> str:
    """The text with its entries, and the keys in them, in order. `base` is what the text holds when loaded.

    Nothing but the order of lines changes, except that a last line without an end gets one where it moves up.
    """
    lines = text.splitlines(keepends=True)
    plain = to_plain(base)
    for section in reversed(list(read_layout(text).values())):
        entries = _ordered(section, plain[section.name])
        lines[section.start : section.end] = [line for entry in entries for line in written(entry, section.indent)]
    return "".join(_whole_lines(lines, text))


def displaced(text: str, base: FactBase) -> list[Displaced]:
    """What `format_text` would move, in the order of the lines: as few entries as must move, each with its place."""
    plain = to_plain(base)
    found: list[Displaced] = []
    for section in read_layout(text).values():
        values = plain[section.name]
        for group in groups(section):
            found += _displaced_entries(section, values, group)
        for entry, value in zip(section.entries, values, strict=True):
            found += _displaced_keys(section, entry, str(value.get("id", "")))
    return sorted(found, key=lambda each: each.line)


def groups(section: SectionLayout) -> list[range]:
    """The positions of the entries under each heading. Without headings they are one group."""
    starts = [index for index, entry in enumerate(section.entries) if index == 0 or entry.heading]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(section.entries)], strict=True)]


def written(entry: EntryLayout, indent: int) -> Iterator[Line]:
    """The lines of an entry with all that stands over and under it."""
    yield from entry.heading
    yield from entry.gap
    first, *others = entry.keys or (None,)
    above = [line for line in first.lead if line.strip()] if first else []
    # Comments over a key that has become the first have no place behind the dash; they go over the entry.
    yield from (*entry.lead, *(" " * indent + line.lstrip(" ") for line in above))
    opening = entry.opening.splitlines(keepends=True)
    if first is None:
        yield from opening
        return
    yield from opening[:-1]
    yield opening[-1] + first.lines[0]
    yield from first.lines[1:]
    column = len(opening[-1])
    for key in others:
        yield from key.lead
        yield " " * column + key.lines[0]
        yield from key.lines[1:]
    yield from entry.tail


def _ordered(section: SectionLayout, values: Sequence[Mapping[str, Any]]) -> list[EntryLayout]:
    """The entries in order. Headings and empty lines keep their places between them."""
    with_keys = [replace(entry, keys=_ordered_keys(section.name, entry.keys)) for entry in section.entries]
    order = ORDER.get(section.name)
    if order is None:
        return with_keys if section.name != "declined" else list(section.entries)
    result = []
    for group in groups(section):
        there = sorted(group, key=lambda index: order(values[index]))
        for place, index in zip(group, there, strict=True):
            slot = section.entries[place]
            result.append(replace(with_keys[index], heading=slot.heading, gap=slot.gap))
    return result


def _ordered_keys(section: str, keys: Sequence[KeyLayout]) -> tuple[KeyLayout, ...]:
    order = KEY_ORDER[section]
    return tuple(sorted(keys, key=lambda key: order.index(key.name)))


def _displaced_entries(
    section: SectionLayout, values: Sequence[Mapping[str, Any]], group: range
) -> Iterator[Displaced]:
    order = ORDER.get(section.name)
    if order is None:
        return
    ranks = [order(values[index]) for index in group]
    by_rank = sorted(group, key=lambda index: order(values[index]))
    staying = {group[position] for position in _longest_rising(ranks)}
    for place, index in enumerate(by_rank):
        if index not in staying:
            before = values[by_rank[place - 1]]["id"] if place else None
            belongs = f"after {before}" if before else f"before {values[by_rank[1]]['id']}"
            yield Displaced(section.entries[index].line, str(values[index]["id"]), belongs)


def _displaced_keys(section: SectionLayout, entry: EntryLayout, identifier: str) -> Iterator[Displaced]:
    if section.name == "declined":
        return
    ordered = _ordered_keys(section.name, entry.keys)
    staying = _longest_rising([(KEY_ORDER[section.name].index(key.name),) for key in entry.keys])
    kept = {entry.keys[position].name for position in staying}
    for place, key in enumerate(ordered):
        if key.name not in kept:
            belongs = f"after '{ordered[place - 1].name}'" if place else f"before '{ordered[1].name}'"
            yield Displaced(_line_of(entry, key), f"'{key.name}' of {identifier}", belongs)


def _line_of(entry: EntryLayout, key: KeyLayout) -> int:
    line = entry.line + entry.opening.count("\n")
    for each in entry.keys:
        line += len(each.lead)
        if each is key:
            break
        line += len(each.lines)
    return line


def _longest_rising(ranks: Sequence[Key]) -> list[int]:
    """The positions of a longest subsequence that is in order already, so that few are said to be out of place."""
    tails: list[Key] = []
    ends: list[int] = []
    before: list[int | None] = []
    for position, rank in enumerate(ranks):
        place = bisect_left(tails, rank)
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [rank]
        ends[place : place + 1] = [position]
    chain: list[int] = []
    current = ends[-1] if ends else None
    while current is not None:
        chain.append(current)
        current = before[current]
    return chain


def _whole_lines(lines: Sequence[Line], text: str) -> Iterator[Line]:
    """Lines that all have an end, the last one only where the text had one."""
    end = "\r\n" if "\r\n" in text else "\n"
    for number, line in enumerate(lines, 1):
        if number < len(lines):
            yield line if line.endswith(("\n", "\r", "\x85", "\u2028", "\u2029")) else line + end
        else:
            yield line if text.endswith(("\n", "\r")) else line.rstrip("\r\n")
