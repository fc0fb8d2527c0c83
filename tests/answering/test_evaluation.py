"""Judging answers: the reading of question files, the verdicts, the figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answering import Engine
from bot.answering.evaluation import QuestionFileError, Report, Verdict, evaluate, kinds_in, read_questions
from bot.knowledge import FactBase

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


def row(question: str, outcome: str = "answer", **fields: Any) -> dict[str, Any]:
    return {"q": question, "kind": "direct", "lang": "en", "outcome": outcome, "gold": [], **fields}


def write(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    return path


def judge(engine: Engine, folder: Path, *rows: dict[str, Any]) -> Report:
    return evaluate(engine, read_questions(write(folder, *rows), engine.base))


def test_every_field_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        row("Wer?", "decline", kind="far", lang="de", decline_reason=["opinion", "off_topic"]),
        "",
        row("Who?", gold=[DOOR], full=[WARNING], speakers=["otto-brandt"]),
        row("What?", "decline", decline_reason="opinion"),
    )
    first, second, third = read_questions(path)
    assert (first.question, first.kind, first.language, first.answerable) == ("Wer?", "far", "de", False)
    assert first.reasons == {"opinion", "off_topic"}
    assert second.answerable
    assert (set(second.gold), set(second.full), set(second.speakers)) == ({DOOR}, {WARNING}, {"otto-brandt"})
    assert third.reasons == {"opinion"}


@pytest.mark.parametrize(
    "broken", ["{", "[]", "3", '{"q": 3, "outcome": "answer"}', '{"q": "x"}', '{"outcome": "answer"}']
)
def test_a_line_of_another_form_is_named(broken: str, tmp_path: Path) -> None:
    path = write(tmp_path, row("fine"), "", broken)
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path)
    assert str(caught.value).startswith(f"{path}:3: ")


def test_a_file_that_is_missing_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionFileError, match="holds no questions"):
        read_questions(write(tmp_path, "", " "))
    (tmp_path / "latin").write_bytes(b'{"q": "caf\xe9", "outcome": "answer"}')
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path / "latin")


@pytest.mark.parametrize("field", ["gold", "full"])
def test_a_statement_that_the_base_lacks_is_named(field: str, small: FactBase, tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="no statement 'keller-1'"):
        read_questions(write(tmp_path, {**row("who?"), field: ["keller-1"]}), small)


def test_an_answer_is_right_wrong_or_by_somebody_wrong(small_engine: Engine, tmp_path: Path) -> None:
    quoting = "who said we close no door"
    report = judge(
        small_engine,
        tmp_path,
        row(quoting, gold=[DOOR]),
        row(quoting, gold=[WARNING]),
        row(quoting, gold=[WARNING], speakers=["anna-keller"]),
        row(quoting, "decline"),
    )
    assert [judged.verdict for judged in report.judged] == [Verdict.RIGHT, *3 * [Verdict.WRONG]]
    assert [judged.wrong_speaker for judged in report.judged] == [False, True, False, True]
    assert (report.direct, report.precision, report.speaker_precision) == (4, 0.25, 0.5)


def test_declining_is_right_where_nothing_is_held(small_engine: Engine, tmp_path: Path) -> None:
    report = judge(
        small_engine,
        tmp_path,
        row("hello", "decline", decline_reason="smalltalk"),
        row("hello", "decline", decline_reason="opinion"),
        row("hello", "decline"),
        row("hello", gold=[DOOR]),
    )
    assert [judged.verdict for judged in report.judged] == [*3 * [Verdict.DECLINED_RIGHTLY], Verdict.DECLINED_WRONGLY]
    assert [judged.reason_right for judged in report.judged] == [True, False, None, None]
    assert (report.declined, report.helped, report.answered, report.reasons_right) == (1.0, 0.0, 0.0, 0.5)


def test_a_list_is_right_when_half_of_it_is(engine: Engine, tmp_path: Path) -> None:
    shown = sorted(statement.id for statement in engine.ask("Emmanuel Macron").statements)
    half, less = shown[: (len(shown) + 1) // 2], shown[: (len(shown) - 1) // 2]
    report = judge(engine, tmp_path, row("Emmanuel Macron", full=half), row("Emmanuel Macron", full=less))
    assert [judged.verdict for judged in report.judged] == [Verdict.RIGHT, Verdict.WRONG]
    assert not any(judged.wrong_speaker for judged in report.judged)


def test_the_figures_of_a_part_are_of_that_part(small_engine: Engine, tmp_path: Path) -> None:
    report = judge(
        small_engine,
        tmp_path,
        row("who said we close no door", gold=[DOOR]),
        row("hello", "decline", kind="far"),
        row("who said we close no door", "decline", kind="far"),
    )
    assert kinds_in(report) == ["direct", "far"]
    assert len(report.of(kinds=["far"]).judged) == 2
    assert report.of(answerable=True).helped == 1.0
    assert report.of(answerable=False).declined == 0.5
    assert report.of(kinds=["far"], answerable=True).judged == ()


def test_no_questions_give_no_figures_rather_than_an_error() -> None:
    nothing = Report(())
    assert (nothing.precision, nothing.helped, nothing.calibration(), nothing.calibration_error) == (0.0, 0.0, (), 0.0)


def test_the_calibration_error_is_the_gap_between_what_is_said_and_what_is_so(
    small_engine: Engine, tmp_path: Path
) -> None:
    quoting = "who said we close no door"
    confidence = small_engine.ask(quoting).confidence
    report = judge(small_engine, tmp_path, *3 * [row(quoting, gold=[DOOR])], row(quoting, gold=[WARNING]))
    [(said, was, number)] = report.calibration()
    assert said == pytest.approx(confidence)
    assert (was, number) == (0.75, 4)
    assert report.calibration_error == pytest.approx(abs(confidence - 0.75))
