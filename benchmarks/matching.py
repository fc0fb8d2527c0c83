"""Speed and growth of the matcher beside rapidfuzz, bm25s and SQLite; speed of the engine.

    python benchmarks/matching.py [--sizes 300 1000 10000 100000] [--texts DIR ...] [--picture growth.png]
                                  [--knowledge knowledge.yaml] [--questions FILE]

Four fifths of the questions curated in the fact base, and with `--texts` all phrasings of folders in the format of
`public.py`, are the real text that bases are made from (`benchmarks.texts.grown`); five phrasings an id. Asked is the
last fifth of the questions, one word of each misspelt or left out: no base holds them, as no base holds what its
users type. Every method and size is measured in a process of its own with one thread: build time, peak memory above
what the texts themselves take, latencies of single calls after a warm-up. Times are the processor's, so that what
else runs on the machine does not count. Slow methods get fewer questions. The growth exponent is the slope of log p50
over log size. A million phrasings (`--sizes 1000000`) take some minutes.

With `--questions` (one question a line, or JSON lines with `q`, `text` or `question`) the start of the engine and
`Engine.ask` are timed as well.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import multiprocessing
import random
import resource
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import bm25s
import numpy as np
from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.texts import curated_questions, edited, grown, public_phrasings
from bot.matching import Matcher
from bot.matching.folding import fold
from bot.matching.tokens import stem, words

PHRASINGS_PER_ID = 5
COLUMNS = "{:<26}{:>10}{:>10}{:>10}{:>10}{:>9}{:>8}"
Ask = Callable[[str], object]


def disturbed(question: str, chance: random.Random) -> str:
    """The question with one word misspelt or left out."""
    parts = question.split()
    place = chance.randrange(len(parts))
    if len(parts[place]) < 4 or chance.random() < 0.5:
        del parts[place]
    else:
        parts[place] = edited(parts[place], chance)
    return " ".join(parts)


def build_matcher(texts: Sequence[str]) -> Ask:
    """The matcher of this project, ready to be asked."""
    identifiers = range(0, len(texts), PHRASINGS_PER_ID)
    return Matcher({f"{start:08}": texts[start : start + PHRASINGS_PER_ID] for start in identifiers}).rank


def build_ratio(scorer: Callable[..., float]) -> Callable[[Sequence[str]], Ask]:
    """rapidfuzz's `extractOne` over texts that it has processed beforehand."""

    def build(texts: Sequence[str]) -> Ask:
        processed = [utils.default_process(text) for text in texts]
        return lambda text: process.extractOne(utils.default_process(text), processed, scorer=scorer, processor=None)

    return build


def build_bm25s(texts: Sequence[str]) -> Ask:
    """The bm25s library over stems."""
    index = bm25s.BM25()
    index.index([[stem(word) for word in words(fold(text))] for text in texts], show_progress=False)

    def ask(text: str) -> object:
        known = [name for word in words(fold(text)) if (name := stem(word)) in index.vocab_dict]
        return index.retrieve([known], k=5, show_progress=False) if known else None

    return ask


def build_sqlite(texts: Sequence[str]) -> Ask:
    """SQLite's full-text search over trigrams, any word of the question, best first by its BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE phrasing USING fts5(text, tokenize='trigram')")
    connection.executemany("INSERT INTO phrasing VALUES (?)", [(fold(text),) for text in texts])

    def ask(text: str) -> object:
        query = " OR ".join(f'"{word}"' for word in words(fold(text)) if len(word) >= 3)
        statement = "SELECT rowid FROM phrasing WHERE phrasing MATCH ? ORDER BY rank LIMIT 5"
        return connection.execute(statement, (query,)).fetchall() if query else []

    return ask


METHODS: dict[str, tuple[Callable[[Sequence[str]], Ask], int]] = {
    "Matcher.rank": (build_matcher, 1_000_000_000),
    "rapidfuzz WRatio": (build_ratio(fuzz.WRatio), 2_000_000),
    "rapidfuzz token_set_ratio": (build_ratio(fuzz.token_set_ratio), 4_000_000),
    "bm25s": (build_bm25s, 100_000_000),
    "SQLite FTS5 trigrams": (build_sqlite, 4_000_000),
}
"""How each is built, and how many phrasings may be gone through in all before fewer questions are asked."""


def timed(ask: Ask, questions: Sequence[str]) -> list[float]:
    """Median, 95th and 99th percentile of the time of one question, in milliseconds."""
    for question in questions[: len(questions) // 4]:
        ask(question)
    times = []
    for question in questions:
        began = time.process_time()
        ask(question)
        times.append(1000 * (time.process_time() - began))
    return [float(value) for value in np.quantile(times, (0.5, 0.95, 0.99))]


def measured(method: str, size: int, real: Sequence[str], asked: Sequence[str]) -> list[float]:
    """Latencies (ms), build time (s) and peak memory (MB) of one method; for a process of its own."""
    texts = grown(real, size, random.Random(size))
    build, budget = METHODS[method]
    memory, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    ask = build(texts)
    built = time.process_time() - began
    latencies = timed(ask, asked[: max(12, min(len(asked), budget // size))])
    return [*latencies, built, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024]


def compare(sizes: Sequence[int], real: Sequence[str], asked: Sequence[str]) -> dict[str, dict[int, float]]:
    """Prints the table; returns the medians by method and size."""
    medians: defaultdict[str, dict[int, float]] = defaultdict(dict)
    print(COLUMNS.format("method", "phrasings", "p50 ms", "p95 ms", "p99 ms", "build s", "MB"))
    for size in sizes:
        for method in METHODS:
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
                *latencies, built, memory = fresh.submit(measured, method, size, real, asked).result()
            medians[method][size] = latencies[0]
            shown = [f"{value:.3f}" for value in latencies]
            print(COLUMNS.format(method, size, *shown, f"{built:.2f}", f"{memory:.0f}"), flush=True)
    for method, found in medians.items() if len(sizes) > 1 else ():
        exponent = np.polyfit(np.log(list(found)), np.log(list(found.values())), 1)[0]
        print(f"{method}: p50 grows with size to the power of {exponent:.2f}")
    return dict(medians)


def draw(medians: dict[str, dict[int, float]], path: Path) -> None:
    """Draws median latency over size, both logarithmic."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 5), layout="constrained")
    for method, found in medians.items():
        style = {"linewidth": 3.0} if method == "Matcher.rank" else {"linewidth": 1.5, "alpha": 0.8}
        axes.loglog(list(found), list(found.values()), marker="o", label=method, **style)
    axes.set(xlabel="phrasings in the base", ylabel="median time of a question, ms", title="One question, one core")
    axes.grid(alpha=0.3)
    axes.legend(frameon=False)
    figure.savefig(path, dpi=110)


def time_engine(knowledge: Path, questions: Path) -> None:
    """Prints how long the engine takes to start and to answer."""
    from bot.answering import Engine
    from bot.knowledge import load_fact_base

    base = load_fact_base(knowledge)
    rows = [json.loads(line) if line.startswith("{") else {"q": line} for line in questions.read_text().splitlines()]
    given = [next(row[key] for key in ("q", "text", "question") if key in row) for row in rows]
    began = time.process_time()
    engine = Engine(base)
    started = time.process_time()
    median, high, highest = timed(engine.ask, given)
    print(
        f"\nengine started in {started - began:.2f} s; Engine.ask over {len(given)} questions: "
        f"p50 {median:.3f} ms, p95 {high:.3f} ms, p99 {highest:.3f} ms"
    )


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge.yaml"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1_000, 10_000, 100_000], help="phrasings")
    parser.add_argument("--texts", type=Path, nargs="*", default=[], metavar="DIR", help="more real text to build from")
    parser.add_argument("--picture", type=Path, help="draw the growth into this file")
    parser.add_argument("--questions", type=Path, help="time the whole engine on these questions")
    arguments = parser.parse_args()
    curated = curated_questions(arguments.knowledge)
    chance = random.Random(20240227)
    chance.shuffle(curated)
    asked = [disturbed(question, chance) for question in curated[::5]]
    held = [question for place, question in enumerate(curated) if place % 5]
    medians = compare(arguments.sizes, [*held, *public_phrasings(arguments.texts)], asked)
    if arguments.picture:
        draw(medians, arguments.picture)
    if arguments.questions:
        time_engine(arguments.knowledge, arguments.questions)


if __name__ == "__main__":
    main()
