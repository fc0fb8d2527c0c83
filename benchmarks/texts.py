"""Texts to measure with: bases of any size made from real text, and questions with typing mistakes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import yaml

ORDINARY_WORDS = Path(__file__).resolve().parent.parent / "bot" / "matching" / "data" / "ordinary_words.txt"
MISSPELT = 0.2
"""Share of the words of `SHORTEST_MISSPELT` letters or more that `misspelt` edits."""
SHORTEST_MISSPELT = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def curated_questions(path: Path) -> list[str]:
    """The questions curated in a fact base."""
    try:
        base = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise SystemExit(f"{path}: {error.strerror}; name a fact base with --knowledge") from None
    return [question for statement in base["statements"] for question in statement["questions"]]


def public_phrasings(folders: Iterable[Path]) -> list[str]:
    """All phrasings of folders in the format of `public.py`."""
    lines = [line for folder in folders for line in (folder / "kb.jsonl").read_text(encoding="utf-8").splitlines()]
    return [phrasing for line in lines for phrasing in json.loads(line)["phrasings"]]


def grown(real: Sequence[str], size: int, chance: random.Random) -> list[str]:
    """As many different texts as asked for: the real ones, then such as are made from them.

    A made text joins the beginning of one real text to the end of another; in every second one a word gives way to
    one of 42,000 ordinary words of eight languages (wordfreq's most frequent), so that the vocabulary grows as it
    does in real text. The order is random.
    """
    ordinary = [word for word in ORDINARY_WORDS.read_text(encoding="utf-8").split("\n") if word and word[0] != "#"]
    made = dict.fromkeys(chance.sample(real, min(size, len(real))))
    while len(made) < size:
        first, second = chance.choice(real).split(), chance.choice(real).split()
        text = first[: len(first) // 2 + 1] + second[len(second) // 2 :]
        if chance.random() < 0.5:
            text[chance.randrange(len(text))] = chance.choice(ordinary)
        made[" ".join(text)] = None
    texts = list(made)
    chance.shuffle(texts)
    return texts


def misspelt(text: str, chance: random.Random) -> str:
    """The text with a fifth of its longer words edited once: a letter left out, added, changed, or two exchanged."""
    parts = text.split(" ")
    for place, word in enumerate(parts):
        if sum(map(str.isalpha, word)) >= SHORTEST_MISSPELT and chance.random() < MISSPELT:
            parts[place] = edited(word, chance)
    return " ".join(parts)


def edited(word: str, chance: random.Random) -> str:
    """A word with one typing mistake, never in its first letter."""
    at = chance.randrange(1, len(word) - 1)
    letter = chance.choice(LETTERS)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
