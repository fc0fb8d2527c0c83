"""Words are found by what is typed of them, mistakes and all."""

from __future__ import annotations

import pytest

from bot.matching.beginnings import Beginnings

WORDS = ["ground", "group", "instructors", "macron", "march", "scholz", "troops", "tropical", "us", "used", "x" * 40]
BEGINNINGS = Beginnings(WORDS)


def meant(typed: str, *, complete: bool = False) -> list[str]:
    """The words that may be meant, the likeliest first."""
    runs = BEGINNINGS.like(typed, complete=complete)
    return list(dict.fromkeys(word for run in reversed(runs) for word in BEGINNINGS.words[run.start : run.stop]))


def test_a_beginning_finds_every_word_that_begins_so() -> None:
    assert meant("ma") == ["macron", "march"]
    assert meant("gro")[:2] == ["ground", "group"]


@pytest.mark.parametrize("typed", ["mcron", "macrron", "mavron", "amcron", "nacron", "acron", "xmacron", "mcr", "nac"])
def test_one_mistake_anywhere_in_a_beginning_is_forgiven(typed: str) -> None:
    assert meant(typed)[0] == "macron"


def test_a_long_beginning_may_have_two_mistakes() -> None:
    assert meant("intsrucotr") == ["instructors"]


def test_what_begins_as_typed_comes_before_what_may_be_meant() -> None:
    assert meant("trop") == ["tropical", "troops"]


def test_a_complete_word_comes_before_those_that_go_on() -> None:
    assert meant("us", complete=True) == ["us", "used"]


def test_a_complete_word_that_is_known_is_no_mistake() -> None:
    assert "march" in meant("marc")
    assert meant("march", complete=True) == ["march"]


@pytest.mark.parametrize("typed", ["zz", "qqqq", "2025", "y" * 40])
def test_what_is_like_nothing_finds_nothing(typed: str) -> None:
    assert meant(typed) == []


def test_a_mistake_is_mended_and_a_beginning_left_alone() -> None:
    for typed, mended in {"scolz": "scholz", "sch": "sch", "qqqq": "qqqq"}.items():
        assert BEGINNINGS.mend(typed, BEGINNINGS.like(typed, complete=False)) == mended


def test_no_words_are_no_harm() -> None:
    assert Beginnings(()).like("macron", complete=False) == ()
