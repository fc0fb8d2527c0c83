"""Runs the matcher on questions with known answers, beside plain baselines.

    python benchmarks/public.py DIR [--split test] [--sample 300] [--typos]

DIR holds `kb.jsonl` (`id`, `phrasings`) and `queries.jsonl` (`id`, `text`, `gold`, `split`); `gold` is a list of ids,
or null for a question that must be declined. Printed for each method: top-1, MRR and MAP@5 over the answerable
questions; AUROC of the top score, answerable against not; the share of unanswerable questions declined where 90 % of
the answerable ones are answered; build time and latency. Slow methods run on an even sample of the questions. With
`--typos` each method is also asked the same questions with a fifth of the words of four letters or more misspelt, the
same way every time.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import bm25s
import numpy as np
from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.texts import misspelt
from bot.matching import Matcher
from bot.matching.folding import fold
from bot.matching.tokens import stem, words

DEPTH = 5
"""How deep a ranking is read."""

SEED = 20240227
COLUMNS = "{:<36}{:>6}{:>8}{:>8}{:>8}{:>8}{:>10}{:>9}{:>9}"
HEADER = COLUMNS.format("method", "n", "top-1", "MRR", "MAP@5", "AUROC", "declined", "p50 ms", "build s")

Ranking = Sequence[tuple[str, float]]
Rank = Callable[[str], Ranking]


@dataclass(frozen=True)
class Question:
    """A question and the ids that answer it; none for one to be declined."""

    text: str
    gold: frozenset[str]


def load(folder: Path, split: str) -> tuple[dict[str, list[str]], list[Question]]:
    """The base and the questions of one split."""
    base = {row["id"]: row["phrasings"] for row in read_lines(folder / "kb.jsonl")}
    questions = [
        Question(row["text"], frozenset(row["gold"] or ()))
        for row in read_lines(folder / "queries.jsonl")
        if row["split"] == split
    ]
    if not questions:
        raise SystemExit(f"{folder / 'queries.jsonl'}: no question has the split {split!r}")
    return base, questions


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    try:
        with path.open(encoding="utf-8") as file:
            return [json.loads(line) for line in file if line.strip()]
    except OSError as error:
        raise SystemExit(f"{path}: {error.strerror}") from None


def our_matcher(base: dict[str, list[str]]) -> Rank:
    """The matcher of this project."""
    matcher = Matcher(base)
    return lambda text: [(match.id, match.score) for match in matcher.rank(text, DEPTH)]


def by_ratio(scorer: Callable[..., float]) -> Callable[[dict[str, list[str]]], Rank]:
    """rapidfuzz over all phrasings, the best phrasing counting for its id."""

    def build(base: dict[str, list[str]]) -> Rank:
        owners = [identifier for identifier, phrasings in base.items() for _ in phrasings]
        texts = [utils.default_process(text) for phrasings in base.values() for text in phrasings]

        def rank(text: str) -> Ranking:
            found = process.extract(utils.default_process(text), texts, scorer=scorer, processor=None, limit=50)
            return first_of_each([(owners[place], score) for _, score, place in found])

        return rank

    return build


def by_bm25s(base: dict[str, list[str]]) -> Rank:
    """The bm25s library with its own settings, over stems, the best phrasing counting for its id."""
    owners = [identifier for identifier, phrasings in base.items() for _ in phrasings]
    index = bm25s.BM25()
    index.index([stems_of(text) for texts in base.values() for text in texts], show_progress=False)

    def rank(text: str) -> Ranking:
        known = [name for name in stems_of(text) if name in index.vocab_dict]
        if not known:
            return []
        found, scores = index.retrieve([known], k=min(50, len(owners)), show_progress=False)
        return first_of_each([(owners[place], float(score)) for place, score in zip(found[0], scores[0], strict=True)])

    return rank


def stems_of(text: str) -> list[str]:
    """The stems of a text's words, as the matcher has them."""
    return [stem(word) for word in words(fold(text))]


def first_of_each(ranked: Ranking) -> Ranking:
    """The best entry of each id, in order, as deep as is read."""
    best: dict[str, float] = {}
    for identifier, score in ranked:
        best.setdefault(identifier, score)
    return list(best.items())[:DEPTH]


def measure(rank: Rank, questions: Sequence[Question]) -> list[float]:
    """Top-1, MRR, MAP@5, AUROC, declined at 90 % answered (not a number where nothing is to be declined), p50 in ms."""
    first: list[float] = []
    reciprocal: list[float] = []
    precision: list[float] = []
    answerable: list[float] = []
    unanswerable: list[float] = []
    times: list[float] = []
    for question in questions:
        began = time.perf_counter()
        ranked = rank(question.text)
        times.append(time.perf_counter() - began)
        score = ranked[0][1] if ranked else 0.0
        if not question.gold:
            unanswerable.append(score)
            continue
        answerable.append(score)
        hits = [place for place, (identifier, _) in enumerate(ranked, 1) if identifier in question.gold]
        first.append(float(1 in hits))
        reciprocal.append(1 / hits[0] if hits else 0.0)
        found = sum(count / place for count, place in enumerate(hits, 1))
        precision.append(found / min(len(question.gold), DEPTH))
    positive, negative = np.asarray(answerable), np.asarray(unanswerable)
    declined = float(np.mean(negative < np.quantile(positive, 0.1))) if len(negative) else math.nan
    return [
        *(float(np.mean(values)) if values else math.nan for values in (first, reciprocal, precision)),
        separation(positive, negative),
        declined,
        1000 * float(np.median(times)),
    ]


def separation(positive: np.ndarray[Any, Any], negative: np.ndarray[Any, Any]) -> float:
    """The chance that an answerable question scores above an unanswerable one (AUROC), ties counting half."""
    if not len(positive) or not len(negative):
        return math.nan
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, "left") + np.searchsorted(ordered, positive, "right")
    return float(below.mean() / (2 * len(negative)))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--split", default="test")
    parser.add_argument("--sample", type=int, default=300, help="questions for the slow baselines (default 300)")
    parser.add_argument("--typos", action="store_true", help="ask every question misspelt as well")
    arguments = parser.parse_args()
    base, questions = load(arguments.folder, arguments.split)
    sample = questions[:: max(1, len(questions) // arguments.sample)]
    methods: list[tuple[str, Callable[[dict[str, list[str]]], Rank], Sequence[Question]]] = [
        ("bot.matching.Matcher", our_matcher, questions),
        ("bm25s, stemmed", by_bm25s, questions),
        ("rapidfuzz WRatio", by_ratio(fuzz.WRatio), sample),
        ("rapidfuzz token_set_ratio", by_ratio(fuzz.token_set_ratio), sample),
    ]
    phrasings = sum(map(len, base.values()))
    print(f"{arguments.folder.name}, {arguments.split}: {len(base)} ids, {phrasings} phrasings")
    print(HEADER)
    for name, build, asked in methods:
        began = time.perf_counter()
        rank = build(base)
        built = time.perf_counter() - began
        rounds = [(name, asked)]
        if arguments.typos:
            chance = random.Random(SEED)
            rounds.append((f"{name}, misspelt", [replace(each, text=misspelt(each.text, chance)) for each in asked]))
        for title, given in rounds:
            values = [f"{value:.3f}" for value in measure(rank, given)]
            print(COLUMNS.format(title, len(given), *values, f"{built:.2f}"), flush=True)


if __name__ == "__main__":
    main()
