"""The benchmarks: texts of any size from real ones, the same typing mistakes every time, tables on anybody's data."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from benchmarks.texts import curated_questions, grown, misspelt
from bot.matching import Matcher

ROOT = Path(__file__).resolve().parent.parent.parent
REAL = curated_questions(ROOT / "knowledge.yaml")


def test_a_base_may_have_any_size_and_no_text_twice() -> None:
    texts = grown(REAL, 3_000, random.Random(1))
    assert len(set(texts)) == len(texts) == 3_000
    assert texts == grown(REAL, 3_000, random.Random(1))


def test_the_vocabulary_grows_with_the_base() -> None:
    small, large = (
        {word for text in grown(REAL, size, random.Random(1)) for word in text.split()} for size in (1_000, 8_000)
    )
    assert len(large) > 1.5 * len(small)


def test_about_a_fifth_of_the_longer_words_are_misspelt_and_no_other() -> None:
    chance = random.Random(2)
    pairs = [
        (before, after)
        for text in REAL
        for before, after in zip(text.split(" "), misspelt(text, chance).split(" "), strict=True)
    ]
    assert all(before == after for before, after in pairs if len(before) < 4)
    long = [before != after for before, after in pairs if len(before) >= 4 and before.isalpha()]
    assert 0.12 < sum(long) / len(long) < 0.25


def test_the_mistakes_are_the_same_every_time() -> None:
    assert misspelt(" ".join(REAL[:50]), random.Random(7)) == misspelt(" ".join(REAL[:50]), random.Random(7))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    base = {"pizza": ["order a pizza", "pizza delivery please"], "flight": ["book a flight", "a plane ticket to Rome"]}
    asked = [
        {"id": "1", "text": "order me a pizza", "gold": ["pizza"], "split": "test"},
        {"id": "2", "text": "a flight to Rome", "gold": ["flight"], "split": "test"},
        {"id": "3", "text": "who painted the chapel", "gold": None, "split": "test"},
    ]
    rows = [json.dumps({"id": key, "phrasings": texts}) for key, texts in base.items()]
    (tmp_path / "kb.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    return tmp_path


def run_public(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "public.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_anybodys_data_gives_a_table_with_every_method_clean_and_misspelt(folder: Path) -> None:
    lines = run_public(str(folder), "--typos").stdout.splitlines()
    assert lines[0].endswith("2 ids, 4 phrasings")
    ours = next(line for line in lines if line.startswith("bot.matching.Matcher  "))
    assert ours.split()[2:7] == ["1.000"] * 5
    for method in ("bm25s", "rapidfuzz WRatio", "rapidfuzz token_set_ratio"):
        assert sum(line.startswith(method) for line in lines) == 2


def test_a_split_that_is_not_there_is_one_sentence(folder: Path) -> None:
    done = run_public(str(folder), "--split", "none")
    assert done.returncode != 0
    assert "no question has the split 'none'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_ranking_costs_a_fraction_of_comparing_with_every_phrasing() -> None:
    texts = grown(REAL, 1_000, random.Random(1))
    matcher = Matcher({f"{start:04}": texts[start : start + 5] for start in range(0, len(texts), 5)})
    asked = [misspelt(text, random.Random(3)) for text in REAL[:40]]

    def cost(ask: Callable[[str], object]) -> float:
        for text in asked:
            ask(text)
        began = time.process_time()
        for text in asked:
            ask(text)
        return time.process_time() - began

    assert cost(matcher.rank) < cost(lambda text: process.extractOne(text, texts, scorer=fuzz.WRatio)) / 2
