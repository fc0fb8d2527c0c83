"""Reading files of questions: every field, and one sentence for whatever is wrong with a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import QuestionFileError, read_questions
from bot.knowledge import FactBase
from tests.evaluation.test_judging import DOOR, WARNING, row, write


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
    ("broken", "complaint"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "needs to be an object"),
        ("3", "needs to be an object"),
        ({"outcome": "answer"}, "q: must be the text of the question"),
        ({"q": 3, "outcome": "answer"}, "q: must be the text of the question"),
        ({"q": "x"}, 'outcome: must be "answer" or "decline"'),
        ({"q": "x", "outcome": "maybe"}, 'outcome: must be "answer" or "decline"'),
        ({"q": "x", "outcome": "answer", "kind": 3}, "kind: must be a text"),
        ({"q": "x", "outcome": "answer", "lang": ["en"]}, "lang: must be a text"),
        ({"q": "x", "outcome": "answer", "gold": DOOR}, "gold: must be a list of ids"),
        ({"q": "x", "outcome": "answer", "full": [3]}, "full: must be a list of ids"),
        ({"q": "x", "outcome": "answer", "speakers": {"a": 1}}, "speakers: must be a list of ids"),
        ({"q": "x", "outcome": "decline", "decline_reason": [1]}, "decline_reason: must be a reason or a list"),
        (
            {"q": "x", "outcome": "decline", "decline_reason": "bored"},
            "decline_reason: 'bored' is none of",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_field(
    broken: str | dict[str, Any], complaint: str, tmp_path: Path
) -> None:
    path = write(tmp_path, row("fine"), "", broken)
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path)
    assert str(caught.value).startswith(f"{path}:3: {complaint}")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_missing_or_holds_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path / "none.jsonl")
    with pytest.raises(QuestionFileError, match="holds no questions"):
        read_questions(write(tmp_path, "", " "))
    (tmp_path / "latin").write_bytes(b'{"q": "caf\xe9", "outcome": "answer"}')
    with pytest.raises(QuestionFileError, match="cannot be read"):
        read_questions(tmp_path / "latin")


@pytest.mark.parametrize(
    ("field", "unknown", "what"),
    [
        ("gold", "keller-2024-02-dor", f"no statement 'keller-2024-02-dor' (did you mean '{DOOR}'?)"),
        ("full", "nothing-like-it", "no statement 'nothing-like-it'"),
        ("speakers", "anna-kellr", "no actor 'anna-kellr' (did you mean 'anna-keller'?)"),
    ],
)
def test_an_id_that_the_base_lacks_is_named_with_its_place(
    field: str, unknown: str, what: str, small: FactBase, tmp_path: Path
) -> None:
    path = write(tmp_path, row("fine"), {**row("who?"), field: [unknown]})
    with pytest.raises(QuestionFileError) as caught:
        read_questions(path, small)
    assert str(caught.value) == f"{path}:2: {field}: the base has {what}"
