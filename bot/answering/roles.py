"""Kinds of role by which people ask for several at once: "which defence ministers", "what did generals say"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import yaml

from bot.matching.folding import fold
from bot.matching.phrases import PhraseIndex
from bot.matching.tokens import words

__all__ = ["AskedRoles", "asked_roles", "has_role"]

_FORMER: Final = "former"


@dataclass(frozen=True, slots=True)
class AskedRoles:
    """The kinds of role a question asks for, and the positions of the words that named them."""

    kinds: tuple[str, ...] = ()
    positions: frozenset[int] = frozenset()


@cache
def _tables() -> tuple[PhraseIndex, PhraseIndex]:
    """What people type, and what stands in titles; both lead to kinds of role."""
    text = resources.files(__package__).joinpath("data/roles.yaml").read_text(encoding="utf-8")
    asked, titles = (PhraseIndex(lambda form: words(fold(form))) for _ in range(2))
    for kind, forms in yaml.safe_load(text).items():
        for form in forms["words"]:
            asked.add(form, kind)
        for form in forms["titles"]:
            titles.add(form, kind)
    return asked, titles


def asked_roles(tokens: tuple[str, ...], taken: Collection[int]) -> AskedRoles:
    """The kinds of role named in a question; the positions in `taken` name somebody in particular."""
    found = [
        each for each in _tables()[0].find_longest(tokens) if not any(p in taken for p in range(each.start, each.end))
    ]
    kinds = dict.fromkeys(kind for each in found for kind in each.values)
    return AskedRoles(tuple(kinds), frozenset(p for each in found for p in range(each.start, each.end)))


def has_role(title: str, kinds: Collection[str]) -> bool:
    """Tell whether a role is of one of some kinds. A former minister is none, and only "former" asks for them."""
    for part in title.split(","):
        held = {kind for found in _tables()[1].find_all(words(fold(part))) for kind in found.values}
        if (held & {_FORMER} or held).intersection(kinds):
            return True
    return False
