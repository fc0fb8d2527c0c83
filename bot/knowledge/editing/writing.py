"""One entry written as a curator would write it: keys in their order, dates in quotes, long texts folded."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.knowledge import kinds
from bot.knowledge.shape import DOCUMENT

__all__ = ["entry_text"]

_WIDTH = 110
_FOLDED = frozenset({"statement", "note"})
_SAFE = re.compile(r"[^\W\d_](?:[\w ’'/().–-]*[\w’'/().–-])?")
"""Texts that mean themselves without quotation marks, wherever they stand."""
_NULLS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def entry_text(section: str, values: Mapping[str, Any], indent: int = 2) -> str:
    """The lines of an entry of a section. `values` are plain: texts, numbers, truth values, None, lists, mappings."""
    kind = DOCUMENT.by_name[section].kind
    assert isinstance(kind, kinds.ListOf) and isinstance(kind.item, kinds.Record)
    column = " " * (indent + 2)
    lines = [
        line for field in kind.item.fields if field.name in values for line in _field(field, values[field.name], column)
    ]
    return f"{' ' * indent}- {lines[0].removeprefix(column)}\n" + "".join(f"{line}\n" for line in lines[1:])


def _field(field: kinds.Field, value: Any, column: str) -> Iterator[str]:
    key = f"{column}{field.name}:"
    if isinstance(value, str) and field.name in _FOLDED:
        yield f"{key} >-"
        yield from _wrapped(value, f"{column}  ")
    elif isinstance(value, list) and isinstance(field.kind, kinds.ListOf):
        yield from _list(key, value, field.kind.item, column)
    else:
        yield f"{key} {_scalar(value, field.kind)}"


def _list(key: str, values: Sequence[Any], item: kinds.Kind, column: str) -> Iterator[str]:
    if isinstance(item, kinds.Record) and values:
        yield key
        for value in values:
            inner = ", ".join(f"{name}: {_scalar(each, item.by_name[name].kind)}" for name, each in value.items())
            yield f"{column}  - {{{inner}}}"
    elif isinstance(item, kinds.Text) and item.longest > 80 and values:
        yield key
        yield from (f"{column}  - {json.dumps(value, ensure_ascii=False)}" for value in values)
    else:
        one = f"{key} [{', '.join(_scalar(value, item) for value in values)}]"
        if len(one) <= _WIDTH + len(column):
            yield one
        else:
            yield f"{key} ["
            yield from _wrapped(f"{', '.join(_scalar(value, item) for value in values)}]", f"{column}  ")


def _wrapped(text: str, column: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=column,
        subsequent_indent=column,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _scalar(value: Any, kind: kinds.Kind) -> str:
    if value is None:
        return "null"
    if not isinstance(value, str):
        return json.dumps(value)
    if isinstance(kind, kinds.Text):
        safe = _SAFE.fullmatch(value) and value.casefold() not in _NULLS
        return value if safe else json.dumps(value, ensure_ascii=False)
    return json.dumps(value) if isinstance(kind, kinds.Date) else value
