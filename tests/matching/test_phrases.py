"""Phrases found in a sequence of words, whole or by their beginning."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.matching.folding import fold
from bot.matching.phrases import Found, PhraseIndex
from bot.matching.tokens import words


def index(*phrases: tuple[str, str]) -> PhraseIndex:
    made = PhraseIndex(lambda text: words(fold(text)))
    for phrase, value in phrases:
        made.add(phrase, value)
    return made


def longest(made: PhraseIndex, text: str) -> list[Found]:
    return made.find_longest(words(fold(text)))


def test_a_phrase_is_found_where_it_stands() -> None:
    made = index(("red lines", "lines"))
    assert longest(made, "Putin's red lines today") == [Found(1, 3, ("lines",))]
    assert longest(made, "red and lines") == []
    assert longest(made, "red") == []


def test_a_star_stands_for_any_ending_and_none() -> None:
    made = index(("instructor*", "training"))
    assert longest(made, "instructor") == [Found(0, 1, ("training",))]
    assert longest(made, "instructors") == [Found(0, 1, ("training",), exact=False)]
    assert longest(made, "instruct") == []


def test_each_word_of_a_phrase_may_have_its_star() -> None:
    made = index(("червон* лін*", "lines"))
    assert [found.values for found in longest(made, "про червоні лінії")] == [("lines",)]
    assert [found.values for found in longest(made, "червоних ліній")] == [("lines",)]
    assert longest(made, "червоні прапори") == []


def test_the_longest_phrase_wins_and_none_overlap() -> None:
    made = index(("red", "colour"), ("red lines", "lines"), ("lines of", "other"), ("lines", "rows"))
    assert [(f.start, f.end, f.values) for f in longest(made, "red lines of")] == [(0, 2, ("lines",))]
    assert [found.values for found in longest(made, "red red lines lines")] == [("colour",), ("lines",), ("rows",)]


def test_an_exact_phrase_hides_those_found_by_their_beginning() -> None:
    made = index(("Pol*", "poland"), ("Polo", "sport"))
    assert longest(made, "polo") == [Found(0, 1, ("sport",))]
    assert longest(made, "poles") == [Found(0, 1, ("poland",), exact=False)]


def test_values_under_one_phrase_are_kept_once_in_their_order() -> None:
    made = index(("Lee", "mike"), ("lee", "bruce"), ("LEE", "mike"))
    assert longest(made, "Lee") == [Found(0, 1, ("mike", "bruce"))]


def test_everything_found_includes_what_overlaps() -> None:
    made = index(("red", "colour"), ("red lines", "lines"), ("lines", "rows"))
    assert {(f.start, f.end) for f in made.find_all(["red", "lines"])} == {(0, 1), (0, 2), (1, 2)}
    assert [f.start for f in made.find_all(["red", "lines"])] == [0, 0, 1]


def test_a_phrase_of_which_nothing_is_left_is_never_found() -> None:
    made = index(("", "nothing"), ("?!", "marks"), ("*", "all"))
    assert made.find_all(["a", "b"]) == []
    assert longest(made, "anything at all") == []


@given(st.lists(st.sampled_from(["a", "ab", "abc", "b", "bc"]), max_size=8))
def test_what_is_found_longest_is_found_at_all_and_covers_no_word_twice(tokens: list[str]) -> None:
    made = index(("a b", "1"), ("a*", "2"), ("ab* b", "3"), ("b", "4"), ("bc bc", "5"))
    everything = {(found.start, found.end) for found in made.find_all(tokens)}
    chosen = made.find_longest(tokens)
    assert {(found.start, found.end) for found in chosen} <= everything
    assert all(first.end <= second.start for first, second in pairwise(chosen))
    covered = {place for found in chosen for place in range(found.start, found.end)}
    assert all(start in covered for start, _ in everything)
