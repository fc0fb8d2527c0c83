"""`python -m bot evaluate` prints what was measured, or one sentence on what is wrong with the questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import main
from tests.knowledge.bases import SMALL

Output = pytest.CaptureFixture[str]

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"
QUOTING = "who said we close no door?"


def row(question: str, outcome: str = "answer", **fields: Any) -> str:
    return json.dumps({"q": question, "kind": "direct", "lang": "en", "outcome": outcome, **fields})


def write(folder: Path, *lines: str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(path: Path, *options: str) -> int:
    return main(["evaluate", "--knowledge", str(SMALL), str(path), *options])


def refused(output: Output) -> str:
    captured = output.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    return captured.err


def test_the_table_has_a_row_for_each_kind_and_one_for_all(tmp_path: Path, capsys: Output) -> None:
    path = write(
        tmp_path,
        row(QUOTING, gold=[DOOR]),
        row("hello", "decline", kind="far", decline_reason="smalltalk"),
        row(QUOTING, "decline", kind="far"),
    )
    assert run(path) == 0
    head, direct, far, everything, *rest = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["kind", "n", "right", "offered"]
    assert direct.split() == "direct 1 1 0 0 0 0 0 0".split()
    assert far.split() == "far 2 0 0 1 1 0 1 0".split()
    assert everything.split() == "all 3 1 0 1 1 0 1 0".split()
    assert "direct answers: 2, right 50.0%, right speaker 50.0%" in rest
    assert "not answerable: declined 50.0%, answered 50.0%" in rest
    assert any(line.startswith("calibration error ") for line in rest)
    assert any(line.startswith("risk over coverage: mean 0.500, up to 66.7%") for line in rest)


def test_several_files_make_one_table_and_several_languages_another(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", "decline"), row("bonjour", "decline", lang="fr"))
    assert run(path, str(path)) == 0
    shown = capsys.readouterr().out
    assert "direct                   4" in shown
    assert "fr                       2" in shown


def test_confusions_name_what_was_asked_and_what_was_answered(tmp_path: Path, capsys: Output) -> None:
    assert run(write(tmp_path, row(QUOTING, gold=[WARNING]))) == 0
    assert f"1 x {WARNING} -> {DOOR}\n        {QUOTING}" in capsys.readouterr().out


def test_lists_are_scored_where_the_questions_say_what_is_complete(tmp_path: Path, capsys: Output) -> None:
    assert run(write(tmp_path, row("what did Keller say", gold=[DOOR], full=[DOOR, WARNING]))) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    direct")]
    assert line.split() == ["direct", "1", "50.0%", "0.0%", "0.0%"]


def test_questions_made_by_rule_need_no_file(capsys: Output) -> None:
    assert main(["evaluate", "--knowledge", str(SMALL), "--near-misses", "--sample", "5", "--lists"]) == 0
    shown = capsys.readouterr().out
    assert "list: topic" in shown
    assert "near misses answered with somebody else's words: " in shown
    assert sum(int(line[20:].split()[0]) for line in shown.splitlines() if line.startswith("near: ")) == 5


def test_baselines_are_compared_in_the_same_run(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("Are all options open to Keller?", gold=[DOOR]), row("hello", "decline"))
    assert run(path, "--baselines") == 0
    shown = capsys.readouterr().out
    for name in ("this bot", "WRatio", "token_set_ratio", "BM25"):
        assert f"    {name}" in shown


def test_the_risk_coverage_curve_is_drawn_where_it_is_wanted(tmp_path: Path, capsys: Output) -> None:
    picture = tmp_path / "curve.png"
    path = write(tmp_path, row(QUOTING, gold=[DOOR]))
    assert run(path, "--picture", str(picture)) == 0
    assert picture.read_bytes().startswith(b"\x89PNG")
    capsys.readouterr()
    assert run(path, "--picture", str(tmp_path / "none" / "curve.png")) == 2
    assert "cannot be written" in refused(capsys)


def test_failures_are_listed_where_they_are_wanted(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", gold=[DOOR]), row(QUOTING, gold=[DOOR]))
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
        ("[1, 2]", "needs to be an object"),
        ('{"q": "who?"}', "outcome: "),
        ('{"q": 7, "outcome": "answer"}', "q: "),
        (row("who?", gold=["keller-1999"]), "gold: the base has no statement 'keller-1999'"),
        (row("who?", "decline", decline_reason="bored"), "decline_reason: 'bored' is none of"),
    ],
)
def test_a_line_that_is_no_question_is_one_sentence_with_its_place(
    line: str, complaint: str, tmp_path: Path, capsys: Output
) -> None:
    path = write(tmp_path, row("hello", "decline"), "", line)
    assert run(path) == 2
    assert refused(capsys).startswith(f"{path}:3: {complaint}")


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert run(tmp_path / "none.jsonl") == 2
    assert refused(capsys).startswith(f"{tmp_path / 'none.jsonl'}: cannot be read")


def test_a_file_without_questions_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert run(write(tmp_path, "")) == 2
    assert refused(capsys).endswith("holds no questions\n")


def test_without_any_questions_it_says_where_to_take_them_from(capsys: Output) -> None:
    assert main(["evaluate", "--knowledge", str(SMALL)]) == 2
    assert refused(capsys) == "no questions: name a file of them, or use --near-misses or --lists\n"


@pytest.mark.parametrize("size", ["0", "-3", "many", "1.5"])
def test_a_sample_that_is_no_number_from_one_is_refused(size: str, capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["evaluate", "--knowledge", str(SMALL), "--near-misses", f"--sample={size}"])
    assert caught.value.code == 2
    assert "--sample: must be a whole number, 1 or more" in capsys.readouterr().err


def test_a_base_that_is_not_there_is_told_first(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, row("hello", "decline"))
    assert main(["evaluate", "--knowledge", str(tmp_path / "none.yaml"), str(path)]) == 2
    assert "there is no such file" in capsys.readouterr().err
