"""What readers told the bot, on the terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.records import Records

Output = pytest.CaptureFixture[str]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "bot.sqlite3"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{path}")
    return path


@pytest.fixture
def records(database: Path) -> Iterator[Records]:
    opened = Records(f"sqlite:///{database}")
    yield opened
    opened.close()


def told(records: Records) -> None:
    """Let readers have asked, reported and voted."""
    for person in ("ann", "ben"):
        records.questions.add("Що сказав Зорґон?", "two", "unknown_actor", "uk", person)
    records.questions.add("What did Zargon say?", "one", "no_statement", "en", "ann")
    settled = records.questions.add("Settled?", "settled", "no_statement", "en", "ann")
    assert settled is not None
    records.questions.settle(settled.id, "no_fact")
    records.reports.add("macron-2024", "It was later", "https://example.org", "ann")
    records.votes.vote(1, "ann", "macron-2024", True)
    records.votes.vote(1, "ben", "macron-2024", False)
    records.votes.vote(2, "ben", "list", True)


def test_what_was_told_is_shown_with_what_most_asked_first(records: Records, capsys: Output) -> None:
    told(records)
    assert main(["report"]) == 0
    text = capsys.readouterr().out
    assert "Questions without an answer: 2\n" in text
    assert text.index("Що сказав Зорґон?") < text.index("What did Zargon say?")
    assert "Settled?" not in text
    assert "macron-2024  It was later (https://example.org)" in text
    assert "Called useful or not: 2\n" in text


def test_the_columns_of_a_table_stand_below_one_another(records: Records, capsys: Output) -> None:
    told(records)
    main(["report"])
    lines = capsys.readouterr().out.splitlines()
    assert len({line.index(word) for line, word in zip(lines[1:4], ("question", "Що", "What"), strict=True)}) == 1


def test_programs_get_all_of_it(records: Records, capsys: Output) -> None:
    told(records)
    assert main(["report", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(each["question"], each["asked_by"], each["language"]) for each in found["unanswered"]] == [
        ("Що сказав Зорґон?", 2, "uk"),
        ("What did Zargon say?", 1, "en"),
    ]
    assert [(each["statement"], each["what"], each["source"]) for each in found["reports"]] == [
        ("macron-2024", "It was later", "https://example.org")
    ]
    assert found["votes"] == [
        {"subject": "macron-2024", "useful": 1, "not_useful": 1},
        {"subject": "list", "useful": 1, "not_useful": 0},
    ]


@pytest.mark.parametrize("arguments", [["report"], ["report", "--json"]])
def test_nothing_says_who_readers_are(records: Records, capsys: Output, arguments: list[str]) -> None:
    told(records)
    main(arguments)
    assert "ann" not in capsys.readouterr().out.replace("unanswered", "")


def test_what_strangers_write_does_not_steer_the_terminal(records: Records, capsys: Output) -> None:
    records.questions.add("\x1b[2J\x1b]0;title\x07red\r\nline\u202e", "one", "no_statement", "en", "ann")
    main(["report"])
    out = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\r", "\u202e"} & set(out)
    assert len(out.splitlines()) == 7


def test_a_long_question_ends_where_the_terminal_does(
    records: Records, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    records.questions.add("word " * 100, "one", "no_statement", "en", "ann")
    main(["report"])
    assert max(map(len, capsys.readouterr().out.splitlines())) > 500
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    main(["report"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80


def test_an_empty_database_has_nothing_to_report(records: Records, capsys: Output) -> None:
    records.open()
    assert main(["report"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Questions without an answer: 0",
        "",
        "Reported as wrong: 0",
        "",
        "Called useful or not: 0",
    ]


def test_without_a_database_it_says_so_and_makes_none(database: Path, capsys: Output) -> None:
    assert main(["report"]) == 0
    assert capsys.readouterr().out.startswith("There is no database yet:")
    assert main(["report", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"unanswered": [], "reports": [], "votes": []}
    assert printed.err.startswith("There is no database yet:")
    assert not database.exists()


def test_a_database_in_memory_has_nothing_to_tell(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite://")
    assert main(["report"]) == 0
    assert capsys.readouterr().out.startswith("DATABASE_URL keeps nothing")


@pytest.mark.parametrize("arguments", [["report"], ["report", "--json"]])
def test_a_database_that_cannot_be_used_is_one_sentence(database: Path, capsys: Output, arguments: list[str]) -> None:
    database.write_bytes(b"just some bytes, long enough to be no SQLite file at all" * 20)
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "The records cannot be opened: file is not a database.\n"


def test_a_server_that_does_not_answer_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@127.0.0.1:1/nowhere")
    assert main(["report"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("The records cannot be")
    assert "secret" not in error
