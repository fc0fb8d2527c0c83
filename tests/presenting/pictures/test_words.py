"""What a picture shows, in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import FactBase, PartialDate, Stance
from bot.presenting.pictures import Board, Mark, Picture, Point, Timeline
from bot.presenting.pictures.scenes import record_picture, stance_board, timeline_picture
from bot.presenting.pictures.words import alt_text
from bot.presenting.presenter import Presenter
from bot.presenting.text import units
from tests.presenting.pictures.samples import full, odd

LONGEST = 1024


@pytest.fixture(scope="module")
def presenter(small: FactBase) -> Presenter:
    return Presenter(small)


def test_a_board_in_words_says_who_stands_where_and_since_when(presenter: Presenter) -> None:
    picture = Board(
        "Who stands where",
        "Up to March 2024",
        ("Combat troops", "Instructors"),
        (
            ("Norland", (Mark(Stance.FOR, "Jan 2024"), None)),
            ("Sudland", (Mark(Stance.FOR, "Feb 2024"), Mark(Stance.AGAINST, "Mar 2024"))),
        ),
        ((Stance.FOR, "For"), (Stance.AGAINST, "Against")),
        "As of today",
    )
    assert alt_text(presenter, picture) == (
        "Who stands where. Up to March 2024. Combat troops – For: Norland (Jan 2024), Sudland (Feb 2024). "
        "Instructors – Against: Sudland (Mar 2024)."
    )


def test_a_timeline_in_words_says_who_took_which_position_when(presenter: Presenter) -> None:
    day, later = date(2024, 3, 1), date(2025, 1, 1)
    picture = Timeline(
        "Instructors",
        "3 statements",
        (
            Point(later, date(2025, 12, 31), Stance.FOR, "Keller"),
            Point(day, day, Stance.FOR, "Brandt"),
            Point(day, day, Stance.WARNS, ""),
        ),
        (),
        ((Stance.FOR, "For"), (Stance.WARNS, "Warns")),
        "As of today",
    )
    assert alt_text(presenter, picture) == (
        "Instructors. 3 statements. For: Brandt (Mar 2024), Keller (2025). Warns: Mar 2024."
    )


def test_a_record_in_words_says_which_positions_were_taken_on_what(base: FactBase) -> None:
    presenter = Presenter(base)
    actor = base.actors["donald-tusk"]
    picture = record_picture(presenter, actor, base.statements_by_actor[actor.id])
    assert picture is not None
    text = alt_text(presenter, picture)
    assert text.startswith("Donald Tusk: positions over time. ")
    assert "Force after a ceasefire: Neutral (Dec 2024), Neutral (Feb 2025), For (May 2025), Against (Sep 2025)" in text


def test_whoever_hears_a_full_picture_hears_of_every_position_alike(base: FactBase) -> None:
    presenter = Presenter(base)
    picture = timeline_picture(presenter, "Everything", base.statements.values())
    assert picture is not None
    text = alt_text(presenter, picture)
    assert units(text) <= LONGEST
    told = [text.split(f" {name}: ")[1].split(" and ")[0].count(",") for _, name in picture.lanes]
    assert len(set(told)) == 1
    assert told[0] >= 5


@pytest.mark.parametrize("number", range(len(full())))
def test_no_description_is_too_long_for_discord(presenter: Presenter, number: int) -> None:
    assert 0 < units(alt_text(presenter, full()[number])) <= LONGEST


def test_the_boards_of_the_base_name_every_state_on_them(base: FactBase) -> None:
    presenter = Presenter(base)
    for at in (None, PartialDate(2024, 3)):
        for page in stance_board(presenter, at=at).pages:
            text = alt_text(presenter, page)
            assert units(text) <= LONGEST
            assert all(name in text for name, _ in page.rows)


@settings(max_examples=50, deadline=None)
@given(text=st.text(max_size=700))
def test_whatever_stands_in_a_picture_its_description_fits(small: FactBase, text: str) -> None:
    pictures: tuple[Picture, ...] = odd(text)
    for picture in pictures:
        assert units(alt_text(Presenter(small), picture)) <= LONGEST
