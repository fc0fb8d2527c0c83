"""Tables of words and phrases, kept as data in their own scripts and folded when they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Any

import yaml

from bot.matching.folding import fold
from bot.matching.tokens import words

__all__ = ["Phrases", "Tables", "read_tables"]


class Phrases:
    """A few phrases, looked for in a question word after word."""

    def __init__(self, *texts: str) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for text in texts:
            phrase = tuple(words(fold(text)))
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def longest_in(self, tokens: tuple[str, ...]) -> int:
        """How many words the longest of the phrases has that stand in `tokens`; 0 where none does."""
        return max((self.longest_at(tokens, start) for start in range(len(tokens))), default=0)

    def longest_at(self, tokens: tuple[str, ...], start: int) -> int:
        """How many words the longest of the phrases has that stand at one place of `tokens`; 0 where none does."""
        found = self._by_first.get(tokens[start]) if start < len(tokens) else None
        if found is None:
            return 0
        return max((len(p) for p in found if tokens[start : start + len(p)] == p), default=0)

    def within(self, tokens: tuple[str, ...]) -> bool:
        """Tell whether one of the phrases stands in `tokens`."""
        return self.longest_in(tokens) > 0


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one file, by name."""

    words: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]


def read_tables(name: str) -> Tables:
    """Read the tables of `data/<name>.yaml` in this package."""
    text = resources.files(__package__).joinpath(f"data/{name}.yaml").read_text(encoding="utf-8")
    stored: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe
    return Tables(
        {key: frozenset(_folded(listed)) for key, listed in stored["words"].items()},
        {key: Phrases(*(str(phrase) for phrase in listed)) for key, listed in stored["phrases"].items()},
    )


def _folded(listed: str) -> Iterator[str]:
    for word in listed.split():
        yield from words(fold(word))
