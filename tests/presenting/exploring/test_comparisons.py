"""Two actors side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge import Actor, FactBase, Stance
from bot.presenting.exploring.comparisons import comparison, read_pair, worth_comparing
from bot.presenting.narrowing import Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Reply, Section
from tests.presenting.exploring.invented import BASE, ENGLISH
from tests.presenting.sample import FRANCE, MACRON, OFFICE, PESKOV, SCHOLZ, SILENT


def columns(reply: Reply, page: int) -> dict[str, list[str]]:
    """What stands on a page under each name."""
    found: dict[str, list[str]] = {}
    for block in reply.pages[page]:
        assert isinstance(block, Section)
        found.setdefault(block.heading, []).extend(entry.card.statement_id for entry in block.entries)
    return found


def test_what_both_said_on_one_kind_of_deployment_stands_side_by_side() -> None:
    reply = comparison(ENGLISH, MACRON, SCHOLZ)
    assert reply.title == "Emmanuel Macron and Olaf Scholz: side by side"
    assert columns(reply, 0) == {
        "Emmanuel Macron": ["macron-nothing-ruled-out", "macron-later"],
        "Olaf Scholz": ["scholz-no-ground-troops"],
    }
    assert columns(reply, 1) == {"Emmanuel Macron": ["macron-trainers"], "Olaf Scholz": ["scholz-trainers"]}


def test_what_only_one_of_them_spoke_of_comes_last() -> None:
    reply = comparison(ENGLISH, FRANCE, PESKOV)
    assert columns(reply, 0) == {"France": ["france-note"], "Dmitry Peskov": ["peskov-inevitable"]}
    assert columns(reply, 1) == {"Dmitry Peskov": ["peskov-already-there"]}


def test_every_statement_of_both_is_shown_once(base: FactBase) -> None:
    presenter = Presenter(base)
    first, second = base.actors["emmanuel-macron"], base.actors["volodymyr-zelensky"]
    reply = comparison(presenter, first, second)
    shown = [key for page in range(len(reply.pages)) for key in reply.statements_on(page)]
    said = {s.id for actor in (first, second) for s in base.statements_by_actor[actor.id]}
    assert set(shown) == said


def test_a_comparison_can_be_made_shorter_until_one_of_them_has_nothing() -> None:
    reply = comparison(ENGLISH, MACRON, SCHOLZ, Narrowing(stance=Stance.AGAINST))
    assert columns(reply, 0) == {"Olaf Scholz": ["scholz-no-ground-troops", "scholz-trainers"]}


def test_one_name_twice_is_one_sentence_with_the_record_to_open() -> None:
    reply = comparison(ENGLISH, MACRON, MACRON)
    assert reply.lead == "That is Emmanuel Macron twice. Choose two different names."
    assert [button.label for button in reply.buttons] == ["Record: Emmanuel Macron"]
    assert reply.private


@pytest.mark.parametrize(
    ("first", "second", "names", "records"),
    [
        (MACRON, SILENT, "Mark Rutte", ["Record: Emmanuel Macron"]),
        (SILENT, MACRON, "Mark Rutte", ["Record: Emmanuel Macron"]),
        (SILENT, OFFICE, "Mark Rutte and White House", []),
    ],
)
def test_who_has_no_statement_is_named_and_the_other_offered(
    first: Actor, second: Actor, names: str, records: list[str]
) -> None:
    reply = comparison(ENGLISH, first, second)
    assert reply.lead == f"I have no statement by {names}, so there is nothing to set side by side."
    assert [button.label for button in reply.buttons] == records
    assert all(isinstance(button.press, Open) for button in reply.buttons)


def test_the_button_remembers_both() -> None:
    reply = comparison(ENGLISH, MACRON, SCHOLZ)
    assert reply.listing is not None
    assert reply.listing.fits
    assert read_pair(reply.listing.value, ENGLISH) == (MACRON, SCHOLZ)


@pytest.mark.parametrize("value", ["", "-", ":", "abcdefgh:abcdefgh", "abcdefghabcdefgh"])
def test_who_is_gone_is_not_read(value: str) -> None:
    assert read_pair(value, ENGLISH) is None


def test_who_contradicted_somebody_is_the_first_to_compare_them_with() -> None:
    assert worth_comparing(BASE, MACRON)[0] == SCHOLZ
    assert worth_comparing(BASE, SCHOLZ)[0] == MACRON


def test_then_come_those_who_took_the_other_side_on_the_same_kind_of_deployment() -> None:
    worth = worth_comparing(BASE, SCHOLZ)
    assert BASE.actors["dmytro-kuleba"] in worth
    assert SCHOLZ not in worth
    assert BASE.actors["joe-biden"] not in worth


def test_who_said_nothing_has_nobody_to_be_compared_with() -> None:
    assert worth_comparing(BASE, SILENT) == ()


def test_the_order_does_not_hang_on_that_of_the_file(base: FactBase) -> None:
    turned = replace(base, statements=dict(reversed(list(base.statements.items()))))
    macron = base.actors["emmanuel-macron"]
    assert worth_comparing(base, macron) == worth_comparing(turned, macron)
