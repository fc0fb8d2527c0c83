"""`python -m bot evaluate` prints a table by kind, or one sentence on what is wrong with the questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main
from tests.knowledge.bases import SMALL

Output = pytest.CaptureFixture[str]

DOOR = "keller-2024-02-door"


def row(question: str, outcome: str = "answer", **fields: Any) -> str:
    return json.dumps({"q": question, "kind": "direct", "lang": "en", "outcome": outcome, **fields})


def write(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(path: Path, *options: str) -> int:
    return main(["evaluate", "--knowledge", str(SMALL), str(path), *options])


def test_the_table_has_a_row_for_each_kind_and_one_for_all(tmp_path: Path, capsys: Output) -> None:
    path = write(
        tmp_path,
        row("who said we close no door?", gold=[DOOR]),
        row("hello", "decline", kind="far", decline_reason="smalltalk"),
        row("who said we close no door?", "decline", kind="far"),
    )
    assert run(path) == 0
    head, direct, far, everything, *summary = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["kind", "n", "right", "offered"]
    assert direct.split() == "direct 1 1 0 0 0 0 0 0".split()
    assert far.split() == "far 2 0 0 1 1 0 1 0".split()
    assert everything.split() == "all 3 1 0 1 1 0 1 0".split()
    assert "direct answers: 2, right 50.0%, right speaker 50.0%" in summary
    assert "not answerable: declined 50.0%, answered 50.0%" in summary
    assert any(line.startswith("calibration error ") for line in summary)


def test_failures_are_listed_where_they_are_wanted(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", gold=[DOOR]), row("who said we close no door?", gold=[DOOR]))
    assert run(path) == 0
    assert "expected:" not in capsys.readouterr().out
    assert run(path, "--failures") == 0
    shown = capsys.readouterr().out
    assert "declined wrongly" in shown
    assert f"expected: {DOOR}" in shown
    assert shown.count("expected:") == 1


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", 'needs "q" (text) and "outcome"'),
        ('{"q": "who?"}', 'needs "q" (text) and "outcome"'),
        ('{"q": 7, "outcome": "answer"}', 'needs "q" (text) and "outcome"'),
        ('{"q": "who?", "outcome": "maybe"}', 'needs "q" (text) and "outcome"'),
    ],
)
def test_a_line_that_is_no_question_is_one_sentence_with_its_place(
    line: str, complaint: str, tmp_path: Path, capsys: Output
) -> None:
    path = write(tmp_path, row("hello", "decline"), "", line)
    assert run(path) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path}:3: ")
    assert complaint in captured.err
    assert len(captured.err.splitlines()) == 1


def test_an_unknown_statement_is_named(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", "decline"), row("who?", gold=["keller-1999"]))
    assert run(path) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(path) in captured.err
    assert "no statement 'keller-1999'" in captured.err
    assert len(captured.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert run(tmp_path / "none.jsonl") == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{tmp_path / 'none.jsonl'}: cannot be read")
    assert len(captured.err.splitlines()) == 1


def test_a_file_without_questions_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert run(write(tmp_path, "")) == 2
    assert capsys.readouterr().err.endswith("holds no questions\n")


def test_a_base_that_is_not_there_is_told_first(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", "decline"))
    assert main(["evaluate", "--knowledge", str(tmp_path / "none.yaml"), str(path)]) == 2
    assert "there is no such file" in capsys.readouterr().err
