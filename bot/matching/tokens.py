"""Words of a folded text, their stems, and the words that carry no content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import Stemmer

_WORD: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?!\d)|[^\W_]+(?:'[^\W_]+)*")


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


# "what's", "they'll"; also as typed without the apostrophe.
_ENDINGS: Final = _listed("s re ve ll d m")
_ELISIONS: Final = _listed("l d c j m n s t qu jusqu lorsqu puisqu un dell nell all sull dall coll quell quest")
_GLUED: Final[dict[str, tuple[str, ...]]] = {
    **{word + "s": (word,) for word in _listed("what who where when how why that there")},
    **{word + "nt": (word, "not") for word in _listed("do did does is are was has have had would could should")},
    "wont": ("will", "not"),
    "won't": ("will", "not"),
    "cant": ("can", "not"),
    "accordingto": ("according", "to"),
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "ain't": ("is", "not"),
    "im": ("i",),
    "ive": ("i",),
    "theyre": ("they",),
    "youre": ("you",),
}

_ENGLISH: Final = _listed("""
    a an the this that these those there here and or but nor so if than then as at by for from in into of off on onto
    out over to up with within without about upon via per be am is are was were been being do does did done doing
    have has had having will would shall should can could may might must ought let get got getting i me my mine we
    our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what
    when where why how whether any some all each every either neither both much many more most such same other
    another very too also just only even ever really actually please tell know anything something everything
""")
_FRENCH: Final = _listed("""
    le la les des du de un une et ou est sont ce cet cette ces qui que quoi quel quelle quels quelles il elle ils
    elles au aux dans en sur avec pour par se sa ses leur leurs ne pas plus vous nous je tu y comment pourquoi quand
""")
_GERMAN: Final = _listed("""
    der das den dem ein eine einen einem einer eines und oder ist sind im zu zum zur mit von vom auf fur uber er sie
    es wir ihr ich du hat haben wie wer wo wann warum welche welcher welches sich auch noch
""")
_SPANISH: Final = _listed("""
    el la los las de del al con por para su sus es son y o lo que quien quienes como cuando donde cual cuales
""")
_ITALIAN: Final = _listed("""
    il lo gli i e di da nel nella nelle nei al alla alle ai dal dalla sul sulla che chi cosa come dove quando perche
    ha hanno sono della delle dei degli si
""")
_POLISH: Final = _listed("""
    w we z ze na do po o od i oraz lub jest sa byl byla co kto kiedy gdzie jak dlaczego czy ktory ktora ktore jego jej
""")
_UKRAINIAN_AND_RUSSIAN: Final = _listed("""
    v u i y z na do po pro o ob ta te tse eto shcho chto khto kto koli kogda de gde yak kak chi li za vid ot yaki
    yakiy yaka kakoy kakie
""")
STOP_WORDS: Final = _ENGLISH | _FRENCH | _GERMAN | _SPANISH | _ITALIAN | _POLISH | _UKRAINIAN_AND_RUSSIAN
"""Folded words that carry no content, in the eight languages the bot is asked in. "Not" and its like are content,
and so is "us", which folding has made of "US" as well."""


def words(folded: str) -> list[str]:
    """The words and numbers of a folded text, in order; contractions cut ("what's" -> what, "don't" -> do, not)."""
    found: list[str] = []
    for word in _WORD.findall(folded):
        if word in _GLUED:
            found.extend(_GLUED[word])
        elif "'" in word:
            found.extend(_uncontracted(word))
        elif "," in word or "." in word:
            found.append(word.replace(",", "").replace(".", ""))
        else:
            found.append(word)
    return found


def _uncontracted(word: str) -> Iterable[str]:
    head, _, tail = word.partition("'")
    if head.endswith("n") and tail == "t":
        return head[:-1], "not"
    if tail in _ENDINGS:
        return (head,)
    if head in _ELISIONS:
        return (tail.replace("'", ""),)
    return (word.replace("'", ""),)


_stemmer: Final = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The English stem of a folded word; words of other languages lose no more than an English ending."""
    return str(_stemmer.stemWord(word))
