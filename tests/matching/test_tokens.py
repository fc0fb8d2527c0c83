"""Words, stems, n-grams of letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.characters import character_grams
from bot.matching.folding import fold
from bot.matching.tokens import STOP_WORDS, stem, words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("What's Macron's view?", ["what", "macron", "view"]),
        ("whats scholz sayin", ["what", "scholz", "sayin"]),
        ("They'll say they don't, won't and can't", "they say they do not will not and can not".split()),
        ("didnt he rule it out", ["did", "not", "he", "rule", "it", "out"]),
        ("l'armée française qu'elle", ["armee", "francaise", "elle"]),
        ("dell'Italia", ["italia"]),
        ("п’ять солдатів", ["pyat", "soldativ"]),
        ("O'Brien", ["obrien"]),
        ("2,000 troops, 1.500 in 2024-02", ["2000", "troops", "1500", "in", "2024", "02"]),
        ("on 26.02.2024, 3.5 %", ["on", "26", "02", "2024", "3", "5"]),
        ("post-ceasefire force", ["post", "ceasefire", "force"]),
    ],
)
def test_words_are_cut_as_readers_would(written: str, expected: list[str]) -> None:
    assert words(fold(written)) == expected


def test_inflected_words_share_a_stem() -> None:
    assert stem("instructors") == stem("instructor")
    assert stem("deployed") == stem("deploying")


def test_negation_and_the_united_states_are_content() -> None:
    assert STOP_WORDS.isdisjoint(["us", "not", "send", "troops"])
    assert STOP_WORDS.issuperset(["will", "the"])
    assert not {"us", "not", "no", "never", "against"} & STOP_WORDS


def test_grams_mark_the_ends_of_a_word() -> None:
    assert " no " in character_grams("no")
    assert character_grams("a") == (" a ",)


@given(st.text(max_size=60))
def test_no_text_breaks_the_cutting(text: str) -> None:
    for word in words(fold(text)):
        assert word
        assert not any(mark in word for mark in " '.,?<>@")
        assert character_grams(word)
        assert stem(word)
