"""The kinds of value that a field of the fact base can hold: the vocabulary of `shape.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from bot.knowledge.model import ActorKind

__all__ = [
    "Choice",
    "Count",
    "Date",
    "Field",
    "FileName",
    "Flag",
    "Id",
    "Kind",
    "Language",
    "ListOf",
    "Record",
    "Reference",
    "Text",
    "Translations",
    "Url",
    "Words",
]

ID_PATTERN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LANGUAGE_PATTERN = re.compile(r"[a-z]{2,3}")
URL_PATTERN = re.compile(r"https?://[^\s/$.?#][^\s]*")
FILE_NAME_PATTERN = re.compile(r"(?!.*\.txt$)[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")
DATE_PATTERN = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty. Longer than `longest` characters it is too long to be shown well."""

    longest: int


@dataclass(frozen=True, slots=True)
class Id:
    """A name that never changes, for an entry of a section."""


@dataclass(frozen=True, slots=True)
class Url:
    """A web address."""

    longest: int = 500


@dataclass(frozen=True, slots=True)
class FileName:
    """The name of a text file, without folder and without `.txt`."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language code such as `en` or `uk`."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date as exact as its source."""


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number from 1."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words, each with what it means."""

    meanings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of an entry of another section; where `actors` is set, of an actor of one of these kinds."""

    section: str
    actors: frozenset[ActorKind] = frozenset()


@dataclass(frozen=True, slots=True)
class Words:
    """Words or phrases by language code."""


@dataclass(frozen=True, slots=True)
class Translations:
    """One text for each of some languages, by language code. Each may be as long as a `Text` of `longest`."""

    longest: int


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list. With `at_least` 0 it may be left out."""

    item: Kind
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a record. `help` is what an editor shows beside it; one that is not `needed` may be left out or null."""

    name: str
    kind: Kind
    help: str
    needed: bool = False


@dataclass(frozen=True)
class Record:
    """A mapping with known keys."""

    name: str
    fields: tuple[Field, ...]
    by_name: Mapping[str, Field] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the fields once."""
        object.__setattr__(self, "by_name", MappingProxyType({each.name: each for each in self.fields}))


Kind = (
    Text
    | Id
    | Url
    | FileName
    | Language
    | Date
    | Flag
    | Count
    | Choice
    | Reference
    | Words
    | Translations
    | ListOf
    | Record
)
