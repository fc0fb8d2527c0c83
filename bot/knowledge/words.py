"""Words folded for comparison by the editorial checks. Matching questions has its own, finer ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import Stemmer

__all__ = ["content_stems", "fold", "stems"]

_WORD = re.compile(r"[^\W_]+")
_STEMMER = Stemmer.Stemmer("english")
_STOP_WORDS = """
    a about above after again all also am an and any anybody anyone are aren as at be because been before being
    below between both but by can cannot could d did didn do does doesn doing don done down during each either ever
    every everybody few for from further get gets give given go goes going gone got had has hasn have haven having he
    her here hers him his how i if in into is isn it its itself just kind ll long made make makes many may me might
    more most much must my name no nobody none nor not nothing now of off on once one only or other our out over own
    people person put re really s same say saying says said shall she should since so some somebody someone something
    still such t tell than that the their them then there these they thing things think this those through to too
    under until up us ve very was wasn we were weren what when where whether which while who whom whose why will with
    without won would wouldn yet you your
    """
_STOP = frozenset(_STOP_WORDS.split())


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Small letters without accents, words parted by one space, other signs gone."""
    bare = text.casefold().replace("'s", " ").replace("’s", " ")
    if not bare.isascii():
        bare = "".join(sign for sign in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(sign))
    return " ".join(_WORD.findall(bare))


@lru_cache(maxsize=20_000)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text, folded and cut to their English stems, in order."""
    return tuple(_STEMMER.stemWords(fold(text).split()))


@lru_cache(maxsize=20_000)
def content_stems(text: str) -> frozenset[str]:
    """The stems of a text's words that carry meaning: no articles, pronouns, auxiliaries."""
    return frozenset(_STEMMER.stemWords([word for word in fold(text).split() if word not in _STOP]))
