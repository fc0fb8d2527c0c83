"""Words of eight languages to notions: the base's topics, deployments, concepts and milestones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.knowledge import Deployment, FactBase, Milestone, Topic
from bot.matching.folding import fold
from bot.matching.phrases import Found, PhraseIndex
from bot.matching.tokens import words

__all__ = ["Lexicon", "Notions"]

FOREIGN_SUBJECT = "concept:other-"
"""Concepts whose id begins with `other-` belong to neighbouring subjects that the base does not hold."""


@dataclass(frozen=True, slots=True)
class Notions:
    """The notions found in a text: every find with its place, and for each token the notions over it."""

    found: tuple[Found, ...]
    by_token: tuple[tuple[str, ...], ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """Each notion once, by kind and id (`concept:...`, `topic:...`), in order of appearance."""
        return tuple(dict.fromkeys(value for found in self.found for value in found.values))

    def of(self, kind: str) -> tuple[str, ...]:
        """The ids of the notions of one kind (`topic`, `deployment`, `concept` or `milestone`)."""
        prefix = f"{kind}:"
        return tuple(value.removeprefix(prefix) for value in self.ids if value.startswith(prefix))

    def without(self, positions: Collection[int]) -> Notions:
        """The notions that remain when the tokens at some positions are left out."""
        kept = tuple(f for f in self.found if not any(p in positions for p in range(f.start, f.end)))
        return Notions(kept, tuple(() if p in positions else each for p, each in enumerate(self.by_token)))


class Lexicon:
    """The base's own dictionary from words, in any of its languages, to notions."""

    def __init__(self, base: FactBase) -> None:
        self._index = PhraseIndex(lambda form: words(fold(form)))
        self._vocabulary: set[str] = set()
        self._own_vocabulary: set[str] = set()
        for kind, entries in (
            ("topic", base.topics.values()),
            ("deployment", base.deployments.values()),
            ("concept", base.concepts.values()),
            ("milestone", base.milestones.values()),
        ):
            for entry in entries:
                named = {base.meta.language: (entry.name,)} if isinstance(entry, Topic | Deployment | Milestone) else {}
                for language, forms in (*named.items(), *entry.words.items()):
                    own = self._own_vocabulary if language == base.meta.language else self._vocabulary
                    for form in forms:
                        own.update(self._index.add(form, f"{kind}:{entry.id}"))
        self._vocabulary |= self._own_vocabulary

    @property
    def vocabulary(self) -> set[str]:
        """Every word, or beginning of a word, of the dictionary, folded."""
        return self._vocabulary

    @property
    def own_vocabulary(self) -> set[str]:
        """The part of the vocabulary that is in the base's own language."""
        return self._own_vocabulary

    def read(self, tokens: Sequence[str]) -> Notions:
        """Find every notion in `tokens`."""
        found = self._index.find_all(tokens)
        by_token: list[list[str]] = [[] for _ in tokens]
        for find in found:
            for position in range(find.start, find.end):
                by_token[position].extend(find.values)
        return Notions(tuple(found), tuple(tuple(dict.fromkeys(notions)) for notions in by_token))
