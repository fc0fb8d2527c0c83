"""What `python -m bot check` is told about how a base can be shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.presenting import check
from bot.presenting.check import rendering_problems
from tests.presenting.sample import NOTHING_RULED_OUT, SAMPLE, base_of


def test_a_base_that_can_be_shown_has_no_problems() -> None:
    assert rendering_problems(SAMPLE) == []


def test_a_base_without_statements_can_be_shown_too() -> None:
    assert rendering_problems(base_of(())) == []


def test_texts_beyond_all_measure_are_cut_to_fit() -> None:
    huge = replace(NOTHING_RULED_OUT, statement="word " * 5000, caveats=("caveat " * 900,) * 30, place="x" * 9000)
    assert rendering_problems(base_of((huge,))) == []


def test_two_ids_with_the_same_code_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "code", lambda identifier: identifier[:1])
    assert "two statements have ids with the same short code; rename one of them" in rendering_problems(SAMPLE)


def test_a_violation_is_reported_with_what_it_is_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "surely_fits", lambda reply, page: False)
    monkeypatch.setattr(check, "message_problems", lambda sent: ["too long"] if "be ruled out”" in str(sent) else [])
    assert "statement macron-nothing-ruled-out, page 1: too long" in rendering_problems(SAMPLE)
