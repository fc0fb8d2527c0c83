"""Which of the eight languages a question is in, told from its small words; names of people and places decide nothing.

A word votes for every language that has it: twice for a word of grammar, once for one that says less. A language is
told where it leads every other by enough, those included that cannot be told, and where little speaks for another.
The words stand in `data/languages.yaml`; what this reaches, and beside what, in `docs/benchmarks.md`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from bot.matching.folding import LONGEST_TEXT, fold

__all__ = ["LANGUAGES", "language_of"]

LANGUAGES: Final = ("en", "fr", "de", "uk", "ru", "pl", "es", "it")
"""The languages that may be told, as ISO 639-1 codes."""

GRAMMAR: Final = 2
"""Votes of a word of grammar, of asking or of saying, and the most that the letters and the ending of a word have."""

HINT: Final = 1
"""Votes of a word that says less, of a letter and of an ending."""

LEAD: Final = 2
"""Votes by which a language must lead every other."""

LEAD_OF_HINTS: Final = 3
"""The same where no word of grammar is among them: names and loans alone come to less."""

SHORTEST_WITH_ENDING: Final = 6

_STRANGE: Final = "?"
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
_NO_WORDS: Final = re.compile(r"<[^<>\s]*>|https?://\S*|www\.\S*")
# "d'" and "qu'" keep their apostrophe, "Macron's" is cut before it, Ukrainian "м'яч" is one word.
_WORD: Final = re.compile(r"[\u0400-\u04ff]+(?:'[\u0400-\u04ff]+)*|[^\W\d_]+(?:'(?!s\b))?|'s\b|[¿¡]")
_OF_ANOTHER_SCRIPT: Final = re.compile(r"[^\W\d_A-Za-zªºµ\u00c0-\u024f\u0400-\u04ff]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_UMLAUTS: Final = {ord(letter): plain for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"))}

Votes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Signs:
    """By what languages are told: words, letters and ends of words, each with its votes."""

    words: Mapping[str, Votes]
    letters: Mapping[str, Votes]
    endings: Mapping[str, Votes]
    letter: re.Pattern[str]
    ending: re.Pattern[str]

    def votes_of(self, word: str) -> tuple[Votes | None, bool]:
        """The votes of a word, and whether it is known; None where it says nothing."""
        lower = word.lower()
        known = self.words.get(lower) or self.words.get(lower.rstrip("'"))
        if known is not None:
            return known, True
        if _OF_ANOTHER_SCRIPT.search(word):
            return {_STRANGE: GRAMMAR}, False
        return (self._hints(word) if word == lower else None), False

    def _hints(self, word: str) -> Votes | None:
        """What letters and ending of an unknown word say; one with a capital may be a name and is not asked."""
        found = [self.letters[letter] for letter in set(self.letter.findall(word))]
        ending = self.ending.search(word) if len(word) >= SHORTEST_WITH_ENDING else None
        if ending is not None:
            found.append(self.endings[ending[0]])
        if not found:
            return None
        counted: dict[str, int] = {}
        for votes in found:
            for language, number in votes.items():
                counted[language] = min(counted.get(language, 0) + number, GRAMMAR)
        return counted


def language_of(text: str) -> str | None:
    """The language of a question, one of `LANGUAGES`; None for names alone, other languages and wherever it is unsure.

    Reads no more than the first `LONGEST_TEXT` characters. Mentions and web addresses tell nothing.
    """
    votes, grammatical = _read(text)
    totals = dict.fromkeys(LANGUAGES, 0)
    for each in votes:
        for language, number in each.items():
            totals[language] = totals.get(language, 0) + number
    best = max(LANGUAGES, key=totals.__getitem__)
    needed = LEAD if best in grammatical else LEAD_OF_HINTS
    leads = {language: totals[best] - total for language, total in totals.items() if language != best}
    if totals[best] < needed or min(leads.values()) < needed:
        return None
    against: dict[str, int] = {}
    for each in votes:
        if best not in each:
            for language, number in each.items():
                against[language] = against.get(language, 0) + number
    return best if all(number <= leads[language] for language, number in against.items()) else None


def _read(text: str) -> tuple[list[Votes], set[str]]:
    """The votes of the words of a text, and the languages of which a word of grammar is among them."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])[:LONGEST_TEXT].translate(_APOSTROPHES)
    signs = _signs()
    votes: list[Votes] = []
    grammatical: set[str] = set()
    for place, word in enumerate(_WORD.findall(_NO_WORDS.sub(" ", plain))):
        found, known = signs.votes_of(word)
        if found is None or (place > 0 and word.istitle() and HINT in found.values()):
            continue  # a word that says little is part of a name where it has a capital: "The New York Times"
        votes.append(found)
        if known:
            grammatical.update(language for language, number in found.items() if number == GRAMMAR)
    return votes, grammatical


@cache
def _signs() -> _Signs:
    text = resources.files(__package__).joinpath("data/languages.yaml").read_text(encoding="utf-8")
    stored: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe
    tables: dict[str, dict[str, str]] = stored["asked"] | stored["others"]
    topic = {form for table in tables.values() for form in _listed(table, "topic")}
    weak = topic.union(stored["weak"].split())
    having: defaultdict[str, set[str]] = defaultdict(set)
    letters: defaultdict[str, set[str]] = defaultdict(set)
    endings: defaultdict[str, set[str]] = defaultdict(set)
    for language, table in tables.items():
        for form in (*_listed(table, "words"), *_listed(table, "topic")):
            having[form].add(language)
        for letter in table.get("letters", ""):
            letters[letter].add(language)
        for ending in table.get("endings", "").split():
            endings[ending].add(language)
    longest_first = sorted(endings, key=len, reverse=True)
    return _Signs(
        {form: dict.fromkeys(languages, HINT if form in weak else GRAMMAR) for form, languages in having.items()},
        {letter: dict.fromkeys(languages, HINT) for letter, languages in letters.items()},
        {ending: dict.fromkeys(languages, HINT) for ending, languages in endings.items()},
        re.compile(f"[{''.join(letters)}]"),
        re.compile(f"(?:{'|'.join(longest_first)})$"),
    )


def _listed(table: Mapping[str, str], name: str) -> Iterator[str]:
    """The words of a list, each also as typed without its accents or with "ae" for "ä"; Cyrillic as it is."""
    for word in table.get(name, "").split():
        yield word
        if not word.isascii() and not _CYRILLIC.search(word):
            yield fold(word)
            yield word.translate(_UMLAUTS)
