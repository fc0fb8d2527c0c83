"""Ordinary words of the eight languages: never to be taken for a misspelt name."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["ordinary_words"]


@cache
def ordinary_words() -> frozenset[str]:
    """Some 40,000 frequent words, folded; where they come from stands in the file's first lines."""
    text = resources.files(__package__).joinpath("data/ordinary_words.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))
