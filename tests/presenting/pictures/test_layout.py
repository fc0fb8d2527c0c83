"""Where things stand on a picture: everything on it, nothing on something else, nothing too small to read."""

from __future__ import annotations

from datetime import date

import pytest
from matplotlib.text import Text

from bot.knowledge import Stance
from bot.presenting.pictures import Board, Mark, Picture, Point, Timeline
from tests.presenting.pictures.measuring import Area, areas, outside, overlapping, paint
from tests.presenting.pictures.samples import LEGEND, STATES, board, full, record, timeline

LONG = "Donaudampfschifffahrtsgesellschaftskapitän of the Outer Islands and the Lesser Ones"
SMALLEST = 26


def texts(picture: Picture) -> list[str]:
    return [area.what for area in areas(paint(picture)) if area.what != "a sign"]


def at(picture: Picture, text: str) -> Area:
    found = [area for area in areas(paint(picture)) if area.what == text]
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize("number", range(len(full())))
def test_everything_is_on_the_picture_and_nothing_stands_on_something_else(number: int) -> None:
    sheet = paint(full()[number])
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
    sheet.sign(999, 100, Stance.FOR, 30)
    assert outside(sheet)


@pytest.mark.parametrize("picture", [board(3, 9), timeline(200), record(9, lanes=9)])
def test_no_letters_are_too_small_for_a_phone(picture: Picture) -> None:
    for artist in paint(picture).lay_out().get_children():
        if isinstance(artist, Text) and artist.get_text():
            assert float(artist.get_fontsize()) >= SMALLEST


def test_a_name_that_is_too_long_is_shortened_with_an_ellipsis() -> None:
    shown = texts(board(1, 9, name=LONG))
    assert any(text.endswith("…") for text in shown)
    assert LONG not in shown


def test_a_name_that_fits_is_shown_whole() -> None:
    shown = texts(board(2, 3))
    assert "Norland" in shown
    assert "Sudland" in shown


def test_the_headings_of_narrow_columns_stand_upright() -> None:
    def turned(picture: Picture) -> set[float]:
        return {a.get_rotation() for a in paint(picture).lay_out().get_children() if isinstance(a, Text)}

    assert turned(board(3, 2)) == {0}
    assert turned(board(3, 9)) == {0, 90}


def test_a_board_has_a_sign_for_each_mark_and_each_entry_of_the_legend() -> None:
    picture = board(5, 4)
    marks = sum(mark is not None for _, row in picture.rows for mark in row)
    assert texts(picture).count("Norland") == 1
    assert sum(area.what == "a sign" for area in areas(paint(picture))) == marks + len(LEGEND)


def test_the_signs_of_a_column_stand_below_one_another() -> None:
    rows = tuple((state, (Mark(Stance.FOR, caption),)) for state, caption in (("A", "Jan 2026"), ("B", "2024")))
    signs = [area for area in areas(paint(Board("t", "s", ("c",), rows, (), "f"))) if area.what == "a sign"]
    assert signs[0].left == pytest.approx(signs[1].left)


@pytest.mark.parametrize(("statements", "days"), [(3, 700), (20, 700), (30, 1), (25, 40)])
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


def test_a_timeline_too_full_to_show_all_says_how_many_it_shows() -> None:
    day = date(2024, 3, 1)
    points = tuple(Point(day, day, Stance.FOR, "") for _ in range(900))
    far = Point(date(2026, 3, 1), date(2026, 3, 1), Stance.FOR, "")
    picture = Timeline("t", "s", (*points, far), (), ((Stance.FOR, "For"),), "f")
    signs = sum(area.what == "a sign" for area in areas(paint(picture))) - 1
    assert 0 < signs < 901
    assert f"{signs}/901" in texts(picture)


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
    assert all(lane in shown for lane in picture.lanes)
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
