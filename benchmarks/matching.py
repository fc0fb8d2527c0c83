"""Speed of the matcher on bases of growing size, and of the whole engine on the project's own base.

    python benchmarks/matching.py [--knowledge knowledge.yaml] [--sizes 300 1000 10000] [--questions FILE]

Bases are made from the real questions in the fact base: each phrasing joins the beginning of one to the end of
another, and now and then names somebody new, so that the vocabulary grows as it does in real text; five phrasings an
id. What is asked are real questions with one word misspelt or left out. Compared with rapidfuzz
(`process.extractOne`, `WRatio`) and SQLite FTS5 (trigrams, BM25) on the same texts; the slow ones are asked fewer
questions. With `--questions` (one question a line, or JSON lines with `q`, `text` or `question`) the start of the
engine and `Engine.ask` are timed too. One process, one thread (the numeric library is told so).
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import json
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import yaml
from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.matching import Matcher
from bot.matching.folding import fold
from bot.matching.tokens import words

PHRASINGS_PER_ID = 5
ASKED = 400
COLUMNS = "{:<22}{:>11}{:>9}{:>9}{:>9}{:>10}{:>8}"
SYLLABLES = (
    "ba be bo da de di ga go ka ki ko la le lo ma mi mo na ne no ra re ri ro sa se so ta te to va vi vo za".split()
)


def real_questions(path: Path) -> list[str]:
    """The questions curated in a fact base."""
    try:
        base = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise SystemExit(f"{path}: {error.strerror}; name a fact base with --knowledge") from None
    return [question for statement in base["statements"] for question in statement["questions"]]


def grown(real: Sequence[str], size: int, chance: random.Random) -> list[str]:
    """As many different phrasings as asked for, made from real ones."""
    made = dict.fromkeys(real[:size])
    while len(made) < size:
        first, second = chance.choice(real).split(), chance.choice(real).split()
        text = first[: len(first) // 2 + 1] + second[len(second) // 2 :]
        if chance.random() < 0.5:
            text[chance.randrange(len(text))] = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()
        made[" ".join(text)] = None
    return list(made)


def disturbed(question: str, chance: random.Random) -> str:
    """The question with one word left out or two letters of one exchanged."""
    parts = question.split()
    place = chance.randrange(len(parts))
    word = parts[place]
    if len(word) < 4 or chance.random() < 0.5:
        del parts[place]
    else:
        at = chance.randrange(1, len(word) - 1)
        parts[place] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return " ".join(parts)


def build_matcher(texts: Sequence[str]) -> Callable[[str], object]:
    """The matcher of this project, ready to be asked."""
    identifiers = range(0, len(texts), PHRASINGS_PER_ID)
    return Matcher({f"{start:08}": texts[start : start + PHRASINGS_PER_ID] for start in identifiers}).rank


def build_wratio(texts: Sequence[str]) -> Callable[[str], object]:
    """rapidfuzz over texts that it has processed beforehand."""
    processed = [utils.default_process(text) for text in texts]
    return lambda text: process.extractOne(utils.default_process(text), processed, scorer=fuzz.WRatio, processor=None)


def build_sqlite(texts: Sequence[str]) -> Callable[[str], object]:
    """SQLite's full-text search over trigrams, any word of the question, best first by its BM25."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE phrasing USING fts5(text, tokenize='trigram')")
    connection.executemany("INSERT INTO phrasing VALUES (?)", [(fold(text),) for text in texts])

    def ask(text: str) -> object:
        query = " OR ".join(f'"{word}"' for word in words(fold(text)) if len(word) >= 3)
        statement = "SELECT rowid FROM phrasing WHERE phrasing MATCH ? ORDER BY rank LIMIT 5"
        return connection.execute(statement, (query,)).fetchall() if query else []

    return ask


METHODS: list[tuple[str, Callable[[Sequence[str]], Callable[[str], object]], int]] = [
    ("Matcher.rank", build_matcher, 1_000_000_000),
    ("rapidfuzz WRatio", build_wratio, 200_000),
    ("SQLite FTS5 trigrams", build_sqlite, 200_000),
]
"""Name, how it is built, and how many phrasings may be gone through in all before fewer questions are asked."""


def timed(ask: Callable[[str], object], questions: Sequence[str]) -> list[str]:
    """Median, 95th and 99th percentile of the time of one question, in milliseconds."""
    for question in questions[: len(questions) // 4]:
        ask(question)
    times = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        times.append(1000 * (time.perf_counter() - began))
    return [f"{value:.3f}" for value in np.quantile(times, (0.5, 0.95, 0.99))]


def time_engine(knowledge: Path, questions: Path) -> None:
    """Prints how long the engine takes to start and to answer."""
    asked = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        row = json.loads(line) if line.startswith("{") else {"q": line}
        asked.append(next(row[key] for key in ("q", "text", "question") if key in row))
    began = time.perf_counter()
    from bot.answering import Engine
    from bot.knowledge import load_fact_base

    imported = time.perf_counter()
    base = load_fact_base(knowledge)
    loaded = time.perf_counter()
    engine = Engine(base)
    started = time.perf_counter()
    engine.ask(asked[0])
    first = time.perf_counter()
    median, high, highest = timed(engine.ask, asked)
    print(
        f"\nengine: import {imported - began:.2f} s, base loaded in {loaded - imported:.2f} s, engine started in "
        f"{started - loaded:.2f} s, first answer {1000 * (first - started):.1f} ms\n"
        f"Engine.ask over {len(asked)} questions: p50 {median} ms, p95 {high} ms, p99 {highest} ms"
    )


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge.yaml"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[300, 1_000, 10_000], help="phrasings; try 100000")
    parser.add_argument("--questions", type=Path, help="time the whole engine on these questions")
    arguments = parser.parse_args()
    real = real_questions(arguments.knowledge)
    chance = random.Random(20240227)
    chance.shuffle(real)
    asked = [disturbed(question, chance) for question in chance.sample(real, min(ASKED, len(real)))]
    if arguments.sizes:
        print(COLUMNS.format("method", "phrasings", "p50 ms", "p95 ms", "p99 ms", "build s", "MB"))
    for size in arguments.sizes:
        texts = grown(real, size, chance)
        for name, build, budget in METHODS:
            began, memory = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            ask = build(texts)
            built = time.perf_counter() - began
            latencies = timed(ask, asked[: max(20, min(len(asked), budget // size))])
            used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
            print(COLUMNS.format(name, size, *latencies, f"{built:.2f}", f"{used:.0f}"), flush=True)
            del ask
    if arguments.questions:
        time_engine(arguments.knowledge, arguments.questions)


if __name__ == "__main__":
    main()
