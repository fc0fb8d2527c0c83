"""A tree of YAML read as the shape demands: plain values out, every problem noted with its line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from bot.knowledge import kinds
from bot.knowledge.dates import PartialDate
from bot.knowledge.document import ListNode, MappingNode, Node, Scalar
from bot.knowledge.problems import Level, Place, Problem
from bot.knowledge.shape import DOCUMENT, SECTIONS_WITH_IDS
from bot.knowledge.wording import an, first_keys, found, suggestion, wanted, where

__all__ = ["Reader", "interpret"]

MAX_PROBLEMS = 500
"""Past this many the file is of another kind, and more messages help nobody."""

_COMPOSED = (kinds.Record, kinds.ListOf, kinds.Words, kinds.Translations)
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class _Mention:
    """An id that stands in a field and must exist."""

    reference: kinds.Reference
    id: str
    line: int


class Reader:
    """Reads one file. Afterwards `problems`, `lines` and `values` say what was found.

    `values` has the shape of the file: mappings, lists, texts, dates, numbers and truth values. What
    could not be read is left out, and then `problems` is not empty.
    """

    def __init__(self, root: MappingNode, file: str) -> None:
        self.problems: list[Problem] = []
        self.lines: dict[Place, int] = {}
        self._file = file
        self._mentions: list[_Mention] = []
        self._ids: dict[str, dict[str, dict[str, Any]]] = {section: {} for section in SECTIONS_WITH_IDS}
        self.values: dict[str, Any] = self._record(root, DOCUMENT, ())
        for mention in self._mentions:
            self._resolve(mention)

    def _problem(self, line: int, message: str) -> None:
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(Problem(self._file, line, Level.ERROR, message))
        elif len(self.problems) == MAX_PROBLEMS:
            message = f"more than {MAX_PROBLEMS} problems; mend these first"
            self.problems.append(Problem(self._file, line, Level.ERROR, message))

    def _read(self, node: Node, kind: kinds.Kind, place: Place) -> Any:
        """The value of a node, or None after noting why it has none."""
        self.lines[place] = node.line
        if isinstance(node, Scalar) and not isinstance(kind, _COMPOSED):
            return self._scalar(node, kind, place)
        match kind:
            case kinds.Record():
                if isinstance(node, MappingNode):
                    return self._record(node, kind, place)
                self._problem(
                    node.line, f"{where(place)} must have keys ({first_keys(kind)}), but this is {found(node)}"
                )
                return None
            case kinds.ListOf():
                return self._list(node, kind, place)
            case kinds.Words():
                hint = 'a list for each language; write en: ["word", "other word"], fr: [...]'
                return self._by_language(node, kinds.ListOf(kinds.Text(80), 1), place, hint)
            case kinds.Translations():
                hint = 'a text for each language; write fr: "...", de: "..."'
                return self._by_language(node, kinds.Text(kind.longest), place, hint)
            case _:
                hint = "; a text that contains ': ' must stand in quotes" if isinstance(node, MappingNode) else ""
                self._problem(node.line, f"{where(place)} must be {wanted(kind)}, but this is {found(node)}{hint}")
                return None

    def _record(self, node: MappingNode, kind: kinds.Record, place: Place) -> dict[str, Any]:
        values: dict[str, Any] = {}
        present: set[str] = set()
        for entry in node.entries:
            field = kind.by_name.get(entry.key)
            if field is None:
                near = suggestion(entry.key, kind.by_name)
                self._problem(entry.line, f"{an(kind.name)} has no key '{entry.key}'; {near}")
                continue
            present.add(field.name)
            inner = (*place, field.name)
            self.lines[inner] = entry.line
            if isinstance(entry.value, Scalar) and entry.value.is_null:
                if field.needed:
                    self._problem(entry.line, f"{where(inner)} is empty; give {wanted(field.kind)}")
                continue
            value = self._read(entry.value, field.kind, inner)
            self.lines[inner] = entry.line
            if value is not None:
                values[field.name] = value
        for field in kind.fields:
            if field.needed and field.name not in present:
                described = (
                    f"{where(place)} has no '{field.name}'" if place else f"the section '{field.name}:' is missing"
                )
                self._problem(node.line, f"{described}; {field.help[0].lower()}{field.help[1:]}")
        return values

    def _list(self, node: Node, kind: kinds.ListOf, place: Place) -> list[Any] | None:
        if not isinstance(node, ListNode):
            hint = "begin each item with '- ' or write [one, two]"
            self._problem(node.line, f"{where(place)} must be a list, but this is {found(node)}; {hint}")
            return None
        if len(node.items) < kind.at_least:
            self._problem(node.line, f"{where(place)} must not be an empty list")
        section = str(place[0]) if len(place) == 1 and place[0] in SECTIONS_WITH_IDS else None
        values = []
        seen: dict[str, int] = {}
        for index, item in enumerate(node.items):
            key = self._entry_id(item) if section else None
            value = self._read(item, kind.item, (*place, index if key is None else key))
            if value is None:
                continue
            if section and key is not None:
                self._note_id(section, key, value, item.line)
            elif isinstance(value, str):
                if value in seen:
                    self._problem(item.line, f"'{value}' stands twice in {where(place)}; keep one")
                    continue
                seen[value] = item.line
            values.append(value)
        return values

    @staticmethod
    def _entry_id(item: Node) -> str | None:
        """The id of a section's entry, so that its problems can be told by name."""
        if isinstance(item, MappingNode):
            for entry in item.entries:
                if entry.key == "id" and isinstance(entry.value, Scalar) and not entry.value.is_null:
                    return entry.value.text.strip()
        return None

    def _note_id(self, section: str, key: str, value: dict[str, Any], line: int) -> None:
        known = self._ids[section]
        if key in known:
            self._problem(line, f"{section} has two entries with the id '{key}'; an id names one thing for ever")
        else:
            known[key] = value

    def _by_language(self, node: Node, kind: kinds.Kind, place: Place, hint: str) -> dict[str, Any] | None:
        if not isinstance(node, MappingNode):
            self._problem(node.line, f"{where(place)} must have {hint}")
            return None
        values = {}
        for entry in node.entries:
            inner = (*place, entry.key)
            if not kinds.LANGUAGE_PATTERN.fullmatch(entry.key):
                self._problem(entry.line, f"'{entry.key}' is not a language code like en, fr or uk")
                continue
            value = self._read(entry.value, kind, inner)
            self.lines[inner] = entry.line
            if value:
                values[entry.key] = value
        return values

    def _scalar(self, node: Scalar, kind: kinds.Kind, place: Place) -> Any:
        text = node.text
        printable = text.isprintable()
        if not printable or "  " in text:
            text = _SPACES.sub(" ", text)
        text = text.strip(" ")
        if node.is_null or not text:
            self._problem(node.line, f"{where(place)} is empty; give {wanted(kind)} or remove the line")
            return None
        invisible = None if printable else next(filter(_is_invisible, text), None)
        if invisible is not None:
            self._problem(
                node.line, f"{where(place)} contains the invisible character U+{ord(invisible):04X}; remove it"
            )
            return None
        if isinstance(kind, kinds.Text):
            return text
        value, complaint = interpret(text, kind)
        if complaint:
            self._problem(node.line, f"{where(place)}: {complaint}")
        elif isinstance(kind, kinds.Reference):
            self._mentions.append(_Mention(kind, text, node.line))
        return value

    def _resolve(self, mention: _Mention) -> None:
        section = mention.reference.section
        target = self._ids[section].get(mention.id)
        if target is None:
            near = suggestion(mention.id, self._ids[section])
            self._problem(mention.line, f"{section} has no entry with the id '{mention.id}'; {near}")
            return
        allowed = mention.reference.actors
        if allowed and "kind" in target and target["kind"] not in allowed:
            choice = " or ".join(sorted(allowed))
            message = (
                f"'{mention.id}' is of the kind {target['kind']}, but here must stand the id of an actor of the kind"
            )
            self._problem(mention.line, f"{message} {choice}")


def _is_invisible(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}


def interpret(text: str, kind: kinds.Kind) -> tuple[Any, str | None]:
    """The value that a text stands for in a field of a kind, and what is wrong with it, if anything."""
    match kind:
        case kinds.Id() if not kinds.ID_PATTERN.fullmatch(text):
            return None, f"'{text}' is not an id; use small letters, digits and single hyphens: macron-2024-02-paris"
        case kinds.Url() if not kinds.URL_PATTERN.fullmatch(text):
            return None, f"'{text}' is not a web address; it must begin with https:// and have no spaces"
        case kinds.FileName() if not kinds.FILE_NAME_PATTERN.fullmatch(text):
            return None, f"'{text}' is not a file name without folder and without .txt"
        case kinds.Language() if not kinds.LANGUAGE_PATTERN.fullmatch(text):
            return None, f"'{text}' is not a language code like en, fr or uk"
        case kinds.Date():
            try:
                return PartialDate.parse(text), None
            except ValueError as error:
                return None, str(error)
        case kinds.Flag():
            return (text == "true", None) if text in {"true", "false"} else (None, f"write true or false, not '{text}'")
        case kinds.Count():
            if text.isascii() and text.isdigit() and int(text[:7]) > 0 and len(text) < 7:
                return int(text), None
            return None, f"'{text}' is not a whole number from 1"
        case kinds.Choice() if text not in kind.meanings:
            return None, f"'{text}' is not allowed here; {suggestion(text, kind.meanings)}"
    return text, None
