"""Signs that fall on the same day find a place each."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.pictures.piling import Placed, Wanted, pile

WANTED = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 80), st.integers(1, 30), st.integers(1, 60)).map(
        lambda each: Wanted(each[0], each[0] + each[1], each[2], each[3])
    ),
    max_size=40,
)


@given(WANTED)
def test_everything_has_a_place_where_it_may_be_and_overlaps_nothing(wanted: list[Wanted]) -> None:
    found = pile(wanted, len(wanted))
    assert len(found) == len(wanted)
    placed = [(each, place) for each, place in zip(wanted, found, strict=True) if place is not None]
    assert len(placed) == len(wanted)
    for each, place in placed:
        assert each.first <= place.x <= each.last
    for (one, at), (other, there) in combinations(placed, 2):
        apart = at.x + one.after <= there.x - other.before or there.x + other.after <= at.x - one.before
        assert at.level != there.level or apart


@given(WANTED, st.integers(0, 5))
def test_no_level_is_left_empty_and_none_is_above_the_highest(wanted: list[Wanted], most: int) -> None:
    levels = {place.level for place in pile(wanted, most) if place}
    assert levels == set(range(len(levels)))
    assert len(levels) <= most


def test_what_falls_on_one_narrow_day_is_piled_up() -> None:
    assert pile([Wanted(10, 10, 5, 5)] * 3, 9) == (Placed(10, 0), Placed(10, 1), Placed(10, 2))


def test_what_falls_on_one_wide_day_stands_side_by_side_before_it_is_piled_up() -> None:
    assert pile([Wanted(0, 20, 5, 5)] * 4, 9) == (Placed(0, 0), Placed(10, 0), Placed(20, 0), Placed(0, 1))


def test_what_finds_no_room_has_no_place() -> None:
    assert pile([Wanted(10, 10, 5, 5)] * 3, 2) == (Placed(10, 0), Placed(10, 1), None)
