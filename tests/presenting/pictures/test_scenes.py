"""Pictures of the base: what is on them, and that it is what the base says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.positions import state_positions
from bot.knowledge import FactBase, PartialDate, Stance
from bot.presenting.pictures import Board, Picture, Record, Timeline, draw
from bot.presenting.pictures.scenes import record_picture, stance_board, timeline_picture
from bot.presenting.pictures.sheet import WIDTH
from bot.presenting.presenter import Presenter
from bot.presenting.wording import LANGUAGES, wording
from tests.presenting.pictures.measuring import areas, letter_sizes, outside, overlapping, paint

FORCE = "post-ceasefire-force"


@pytest.fixture(scope="module")
def presenter(base: FactBase) -> Presenter:
    return Presenter(base)


# Who stands where ------------------------------------------------------------------------------------------------


def test_a_board_shows_each_position_once_and_its_own_date(presenter: Presenter) -> None:
    at = PartialDate(2024, 3)
    board = stance_board(presenter, at=at)
    positions = state_positions(presenter.base, at)
    assert [(cell.state, cell.deployment) for cell in board.cells] == [
        (cell.state, cell.deployment)
        for cell in board.cells
        if positions[cell.state][cell.deployment] == cell.statement
    ]
    assert len(board.cells) == sum(map(len, positions.values()))
    marks = [mark for page in board.pages for _, row in page.rows for mark in row if mark]
    assert sorted(mark.stance for mark in marks) == sorted(cell.statement.stance for cell in board.cells)
    france = next(row for page in board.pages for name, row in page.rows if name == "France")
    assert next(mark and (mark.stance, mark.caption) for mark in france) == (Stance.OPEN, "Mar 2024")


def test_a_board_without_a_date_is_of_the_end_of_the_base(presenter: Presenter) -> None:
    last = presenter.base.meta.coverage.last
    assert stance_board(presenter) == stance_board(presenter, at=last)
    assert presenter.wording.date(last) in stance_board(presenter).pages[0].subtitle


def test_a_board_of_one_kind_of_deployment_has_one_column_and_says_so(presenter: Presenter) -> None:
    kind = presenter.base.deployments[FORCE]
    board = stance_board(presenter, deployments=[kind])
    assert {cell.deployment for cell in board.cells} == {kind}
    for page in board.pages:
        assert page.columns == ("Force after a ceasefire",)
        assert page.title == presenter.wording("picture.board.title.on", deployment="force after a ceasefire")
        assert all(any(row) for _, row in page.rows)


def test_a_board_on_which_nobody_stands_has_no_pages(presenter: Presenter) -> None:
    nobody = stance_board(presenter, at=PartialDate(1999))
    assert (nobody.pages, nobody.cells) == ((), ())
    assert stance_board(presenter, deployments=[presenter.base.deployments["special-forces"]]).pages == ()


def test_the_pages_of_a_board_share_its_states_evenly_and_say_which_they_are(presenter: Presenter) -> None:
    board = stance_board(presenter)
    lengths = [len(page.rows) for page in board.pages]
    assert len(lengths) > 1
    assert max(lengths) <= 5
    assert max(lengths) - min(lengths) <= 1
    assert board.pages[0].footer.endswith(f"page 1 of {len(lengths)}")
    assert list(dict.fromkeys(cell.state for cell in board.cells)) == [state for part in board.states for state in part]
    for number, page in enumerate(board.pages):
        assert [name for name, _ in page.rows] == [presenter.name(state) for state in board.states[number]]


@pytest.mark.parametrize(
    ("language", "in_order"),
    [
        ("en", ["Austria", "Belgium", "United Kingdom"]),
        ("de", ["Norwegen", "Österreich", "Polen"]),
        ("uk", ["Нідерланди", "Норвегія", "Польща"]),
        ("pl", ["Litwa", "Łotwa", "Niemcy"]),
    ],
)
def test_states_come_in_the_order_of_the_readers_alphabet(base: FactBase, language: str, in_order: list[str]) -> None:
    names = [name for page in stance_board(Presenter(base, wording(language))).pages for name, _ in page.rows]
    assert sorted(in_order, key=names.index) == in_order


# Over time -------------------------------------------------------------------------------------------------------


def test_a_timeline_shows_every_dated_statement_and_says_how_many_it_leaves_out(presenter: Presenter) -> None:
    every = tuple(presenter.base.statements.values())
    dated = [statement for statement in every if statement.date]
    picture = timeline_picture(presenter, "everything", every)
    assert picture is not None
    assert picture.title == "Everything"
    assert len(picture.points) == len(dated)
    assert f"{len(dated)} statements" in picture.subtitle
    assert presenter.wording("picture.undated", n=len(every) - len(dated)) in picture.subtitle
    assert {stance for stance, _ in picture.lanes} == {statement.stance for statement in dated}


def test_a_timeline_of_fewer_than_three_dated_statements_is_no_picture(presenter: Presenter) -> None:
    dated = [statement for statement in presenter.base.statements.values() if statement.date]
    undated = [statement for statement in presenter.base.statements.values() if not statement.date]
    assert timeline_picture(presenter, "few", [*dated[:2], *undated]) is None
    assert timeline_picture(presenter, "the same", dated[:1] * 9) is None
    assert timeline_picture(presenter, "enough", dated[:3]) is not None


def test_speakers_are_named_by_the_end_of_their_name_that_is_theirs_alone(presenter: Presenter) -> None:
    statements = presenter.base.statements
    picture = timeline_picture(
        presenter,
        "some",
        [
            statements[key]
            for key in (
                "macron-2024-02-nothing-ruled-out",
                "simonyte-2024-05-08-permission",
                "pavel-2024-03-no-rule-broken",
                "trilateral-2026-01-declaration-of-intent",
                "uk-northwood-2025-07-10-headquarters",
            )
        ],
    )
    assert picture is not None
    assert {point.label for point in picture.points} == {
        "Macron",
        "Šimonytė",
        "Petr Pavel",
        "Macron +2",
        "United Kingdom",
    }


def test_a_timeline_of_one_speaker_says_the_name_once(presenter: Presenter) -> None:
    mine = presenter.base.statements_by_actor["emmanuel-macron"]
    for title in ("Instructors", "Emmanuel Macron: instructors"):
        picture = timeline_picture(presenter, title, mine)
        assert picture is not None
        assert f"{picture.title} {picture.subtitle}".count("Emmanuel Macron") == 1
        assert {point.label for point in picture.points} == {""}


def test_a_date_known_by_the_month_is_shown_as_the_whole_month(presenter: Presenter) -> None:
    statements = [s for s in presenter.base.statements.values() if s.date == PartialDate(2024, 3)]
    picture = timeline_picture(presenter, "March", statements)
    assert picture is not None
    assert {(point.first.day, point.last.day) for point in picture.points} == {(1, 31)}


def test_a_record_has_a_lane_for_each_kind_of_deployment_spoken_of(presenter: Presenter) -> None:
    actor = presenter.base.actors["emmanuel-macron"]
    mine = presenter.base.statements_by_actor[actor.id]
    shown = [statement for statement in mine if statement.date and statement.deployment]
    picture = record_picture(presenter, actor, mine)
    assert picture is not None
    assert picture.title == "Emmanuel Macron: positions over time"
    assert sorted(
        (picture.lanes[point.lane].casefold(), point.stance, str(point.first)) for point in picture.points
    ) == sorted(
        (s.deployment.name.casefold(), s.stance, str(s.date.first_day)) for s in shown if s.deployment and s.date
    )


def test_a_record_of_fewer_than_three_positions_is_no_picture(presenter: Presenter) -> None:
    actor = presenter.base.actors["emmanuel-macron"]
    mine = [s for s in presenter.base.statements_by_actor[actor.id] if s.date and s.deployment]
    assert record_picture(presenter, actor, mine[:2]) is None
    assert record_picture(presenter, actor, [replace(s, id=f"{s.id}-", deployment=None) for s in mine]) is None


# As they are seen ------------------------------------------------------------------------------------------------


def pictures_of(presenter: Presenter) -> Iterator[Picture]:
    """Every kind of picture that the base gives, with few and with many marks."""
    base = presenter.base
    every = tuple(base.statements.values())
    yield from stance_board(presenter).pages
    yield from stance_board(presenter, at=PartialDate(2024, 3)).pages
    possible: list[Picture | None] = [timeline_picture(presenter, "Everything", every)]
    possible.append(timeline_picture(presenter, "January", [s for s in every if str(s.date) == "2026-01-06"]))
    for kind in base.deployments.values():
        yield from stance_board(presenter, deployments=[kind]).pages
        said = [statement for statement in every if statement.deployment == kind]
        possible.append(timeline_picture(presenter, presenter.title(kind), said))
    for actor in sorted(base.actors.values(), key=lambda actor: -len(base.statements_by_actor.get(actor.id, ())))[:9]:
        possible.append(record_picture(presenter, actor, base.statements_by_actor[actor.id]))
    yield from (picture for picture in possible if picture is not None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pictures_of_the_base_are_wide_legible_and_tidy_in_every_language(base: FactBase, language: str) -> None:
    kinds = set()
    # Every picture in the languages with the longest words, a third of them in the others: each takes its time.
    step = 1 if language in ("de", "uk") else 3
    for picture in list(pictures_of(Presenter(base, wording(language))))[::step]:
        kinds.add(type(picture))
        sheet = paint(picture)
        assert sheet.height <= WIDTH * 3 / 4, picture.title
        assert all(size >= WIDTH / 38 for size in letter_sizes(sheet)), picture.title
        assert outside(sheet) == []
        assert overlapping(sheet) == []
        # Nothing is cut short but names of speakers.
        spoken = [area for area in areas(sheet) if area.what.endswith("…")]
        assert not spoken or isinstance(picture, Timeline), spoken
    assert kinds == {Board, Timeline, Record}


def test_the_fullest_picture_of_the_base_is_small_enough_to_send(presenter: Presenter) -> None:
    picture = timeline_picture(presenter, "Everything", presenter.base.statements.values())
    assert picture is not None
    assert len(draw(picture)) < 300_000
