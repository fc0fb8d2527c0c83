"""Find known phrases in a sequence of tokens: names, topics, words of other languages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

__all__ = ["Found", "PhraseIndex"]

_REMEMBERED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that stands at `tokens[start:end]`, with the values filed under it.

    `exact` is false where some word of the phrase matched by its beginning only.
    """

    start: int
    end: int
    values: tuple[str, ...]
    exact: bool = True


@dataclass(slots=True)
class _Node:
    exact: dict[str, _Node] = field(default_factory=dict)
    beginnings: dict[str, _Node] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    values: list[str] = field(default_factory=list)


class PhraseIndex:
    """A trie over words in which a phrase's word may end with `*`, standing for any ending.

    `tokenise` turns a phrase (without its asterisks) into tokens and must be the function that
    made the tokens searched later, so that both sides are folded alike.
    """

    def __init__(self, tokenise: Callable[[str], Sequence[str]]) -> None:
        self._tokenise = tokenise
        self._root = _Node()
        self._pieces: dict[str, Sequence[str]] = {}
        self._beginning_with: dict[str, list[tuple[_Node, bool]]] = {}

    def add(self, phrase: str, value: str) -> list[str]:
        """File `value` under `phrase`, and return the tokens of the phrase; one without tokens is ignored."""
        node = self._root
        tokens: list[str] = []
        for word in phrase.split():
            pieces = self._pieces.get(word)
            if pieces is None:
                pieces = self._pieces[word] = self._tokenise(word.removesuffix("*"))
            for position, piece in enumerate(pieces):
                open_end = word.endswith("*") and position == len(pieces) - 1
                node = self._child(node, piece, open_end=open_end)
            tokens.extend(pieces)
        if tokens and value not in node.values:
            node.values.append(value)
        self._beginning_with.clear()
        return tokens

    @staticmethod
    def _child(node: _Node, piece: str, *, open_end: bool) -> _Node:
        if not open_end:
            return node.exact.setdefault(piece, _Node())
        if piece not in node.beginnings:
            node.beginnings[piece] = _Node()
            if len(piece) not in node.lengths:
                node.lengths = tuple(sorted((*node.lengths, len(piece)), reverse=True))
        return node.beginnings[piece]

    def find_all(self, tokens: Sequence[str]) -> list[Found]:
        """Every phrase found, overlapping ones included, in order of their start."""
        return [found for start in range(len(tokens)) for found in self._starting(tokens, start)]

    def find_longest(self, tokens: Sequence[str], *, articles: Collection[str] = ()) -> list[Found]:
        """Phrases that do not overlap, the longest first at each place, read from the left.

        Phrases of one length at one place are one find; an exact one hides those found by their beginning. A phrase
        that begins with one of the `articles` gives way to one that begins behind it and reaches further.
        """
        chosen: list[Found] = []
        start = 0
        while start < len(tokens):
            here = self._starting(tokens, start)
            if not here:
                start += 1
                continue
            end = max(found.end for found in here)
            if tokens[start] in articles:
                behind = self._starting(tokens, start + 1) if start + 1 < len(tokens) else []
                if any(found.end > end for found in behind):
                    start += 1
                    continue
            longest = [found for found in here if found.end == end]
            exact = any(found.exact for found in longest)
            values = dict.fromkeys(v for found in longest if found.exact == exact for v in found.values)
            chosen.append(Found(start, end, tuple(values), exact))
            start = end
        return chosen

    def _starting(self, tokens: Sequence[str], start: int) -> list[Found]:
        """The phrases that start at one place. Where a word can lead from the root is worked out once a word."""
        token = tokens[start]
        nodes = self._beginning_with.get(token)
        if nodes is None:
            if len(self._beginning_with) >= _REMEMBERED_WORDS:
                self._beginning_with.clear()
            nodes = self._beginning_with[token] = list(_next_nodes(self._root, token, True))
        if not nodes:
            return []
        return [found for node, exact in nodes for found in self._from(node, tokens, start, start + 1, exact)]

    def _from(self, node: _Node, tokens: Sequence[str], start: int, at: int, exact: bool) -> Iterator[Found]:
        if node.values:
            yield Found(start, at, tuple(node.values), exact)
        if at < len(tokens) and (node.exact or node.beginnings):
            for following, still_exact in _next_nodes(node, tokens[at], exact):
                yield from self._from(following, tokens, start, at + 1, still_exact)


def _next_nodes(node: _Node, token: str, exact: bool) -> Iterator[tuple[_Node, bool]]:
    """Where `token` leads from `node`, by the whole word first, then by its beginnings, longest first."""
    following = node.exact.get(token)
    if following is not None:
        yield following, exact
    for length in node.lengths:
        if length <= len(token):
            following = node.beginnings.get(token[:length])
            if following is not None:
                yield following, exact and length == len(token)
