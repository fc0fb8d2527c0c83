"""Judging answers: the verdicts, and the figures drawn from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.answering import Engine
from bot.evaluation import Report, Verdict, evaluate, read_questions
from bot.evaluation.report import confusions, kinds_in, languages_in

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


def row(question: str, outcome: str = "answer", **fields: Any) -> dict[str, Any]:
    return {"q": question, "kind": "direct", "lang": "en", "outcome": outcome, "gold": [], **fields}


def write(folder: Path, *rows: dict[str, Any] | str) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows) + "\n", encoding="utf-8")
    return path


def judge(engine: Engine, folder: Path, *rows: dict[str, Any]) -> Report:
    return evaluate(engine, read_questions(write(folder, *rows), engine.base))


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
    [band] = report.calibration()
    assert band.said == pytest.approx(confidence)
    assert (band.was, band.count) == (0.75, 4)
    assert report.calibration_error == pytest.approx(abs(confidence - 0.75))


def test_the_worst_confusion_comes_first(small_engine: Engine, tmp_path: Path) -> None:
    quoting = "who said we close no door"
    report = judge(
        small_engine,
        tmp_path,
        row("hello", gold=[DOOR, WARNING]),
        row("hello again", "decline"),
        row(quoting, gold=[WARNING], speakers=["anna-keller"]),
        *2 * [row(quoting, gold=[WARNING], speakers=["anna-keller"])],
        row(quoting, "decline", decline_reason=["off_topic", "opinion"]),
    )
    found = [(each.asked, each.answered, each.count) for each in confusions(report)]
    assert found[0] == ("nothing (off_topic/opinion)", DOOR, 1)
    assert found[1] == (WARNING, DOOR, 3)
    assert found[2][0] == f"{WARNING} or 1 more"
    assert confusions(report)[0].example == quoting
    assert len(found) == 3


def test_the_most_frequent_language_comes_first(small_engine: Engine, tmp_path: Path) -> None:
    report = judge(
        small_engine, tmp_path, row("hallo", "decline", lang="de"), *2 * [row("salut", "decline", lang="fr")]
    )
    assert languages_in(report) == ["fr", "de"]
    assert len(report.of(language="de").judged) == 1
