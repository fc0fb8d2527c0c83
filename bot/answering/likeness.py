"""Questions that mean the same get the same key, whatever their spelling: so that they are counted and told as one.

Two questions are merged too late rather than too early: who waits for an answer must not be told that of another
question. Names that the base does not know keep questions apart letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from bot.answering import grammar
from bot.answering.asking import Asked
from bot.matching.folding import LONGEST_TEXT, fold
from bot.matching.ordinary import ordinary_words
from bot.matching.request import Part
from bot.matching.tokens import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from bot.answering.reading import Reading
    from bot.matching.period import Period

__all__ = ["Reads", "key_of"]

_ASKING_FOR_WORDS: Final = (Asked.WHAT, Asked.NAME, Asked.STANCE)
"""Kinds of question that ask for nothing but what was said: "what did X say on it", "X on it", "is X against it"."""

_WITHIN: Final = re.compile(r"(?<=\s)[^\W\d_][\w'’-]*")
"""Every word but the first, which has a capital in any case."""


@runtime_checkable
class Reads(Protocol):
    """Whatever understands questions, such as `Engine`."""

    def read(self, text: str) -> Reading:
        """How a question is understood."""


def key_of(engine: object, text: str) -> str:
    """The key of a question: a line for each thing it names and each word that carries something, sorted.

    Where `engine` reads questions (`Reads`), what it recognises stands there by id, whatever the language; for any
    other engine the words alone count.
    """
    reading = engine.read(text) if isinstance(engine, Reads) else None
    parts = set(_words_alone(text) if reading is None else _understood(reading))
    # Of small words only: all of them, for they are all there is to tell such questions apart by.
    return "\n".join(sorted(parts)) if parts else " ".join(words(fold(text)))


def _words_alone(text: str) -> Iterator[str]:
    names = _names_in(text)
    for token in words(fold(text)):
        if token not in STOP_WORDS and token not in grammar.EMPTY:
            yield _word(token, names)


def _understood(reading: Reading) -> Iterator[str]:
    yield from _named(reading)
    content = frozenset(reading.content)
    for found in reading.notions.found:
        # "Say" is a notion too, but asks for nothing: "Macron on it" is "what did Macron say on it".
        if not content.isdisjoint(range(found.start, found.end)):
            yield from found.values
    if reading.period is not None:
        yield _time(reading.period)
    if reading.asked not in _ASKING_FOR_WORDS:
        yield f"asked:{reading.asked}"
    for thing in reading.wants:
        yield f"wants:{thing}"
    yield from _remaining(reading)


def _named(reading: Reading) -> Iterator[str]:
    """Everybody who is named, with the part they play: "what did X say of Y" is not "what did Y say of X"."""
    beside = reading.asked is Asked.COMPARISON or any(token in grammar.CONNECTORS for token in reading.tokens)
    speaking = [party for party in reading.parties if party.part is not Part.SUBJECT]
    for party in reading.parties:
        actors = "|".join(sorted(party.actors))
        if party.part is Part.SUBJECT:
            yield f"about:{actors}"
        else:
            # "Would X follow Y": who is named first counts, unless they stand side by side.
            yield f"actor:{actors}" if beside else f"actor {speaking.index(party) + 1}:{actors}"
    for stranger in reading.strangers:
        yield f"stranger:{stranger}"


def _remaining(reading: Reading) -> Iterator[str]:
    """What is left when names, dates and the words for notions of the base are taken out."""
    typed, names = words(fold(reading.text)), _names_in(reading.text)
    for position in reading.content:
        token, asked = reading.tokens[position], typed[position]
        if asked in names and asked not in ordinary_words():
            # What was put right may be a name that only looks like a word of the base.
            yield _word(asked, names)
        elif not reading.notions.by_token[position]:
            yield _word(token, names)


def _word(token: str, names: Collection[str]) -> str:
    """A word as it counts: without its ending, except for a name. Peter and Peters are two people."""
    if token in grammar.NOT:
        return "word:not"
    return f"word:{stem(token) if token in ordinary_words() and token not in names else token}"


def _names_in(text: str) -> frozenset[str]:
    """The words within a text that are written like names, folded; where everything is in capitals, nothing is."""
    capitalised = (
        found for found in _WITHIN.findall(text[:LONGEST_TEXT]) if found[0].isupper() and not found.isupper()
    )
    return frozenset(word for found in capitalised for word in words(fold(found)))


def _time(period: Period) -> str:
    months = ",".join(map(str, sorted(period.months)))
    return f"time:{period.first or ''}..{period.last or ''}:{months}"
