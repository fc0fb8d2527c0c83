"""Who stands where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.positions import state_positions
from bot.knowledge import FactBase
from bot.presenting.exploring.stances import Positions, who_stands_where
from bot.presenting.pictures import Board
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply, Row, Rows
from bot.presenting.state import code
from bot.presenting.wording import wording
from tests.presenting.exploring.invented import BASE, ENGLISH, GERMAN
from tests.presenting.sample import TRAINERS, TROOPS, day


def rows(reply: Reply) -> dict[str | None, list[Row]]:
    return {block.heading: list(block.rows) for page in reply.pages for block in page if isinstance(block, Rows)}


def test_each_state_has_its_kinds_of_deployment_with_sign_date_and_speaker() -> None:
    assert rows(who_stands_where(ENGLISH, Positions())) == {
        "France": [Row("▲ combat troops", "1 November 2024"), Row("▲ instructors", "1 April 2024 · Emmanuel Macron")],
        "Germany": [
            Row("▼ combat troops", "27 February 2024 · Olaf Scholz"),
            Row("▼ instructors", "March 2024 · Olaf Scholz"),
        ],
    }


def test_one_kind_of_deployment_is_a_line_a_state() -> None:
    reply = who_stands_where(ENGLISH, Positions(TRAINERS))
    assert reply.title == "Who stands where: instructors"
    assert rows(reply) == {
        None: [Row("France", "▲ 1 April 2024 · Emmanuel Macron"), Row("Germany", "▼ March 2024 · Olaf Scholz")]
    }


def test_positions_are_those_of_the_date() -> None:
    reply = who_stands_where(ENGLISH, Positions(at=day("2024-02")))
    assert rows(reply) == {
        "France": [Row("△ combat troops", "February 2024 · Emmanuel Macron")],
        "Germany": [Row("▼ combat troops", "27 February 2024 · Olaf Scholz")],
    }
    assert (reply.lead or "").startswith("As of February 2024:")


def test_every_page_has_its_picture_and_any_position_opens() -> None:
    reply = who_stands_where(ENGLISH, Positions())
    assert len(reply.illustrations) == len(reply.pages) == len(reply.menus) == 1
    assert isinstance(reply.illustrations[0].picture, Board)
    assert {option.value for option in reply.menus[0].options} == {
        code(key) for key in ("france-note", "macron-trainers", "scholz-no-ground-troops", "scholz-trainers")
    }


def test_the_kinds_of_deployment_can_be_shown_alone() -> None:
    options = who_stands_where(ENGLISH, Positions(TROOPS, day("2024-02"))).filters
    assert [(option.label, option.description, option.chosen) for option in options] == [
        ("Everything", "2 states", False),
        ("Combat troops", "2 states", True),
    ]
    assert options[0].value == "w:-:2024-02"


def test_states_have_their_names_in_the_language_of_the_reader() -> None:
    assert list(rows(who_stands_where(GERMAN, Positions()))) == ["Deutschland", "Frankreich"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Positions(TRAINERS, day("2024-02")), "I know no position of any state as of February 2024."),
        (Positions(at=day("2023")), "I only know statements from February 2024 to 25 November 2024"),
        (Positions(at=day("2030")), "I only know statements from February 2024 to 25 November 2024"),
    ],
)
def test_where_there_is_nothing_to_show_it_is_one_private_sentence(wanted: Positions, said: str) -> None:
    reply = who_stands_where(ENGLISH, wanted)
    assert (reply.lead or "").startswith(said)
    assert reply.private


@pytest.mark.parametrize("wanted", [Positions(), Positions(TROOPS), Positions(TROOPS, day("2024-02-27"))])
def test_a_button_remembers_what_is_wanted(wanted: Positions) -> None:
    assert wanted.listing.fits
    assert Positions.read(wanted.listing.value, ENGLISH) == wanted


@pytest.mark.parametrize("value", ["", "x:-", "-:2024-13", "-:today", "-"])
def test_what_makes_no_sense_is_not_read(value: str) -> None:
    assert Positions.read(value, ENGLISH) is None


def test_of_those_who_spoke_together_the_one_who_spoke_for_the_state_is_named(base: FactBase) -> None:
    reply = who_stands_where(Presenter(base), Positions(at=day("2025-12-31")))
    denmark = rows(reply)["Denmark"]
    assert any(row.detail.endswith("Mette Frederiksen, with others") for row in denmark)


def test_no_page_has_more_positions_than_a_menu_can_open_and_all_are_there(base: FactBase) -> None:
    for language in ("en", "de", "uk"):
        reply = who_stands_where(Presenter(base, wording(language)), Positions())
        found = state_positions(base, base.meta.coverage.last)
        opened = {option.value for menu in reply.menus for option in menu.options}
        assert opened == {code(s.id) for positions in found.values() for s in positions.values()}
        assert all(len(menu.options) <= 25 for menu in reply.menus)
        assert len(reply.pages) == len(reply.illustrations)


def test_many_kinds_of_deployment_are_spread_over_pages_with_the_same_picture() -> None:
    kinds = {f"kind-{n:02d}": replace(TROOPS, id=f"kind-{n:02d}", name=f"kind {n:02d}") for n in range(9)}
    said = [s for s in BASE.statements.values() if s.id in ("france-note", "scholz-no-ground-troops")]
    norland, lithuania = BASE.actors["norland"], BASE.actors["lithuania"]
    extra = [replace(said[0], id=f"{a.id}-0", actors=(a,)) for a in (norland, lithuania)]
    spoken = [replace(s, id=f"{s.id}-{key}", deployment=kind) for s in [*said, *extra] for key, kind in kinds.items()]
    statements = {each.id: each for each in spoken}
    reply = who_stands_where(Presenter(replace(BASE, deployments=kinds, statements=statements)), Positions())
    assert [len(menu.options) for menu in reply.menus] == [18, 18]
    assert len({illustration.picture for illustration in reply.illustrations}) <= 2
