"""Heads of narrow columns: level, at different heights, each led down to its own column."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presenting.pictures.heads import Head, heads, heads_height
from bot.presenting.pictures.lettering import HEADING
from bot.presenting.pictures.sheet import MARGIN, WIDTH
from tests.presenting.pictures.samples import KINDS

HALF = 17
NAMES = st.text("abc Жї-", max_size=50)


def placed(names: list[str] | tuple[str, ...]) -> tuple[tuple[Head, ...], list[float]]:
    column = (WIDTH - 2 * MARGIN - 250) / max(len(names), 1)
    middles = [MARGIN + 250 + HALF + column * number for number in range(len(names))]
    return heads(names, middles, HALF), middles


@settings(deadline=None, max_examples=60)
@given(st.lists(NAMES, max_size=9))
def test_no_head_stands_on_another_nor_in_the_way_of_what_leads_down_from_one(names: list[str]) -> None:
    found, middles = placed(names)
    assert len(found) == len(names)
    for one, other in combinations(found, 2):
        beside = one.right <= other.left or other.right <= one.left
        assert beside or one.top <= other.above or other.top <= one.above
    for number, head in enumerate(found):
        assert MARGIN - 1 <= head.left <= middles[number] + 1
        assert middles[number] - 1 <= head.right <= WIDTH - MARGIN + 1 or not any(head.lines)
        for other in found:
            if other is not head and other.above < head.above:
                assert not other.covers(middles[number])


def test_what_fits_above_its_column_stands_right_there() -> None:
    found, _ = placed(("Guards", "Medics", "Police"))
    assert {head.above for head in found} == {0}
    assert heads_height(found) == HEADING.line


@pytest.mark.parametrize("number", range(1, len(KINDS) + 1))
def test_names_are_whole_and_take_few_lines_together(number: int) -> None:
    found, _ = placed(KINDS[:number])
    assert not any(head.shortened for head in found)
    assert heads_height(found) <= 8 * HEADING.line


def test_no_column_has_no_head() -> None:
    assert heads((), (), HALF) == ()
    assert heads_height(()) == 0
