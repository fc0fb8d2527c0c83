"""Where things stand on a picture: everything on it, nothing on something else, nothing too small to read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from matplotlib.text import Text

from bot.knowledge import Stance
from bot.presenting.pictures import Board, Mark, Picture, Point, RecordPoint, Timeline
from bot.presenting.pictures.sheet import WIDTH
from tests.presenting.pictures.measuring import Area, areas, letter_sizes, outside, overlapping, paint
from tests.presenting.pictures.samples import LEGEND, STATES, board, full, overfull, record, timeline

LONG = "Donaudampfschifffahrtsgesellschaftskapitän of the Outer Islands and the Lesser Ones"
SMALLEST = WIDTH / 38
"""Shown 400 pixels wide, as in a message, letters of ten pixels and a half."""


def texts(picture: Picture) -> list[str]:
    return [area.what for area in areas(paint(picture)) if area.what != "a sign"]


def at(picture: Picture, text: str) -> Area:
    found = [area for area in areas(paint(picture)) if area.what == text]
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize("number", range(len((*full(), *overfull()))))
def test_everything_is_on_the_picture_and_nothing_stands_on_something_else(number: int) -> None:
    sheet = paint((*full(), *overfull())[number])
    assert outside(sheet) == []
    assert overlapping(sheet) == []


@pytest.mark.parametrize("kinds", range(1, 10))
def test_a_board_of_any_width_with_long_names_is_tidy(kinds: int) -> None:
    sheet = paint(board(6, kinds, name=LONG, title=LONG * 3, subtitle=LONG * 4, footer=LONG * 3))
    assert outside(sheet) == []
    assert overlapping(sheet) == []


def test_overlapping_things_would_be_seen() -> None:
    sheet = paint(board())
    sheet.sign(100, 100, Stance.FOR, 30)
    sheet.sign(110, 100, Stance.FOR, 30)
    assert overlapping(sheet)
    sheet.sign(WIDTH - 1, 100, Stance.FOR, 30)
    assert outside(sheet)


@pytest.mark.parametrize("picture", [board(3, 9), board(20, 1), timeline(200), record(9, lanes=9), record(300)])
def test_no_letters_are_too_small_where_a_message_shows_the_picture(picture: Picture) -> None:
    assert min(letter_sizes(paint(picture))) >= SMALLEST


def test_a_name_that_is_too_long_is_shortened_with_an_ellipsis() -> None:
    shown = texts(board(1, 9, name=LONG))
    assert any(text.endswith("…") for text in shown)
    assert LONG not in shown


def test_a_name_that_fits_is_shown_whole() -> None:
    shown = texts(board(2, 3))
    assert "Norland" in shown
    assert "Sudland" in shown


@pytest.mark.parametrize("kinds", [2, 4, 6, 8])
def test_the_heads_of_columns_are_level_and_whole_however_narrow_the_columns(kinds: int) -> None:
    picture = board(5, kinds, name="Norland")
    assert {a.get_rotation() for a in paint(picture).lay_out().get_children() if isinstance(a, Text)} == {0}
    shown = " ".join(texts(picture))
    assert all(word in shown for kind in picture.columns for word in kind.split(" "))


def test_a_board_has_a_sign_for_each_mark_and_each_entry_of_the_legend() -> None:
    picture = board(5, 4)
    marks = sum(mark is not None for _, row in picture.rows for mark in row)
    assert texts(picture).count("Norland") == 1
    assert sum(area.what == "a sign" for area in areas(paint(picture))) == marks + len(LEGEND)


def test_the_signs_of_a_column_stand_below_one_another() -> None:
    rows = tuple((state, (Mark(Stance.FOR, caption), None)) for state, caption in (("A", "Jan 2026"), ("B", "2024")))
    signs = [area for area in areas(paint(Board("t", "s", ("c", "d"), rows, (), "f"))) if area.what == "a sign"]
    assert signs[0].left == pytest.approx(signs[1].left)


def test_a_board_of_one_column_is_a_list_in_two_blocks_read_downwards() -> None:
    rows = tuple((name, (Mark(Stance.FOR, "Jan 2026"),)) for name in ("Aland", "Bland", "Cland", "Dland"))
    picture = Board("Who stands where: guards", "s", ("Guards",), rows, (), "f")
    first, second, third, fourth = (at(picture, name) for name, _ in rows)
    assert first.left == pytest.approx(second.left)
    assert third.left == pytest.approx(fourth.left) and third.left > first.right
    assert first.bottom == pytest.approx(third.bottom) and first.bottom > second.top
    assert "Guards" not in texts(picture)
    assert "Guards" in texts(Board("Who stands where", "s", ("Guards",), rows, (), "f"))


@pytest.mark.parametrize(("statements", "days"), [(3, 700), (20, 700), (30, 1), (12, 40)])
def test_a_timeline_names_every_statement_where_there_is_room(statements: int, days: int) -> None:
    picture = timeline(statements, days, label="Keller")
    assert texts(picture).count("Keller") == statements


def test_a_full_timeline_names_nobody_rather_than_some() -> None:
    assert texts(timeline(200, label="Keller")).count("Keller") == 0


def test_a_timeline_shows_each_statement_and_says_how_many_a_lane_has() -> None:
    picture = timeline(200)
    assert sum(area.what == "a sign" for area in areas(paint(picture))) == 200 + len(LEGEND)
    shown = texts(picture)
    for stance, name in LEGEND:
        assert name in shown
        assert str(sum(point.stance is stance for point in picture.points)) in shown


def test_a_timeline_too_full_for_a_sign_each_counts_them() -> None:
    day = date(2024, 3, 1)
    points = tuple(Point(day, day, Stance.FOR, "") for _ in range(900))
    far = Point(date(2026, 3, 1), date(2026, 3, 1), Stance.FOR, "")
    picture = Timeline("t", "s", (*points, far), (), ((Stance.FOR, "For"),), "f")
    _, many, few = sorted((area for area in areas(paint(picture)) if area.what == "a sign"), key=lambda a: a.left)
    assert many.right - many.left > few.right - few.left
    assert at(picture, "901").left < at(picture, "900").left < at(picture, "1").left
    assert (at(picture, "1").left + at(picture, "1").right) / 2 == pytest.approx((few.left + few.right) / 2, abs=2)


@pytest.mark.parametrize("lanes", [1, 3, 9])
def test_a_record_too_full_for_a_sign_each_counts_every_position_by_itself(lanes: int) -> None:
    day, later = date(2024, 3, 1), date(2026, 3, 1)
    points = tuple(
        RecordPoint(when, when, lane, stance)
        for lane in range(lanes)
        for when, times in ((day, 7), (later, 5))
        for stance in (Stance.FOR, Stance.AGAINST)
        for _ in range(times * 9)
    )
    picture = replace(record(0, lanes=lanes), points=points)
    shown = texts(picture)
    assert shown.count("63") == shown.count("45") == 2 * lanes
    assert shown.count("216") == lanes
    assert overlapping(paint(picture)) == []


def test_earlier_statements_stand_to_the_left_of_later_ones() -> None:
    days = [date(2024, 3, 1), date(2024, 9, 1), date(2025, 3, 1)]
    points = tuple(Point(day, day, Stance.FOR, str(day)) for day in days)
    picture = Timeline("t", "s", points, (), ((Stance.FOR, "For"),), "f")
    assert at(picture, str(days[0])).left < at(picture, str(days[1])).left < at(picture, str(days[2])).right


def test_statements_of_one_day_pile_up() -> None:
    first, last = date(2024, 3, 1), date(2025, 3, 1)
    points = (*(Point(first, first, Stance.FOR, name) for name in "ABC"), Point(last, last, Stance.FOR, "D"))
    picture = Timeline("t", "s", points, (), ((Stance.FOR, "For"),), "f")
    pile = [at(picture, name) for name in "ABC"]
    assert len({round(area.left) for area in pile}) == 1
    assert pile[0].top <= pile[1].bottom and pile[1].top <= pile[2].bottom


def test_names_on_the_axis_that_would_run_together_are_left_out() -> None:
    ticks = tuple((date(2024, 1, day), f"{day} January 2024") for day in range(1, 29))
    picture = Timeline("t", "s", (), ticks, LEGEND, "f")
    shown = [text for text in texts(picture) if text.endswith("January 2024")]
    assert 2 <= len(shown) < 8
    assert overlapping(paint(picture)) == []


def test_a_record_shows_each_statement_in_its_lane() -> None:
    picture = record(9, lanes=3)
    shown = texts(picture)
    assert all(lane in " ".join(shown) for lane in picture.lanes)
    assert shown.count("3") == 3
    assert sum(area.what == "a sign" for area in areas(paint(picture))) == 9 + len(LEGEND)


def test_every_position_has_a_shape_of_its_own() -> None:
    from bot.presenting.pictures.signs import SHAPES

    assert set(SHAPES) == set(Stance)
    assert len({(shape.corners, shape.filled) for shape in SHAPES.values()}) == len(Stance)
    assert len({shape.colour for shape in SHAPES.values()}) == len(Stance)


def test_names_of_states_in_any_of_the_scripts_are_shown() -> None:
    shown = " ".join(texts(board(6, 1)))
    assert all(state[:8] in shown for state in STATES)
