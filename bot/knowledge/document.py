"""YAML text read into a tree that remembers its lines, within bounds that no file can exceed.

Scalars stay text, as a curator typed them: what they mean is decided by the field they stand in. So
an unquoted date stays a date and the word `no` stays a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge.problems import FactBaseError, Level, Problem, UnreadableFactBaseError

__all__ = ["Entry", "ListNode", "MappingNode", "Node", "Scalar", "parse_document", "read_text"]

MAX_BYTES = 8_000_000
MAX_DEPTH = 20
MAX_NODES = 500_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})
_BEGINNINGS = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent})
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not allow in a file, whatever quotes are around it."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_HINTS = {
    "mapping values are not allowed": "a text that contains ': ' must stand in quotes",
    "could not find expected ':'": "a key must be followed by ': '",
    "cannot start any token": "use spaces, not tabs, and put a text that begins with a special sign in quotes",
    "did not find expected key": "check the indentation, and that every quotation mark is closed",
    "did not find expected '-' indicator": "check the indentation of this list",
    "unexpected end of stream": "a quotation mark or bracket is not closed",
    "did not find expected ',' or": "a bracket is not closed, or a text inside it needs quotes",
}


@dataclass(slots=True)
class Scalar:
    """A text as typed. `plain` tells that it stood without quotation marks.

    Nothing here is frozen: there are a hundred thousand of them, and a frozen one takes three times as long to make.
    """

    text: str
    plain: bool
    line: int

    @property
    def is_null(self) -> bool:
        """Tell whether it stands for nothing."""
        return self.plain and self.text in _NULLS


@dataclass(slots=True)
class ListNode:
    """A list."""

    items: list[Node]
    line: int


@dataclass(slots=True)
class Entry:
    """One key with its value."""

    key: str
    line: int
    value: Node


@dataclass(slots=True)
class MappingNode:
    """Keys with values, each key once."""

    entries: list[Entry]
    line: int


Node = Scalar | ListNode | MappingNode


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read. For a mapping, `key` is the key waiting for its value."""

    node: ListNode | MappingNode
    key: Scalar | None = None
    keys: dict[str, int] = field(default_factory=dict)


def read_text(path: Path) -> str:
    """Read the file as UTF-8.

    Raises:
        UnreadableFactBaseError: if there is no such file, it is too big, or it may not be read.
        FactBaseError: if it is not UTF-8.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise UnreadableFactBaseError([_error(name, 1, "this is a directory; name the YAML file itself")])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFactBaseError([_error(name, 1, "there is no such file")]) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFactBaseError([_error(name, 1, f"the file cannot be read: {reason}")]) from None
    if len(data) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1_000_000} MB, which no fact base should be"
        raise UnreadableFactBaseError([_error(name, 1, message)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FactBaseError([_error(name, line, "this line is not UTF-8; save the file with that encoding")]) from None


def parse_document(text: str, file: str) -> MappingNode:
    """Read YAML text whose outermost form is a mapping.

    Raises:
        FactBaseError: if it is not YAML, exceeds a bound, repeats a key, or uses aliases or tags.
    """
    forbidden = _UNPRINTABLE.search(text)
    if forbidden is not None:
        line = text.count("\n", 0, forbidden.start()) + 1
        message = f"this line contains the invisible character U+{ord(forbidden.group()):04X}; remove it"
        raise FactBaseError([_error(file, line, message)])
    repeated: list[Problem] = []
    try:
        root = _compose(_LOADER(text).get_event, file, repeated)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark is not None else 1
        reason = getattr(error, "problem", None) or str(error)
        raise FactBaseError([*repeated, _error(file, line, _explain(reason))]) from None
    if root is None or (isinstance(root, Scalar) and root.is_null):
        raise FactBaseError([_error(file, 1, "the file is empty; it needs the sections meta, actors, statements, ...")])
    if not isinstance(root, MappingNode):
        raise FactBaseError([_error(file, root.line, "the file must begin with sections: 'meta:', 'topics:', ...")])
    if repeated:
        raise FactBaseError(repeated)
    return root


def _compose(next_event: Callable[[], Any], file: str, repeated: list[Problem]) -> Node | None:
    """Build the tree without recursion, so that depth is a number we choose and not the size of the stack."""
    root: Node | None = None
    stack: list[_Open] = []
    documents = nodes = 0
    while (event := next_event()) is not None:
        kind = type(event)
        if kind not in _BEGINNINGS:
            if kind in _ENDS:
                stack.pop()
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise FactBaseError([_error(file, _line(event), "a second document begins here; remove the '---'")])
            continue
        nodes += 1
        line = _line(event)
        if event.anchor is not None or event.tag is not None or nodes > MAX_NODES or len(stack) >= MAX_DEPTH:
            raise FactBaseError([_error(file, line, _refusal(event, nodes))])
        node: Node
        if kind is yaml.ScalarEvent:
            node = Scalar(event.value, event.implicit[0], line)
        else:
            node = ListNode([], line) if kind is yaml.SequenceStartEvent else MappingNode([], line)
        if not stack:
            root = node
        elif isinstance(inside := stack[-1].node, ListNode):
            inside.items.append(node)
        else:
            _enter(node, stack[-1], inside.entries, file, repeated)
        if not isinstance(node, Scalar):
            stack.append(_Open(node))
    return root


def _refusal(event: Any, nodes: int) -> str:
    """What a fact base never needs and a hostile file would use."""
    if isinstance(event, yaml.AliasEvent):
        return f"'*{event.anchor}' is a YAML alias, which is not allowed here; put texts that begin with * in quotes"
    if event.anchor is not None:
        return f"'&{event.anchor}' is a YAML anchor, which is not allowed here; put texts that begin with & in quotes"
    if event.tag is not None:
        return f"'{event.tag}' is a YAML tag, which is not allowed here; put texts that begin with ! in quotes"
    if nodes > MAX_NODES:
        return f"the file has more than {MAX_NODES:,} values, which no fact base should"
    return f"lists and keys are nested more than {MAX_DEPTH} deep here"


def _enter(node: Node, parent: _Open, entries: list[Entry], file: str, repeated: list[Problem]) -> None:
    """Put a node where it belongs in the mapping around it: it is a key or the value of one."""
    if parent.key is None:
        if not isinstance(node, Scalar):
            raise FactBaseError([_error(file, node.line, "a key must be a word, not a list or a mapping")])
        parent.key = node
    else:
        key, parent.key = parent.key, None
        if key.text in parent.keys:
            first = parent.keys[key.text]
            message = (
                f"the key '{key.text}' stands here twice, first on line {first}; keep one, or begin an entry with '- '"
            )
            repeated.append(_error(file, key.line, message))
            return
        parent.keys[key.text] = key.line
        entries.append(Entry(key.text, key.line, node))


def _explain(problem: str) -> str:
    for beginning, hint in _HINTS.items():
        if beginning in problem:
            return f"this is not YAML: {problem}; {hint}"
    return f"this is not YAML: {problem}"


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1


def _error(file: str, line: int, message: str) -> Problem:
    return Problem(file, line, Level.ERROR, message)
