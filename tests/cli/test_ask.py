"""`python -m bot ask` answers one question, or one a line, for a reader or for a program."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main
from bot.knowledge import DeclineReason, FactBase, Ownership, Stance, StatementKind
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL, changed, write

Output = pytest.CaptureFixture[str]

FIELDS = ["question", "outcome", "reason", "confidence", "actors", "statements", "candidates", "related"]
STATEMENT_FIELDS = [
    "id", "actors", "actor_names", "role", "date", "kind", "deployment", "stance", "statement", "quote", "caveats",
    "corrections", "sources",
]  # fmt: skip
SOURCE_FIELDS = ["id", "outlet", "title", "url", "published", "ownership", "paragraph"]
OUTCOMES = {"statement", "list", "profile", "comparison", "timeline", "clarify", "not_covered"}

SEVERAL = [
    "Anna Keller",
    "Otto Brandt",
    "Keller vs Brandt",
    "who said we close no door?",
    "hello",
    "",
    "What did Macron say?",
    "the bridge",
    "What did Brandt warn Norland of?",
]


class _Typed(io.TextIOWrapper):
    """Standard input with these bytes in it."""

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data), encoding="utf-8")


def asked(capsys: Output, *arguments: str) -> list[dict[str, Any]]:
    assert main(["ask", "--json", "--knowledge", str(SMALL), *arguments]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return [json.loads(line) for line in captured.out.splitlines()]


def typed(monkeypatch: pytest.MonkeyPatch, capsys: Output, data: bytes) -> list[dict[str, Any]]:
    monkeypatch.setattr(sys, "stdin", _Typed(data))
    return asked(capsys)


def test_a_question_is_answered_for_a_reader(capsys: Output) -> None:
    assert main(["ask", "--knowledge", str(SMALL), "who said we close no door?"]) == 0
    shown = capsys.readouterr().out
    for part in (
        "Anna Keller",
        "Prime Minister of Norland",
        "we close no door",
        "https://post.example/2024/02/27/keller",
    ):
        assert part in shown


def test_the_words_of_a_question_need_no_quotation_marks(capsys: Output) -> None:
    [whole] = asked(capsys, "who said we close no door?")
    [split] = asked(capsys, *"who said we close no door?".split())
    assert split == whole


def test_an_answer_is_one_object_with_every_field_of_the_contract(capsys: Output) -> None:
    [answer] = asked(capsys, "who said we close no door?")
    assert list(answer) == FIELDS
    assert answer["question"] == "who said we close no door?"
    assert (answer["outcome"], answer["reason"]) == ("statement", None)
    assert 0 < answer["confidence"] <= 1
    assert answer["actors"] == ["anna-keller"]
    assert answer["candidates"] == []
    [statement] = answer["statements"]
    assert list(statement) == STATEMENT_FIELDS
    assert statement["id"] == "keller-2024-02-door"
    assert (statement["actors"], statement["actor_names"]) == (["anna-keller"], ["Anna Keller"])
    assert statement["role"] == "Prime Minister of Norland"
    assert (statement["date"], statement["kind"]) == ("2024-02-26", "said")
    assert (statement["deployment"], statement["stance"]) == ("combat-troops", "open")
    assert statement["statement"].startswith("Anna Keller said that no option was excluded")
    assert (statement["quote"], statement["caveats"]) == ("we close no door", ["Translated from Norlandic."])
    assert statement["sources"] == [
        {
            "id": "morning-post-2024-02-27",
            "outlet": "Morning Post",
            "title": "Keller leaves the door ajar",
            "url": "https://post.example/2024/02/27/keller",
            "published": "2024-02-27",
            "ownership": "independent",
            "paragraph": 3,
        }
    ]


def test_what_a_statement_lacks_is_null(capsys: Output) -> None:
    [answer] = asked(capsys, "Otto Brandt")
    [statement] = answer["statements"]
    assert (statement["date"], statement["role"]) == (None, "Defence Minister of Sudland")
    first, second = statement["sources"]
    assert (first["title"], first["ownership"], first["paragraph"]) == (None, "state", 1)
    assert second["paragraph"] is None


def test_a_decline_says_why_and_shows_nothing(capsys: Output) -> None:
    [answer] = asked(capsys, "hello")
    assert (answer["outcome"], answer["reason"], answer["statements"], answer["actors"], answer["candidates"]) == (
        "not_covered",
        "smalltalk",
        [],
        [],
        [],
    )


def test_every_answer_over_the_real_base_keeps_the_contract(
    base: FactBase, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    questions = ["Macron", "Macron vs Scholz", "who talks about red lines?", "timeline of Macron", "was it inevitable?",
                 "What did Scholz say about ground forces?", "What did Rutte say?", "Is Macron right?", "Україна",
                 "which countries deny it", "anonymous sources", "", "what did the Kremlin say"]  # fmt: skip
    monkeypatch.setattr(sys, "stdin", _Typed("\n".join(questions).encode()))
    assert main(["ask", "--json", "--knowledge", str(PROJECT / "knowledge.yaml")]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["question"] for answer in answers] == questions
    for answer in answers:
        assert list(answer) == FIELDS
        assert answer["outcome"] in OUTCOMES
        assert (answer["reason"] is not None) == (answer["outcome"] == "not_covered")
        assert answer["reason"] is None or DeclineReason(answer["reason"])
        assert bool(answer["statements"]) == (answer["outcome"] not in ("clarify", "not_covered"))
        assert bool(answer["candidates"]) == (answer["outcome"] == "clarify")
        assert {*answer["candidates"], *answer["related"]} <= base.statements.keys()
        assert answer["actors"] == list(dict.fromkeys(a for s in answer["statements"] for a in s["actors"]))
        for statement in answer["statements"]:
            assert list(statement) == STATEMENT_FIELDS
            assert statement["statement"] == base.statements[statement["id"]].statement
            assert statement["actor_names"] == [base.actors[key].name for key in statement["actors"]]
            assert StatementKind(statement["kind"]) and Stance(statement["stance"])
            assert statement["sources"]
            assert all(
                list(source) == SOURCE_FIELDS and Ownership(source["ownership"]) for source in statement["sources"]
            )


def test_each_line_of_standard_input_is_answered_in_order(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    answers = typed(monkeypatch, capsys, "\n".join(SEVERAL).encode() + b"\n")
    assert [answer["question"] for answer in answers] == SEVERAL


def test_a_line_gets_what_the_same_question_gets_alone(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    for line in typed(monkeypatch, capsys, "\n".join(SEVERAL[:4]).encode()):
        [alone] = asked(capsys, line["question"])
        assert alone == line


def test_an_empty_line_is_a_question_too(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    answers = typed(monkeypatch, capsys, b"\n   \nhello\r\n")
    assert [answer["question"] for answer in answers] == ["", "   ", "hello"]
    assert [answer["reason"] for answer in answers] == ["empty", "empty", "smalltalk"]


def test_no_input_gives_no_answer(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    assert typed(monkeypatch, capsys, b"") == []


def test_bytes_that_are_no_text_become_marks(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    answers = typed(monkeypatch, capsys, b"\xff\xfe Keller\xe9\nhello\n")
    assert len(answers) == 2
    assert "\ufffd" in answers[0]["question"]
    assert answers[1]["reason"] == "smalltalk"


def test_other_scripts_are_not_escaped(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setattr(sys, "stdin", _Typed("Келлер\n".encode()))
    assert main(["ask", "--json", "--knowledge", str(SMALL)]) == 0
    assert "Келлер" in capsys.readouterr().out


def test_with_nothing_to_read_it_says_how_to_ask(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    closed = _Typed(b"")
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert main(["ask", "--knowledge", str(SMALL)]) == 2
    assert "name one, or write one a line" in capsys.readouterr().err


def test_a_base_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    path = tmp_path / "none.yaml"
    assert main(["ask", "--knowledge", str(path), "hello"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", f"{path}:1: error: there is no such file\n")


def test_a_broken_base_is_refused_with_all_its_problems(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("stance: open", "stance: opne"), ("kind: reported", "kind: reproted")))
    assert main(["ask", "--json", "--knowledge", str(path), "hello"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 2
    assert all(line.startswith(f"{path}:") for line in captured.err.splitlines())


def test_an_answer_is_there_before_the_next_question_is_typed() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--json", "--knowledge", str(SMALL)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for question in ("hello", "Otto Brandt", ""):
            process.stdin.write(f"{question}\n".encode())
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question
        out, errors = process.communicate(timeout=30)
    assert (process.returncode, out, errors) == (0, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="there are no such pipes")
def test_a_reader_who_has_enough_ends_it_quietly() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = subprocess.run(
            [sys.executable, "-m", "bot", "ask", "--knowledge", str(SMALL)],
            cwd=PROJECT,
            input=b"hello\n" * 50,
            stdout=writing,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writing)
    assert (result.returncode, result.stderr) == (0, b"")
