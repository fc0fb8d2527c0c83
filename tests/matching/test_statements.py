"""A question against all statements at once: the evidence."""

from __future__ import annotations

import numpy as np
import pytest

from bot.answering import Engine
from bot.answering.engine import request_for
from bot.matching.request import Request
from bot.matching.statements import EVIDENCE, Values

DOOR, WARNING = "keller-2024-02-door", "brandt-2024-02-warning"


def request(engine: Engine, text: str) -> Request:
    return request_for(engine.read(text))


def evidence(engine: Engine, text: str) -> dict[str, Values]:
    return dict(zip(EVIDENCE, engine.index.evidence(request(engine, text)).values, strict=True))


def column(engine: Engine, statement: str) -> int:
    return engine.index.numbers[statement]


def test_there_is_one_number_for_each_kind_of_evidence_and_statement(engine: Engine) -> None:
    for text in ("What did Scholz say about ground forces?", "", "zorblax", "Що сказав Макрон у лютому 2024?"):
        values = engine.index.evidence(request(engine, text)).values
        assert values.shape == (len(EVIDENCE), len(engine.base.statements))
        assert np.isfinite(values).all()


def test_a_deployment_speaks_for_its_statements_and_against_the_others(small_engine: Engine) -> None:
    found = evidence(small_engine, "boots on the ground")
    assert found["deployment"].all()
    other = evidence(small_engine, "instructors")
    assert not other["deployment"].any()
    assert other["other_deployment"].all()


def test_a_time_speaks_for_what_was_said_then_and_against_what_was_not(small_engine: Engine) -> None:
    met, missed = (evidence(small_engine, f"what in {month} 2024") for month in ("February", "October"))
    door = column(small_engine, DOOR)
    assert (met["period"][door], met["other_period"][door]) == (1, 0)
    assert (missed["period"][door], missed["other_period"][door]) == (0, 1)


def test_what_has_no_date_is_neither_in_nor_out_of_a_time(small_engine: Engine) -> None:
    found = evidence(small_engine, "what in October 2024")
    assert found["other_period"][column(small_engine, WARNING)] == 0


def test_a_side_speaks_for_its_own_and_against_the_other(small_engine: Engine) -> None:
    found = evidence(small_engine, "who supports the bridge")
    door, warning = column(small_engine, DOOR), column(small_engine, WARNING)
    assert (found["side"][door], found["other_side"][door]) == (1, 0)
    assert (found["side"][warning], found["other_side"][warning]) == (0, 1)


def test_a_defining_statement_counts_more_in_a_general_question(small_engine: Engine) -> None:
    door = column(small_engine, DOOR)
    general = evidence(small_engine, "what was said")
    particular = evidence(small_engine, "what option was excluded for guarding soldiers of countries at the bridge")
    assert general["flagship"][door] == particular["flagship"][door] == 1
    assert general["flagship_in_general"][door] > particular["flagship_in_general"][door]
    assert general["flagship_in_general"][column(small_engine, WARNING)] == 0


def test_a_question_of_other_words_is_read_into_the_languages_of_the_base(engine: Engine) -> None:
    scholz = column(engine, "scholz-no-ground-forces")
    found = evidence(engine, "Що сказав Шольц про сухопутні війська?")
    assert found["speaker"][scholz] == 1
    assert found["explained"][scholz] > 0.3


def test_every_phrasing_is_a_curated_question_or_a_statements_own_text(engine: Engine) -> None:
    index = engine.index
    originals = [index.original_of(number) for number in range(len(index.matcher.phrasings))]
    questions = {question for s in engine.base.statements.values() for question in s.questions}
    assert {text for text in originals if text is not None} <= questions
    assert sum(text is None for text in originals) == len(engine.base.statements)


def test_a_statements_own_text_cannot_be_left_out(engine: Engine) -> None:
    index = engine.index
    own = next(n for n in range(len(index.matcher.phrasings)) if index.original_of(n) is None)
    with pytest.raises(ValueError, match="only a question can be left out"):
        index.evidence(request(engine, "anything"), exclude=own)


def test_leaving_a_question_out_changes_nothing_for_good(engine: Engine) -> None:
    index = engine.index
    number = next(n for n in range(len(index.matcher.phrasings)) if index.original_of(n) is not None)
    asked = request(engine, index.original_of(number) or "")
    before = index.evidence(asked).values
    index.evidence(asked, exclude=number)
    assert (index.evidence(asked).values == before).all()
