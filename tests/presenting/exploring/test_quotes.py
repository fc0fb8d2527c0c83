"""Somebody's own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.knowledge import FactBase, Statement, StatementKind
from bot.presenting.exploring.quotes import own_words, quotation, quotation_after
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Reply
from bot.presenting.state import ListingKind, code
from tests.presenting.exploring.invented import BASE, ENGLISH
from tests.presenting.sample import BIDEN, MACRON, PESKOV, SILENT


def first(statements: Sequence[Statement]) -> Statement:
    return statements[0]


def another(reply: Reply) -> Reply:
    """What the button for another one leads to."""
    [press] = [button.press for button in reply.buttons if button.label == "Another quote"]
    assert isinstance(press, Open)
    assert press.listing.kind is ListingKind.QUOTE
    assert press.listing.fits
    found = quotation_after(ENGLISH, press.listing.value)
    assert found is not None
    return found


def test_a_quotation_is_a_card_with_what_stands_beside_it() -> None:
    reply = quotation(ENGLISH, MACRON, choose=first)
    assert reply.statements_on(0) == ("macron-nothing-ruled-out",)
    assert reply.buttons[0].label.startswith("Other side")
    assert reply.listing is not None
    assert reply.listing.kind is ListingKind.CARD


def test_another_quotation_is_never_the_same_again() -> None:
    reply = quotation(ENGLISH, choose=first)
    for _ in range(20):
        following = another(reply)
        assert following.statements_on(0) != reply.statements_on(0)
        reply = following


def test_another_quotation_by_somebody_is_by_them() -> None:
    twice = replace(BASE, statements={key: replace(s, quote="so it is") for key, s in BASE.statements.items()})
    presenter = Presenter(twice)
    reply = quotation(presenter, PESKOV)
    [press] = [button.press for button in reply.buttons if button.label == "Another quote"]
    assert isinstance(press, Open)
    following = quotation_after(presenter, press.listing.value)
    assert following is not None
    assert {*reply.statements_on(0), *following.statements_on(0)} == {"peskov-inevitable", "peskov-already-there"}


def test_the_only_quotation_has_no_button_for_another() -> None:
    assert "Another quote" not in [button.label for button in quotation(ENGLISH, MACRON).buttons]


def test_the_only_quotation_is_shown_again_where_it_was_shown_last() -> None:
    only = BASE.statements["macron-nothing-ruled-out"]
    assert quotation(ENGLISH, MACRON, but=only).statements_on(0) == (only.id,)


def test_who_has_no_quotation_is_said_to_have_none_with_the_record_to_open() -> None:
    reply = quotation(ENGLISH, PESKOV)
    assert reply.lead == "I have statements by Dmitry Peskov, but none in their own words."
    assert [button.label for button in reply.buttons] == ["Record: Dmitry Peskov"]
    assert reply.private


def test_who_has_no_statement_is_said_to_have_none() -> None:
    assert quotation(ENGLISH, SILENT).lead == "I know Mark Rutte, but have no statement by them."


def test_a_base_without_quotations_says_so() -> None:
    without = replace(BASE, statements={key: replace(s, quote=None) for key, s in BASE.statements.items()})
    assert quotation(Presenter(without)).lead == "I have nobody’s own words on record."


def test_what_a_spokesman_or_a_report_says_is_not_somebodys_own_words() -> None:
    said = BASE.statements["macron-nothing-ruled-out"]
    reported = replace(said, id="reported", kind=StatementKind.REPORTED)
    spoken = replace(BASE.statements["biden-no-troops"], quote="he will not")
    base = replace(BASE, statements={each.id: each for each in (said, reported, spoken)})
    assert own_words(base) == (said,)
    assert own_words(base, BIDEN) == ()


def test_every_quotation_of_the_base_can_come_up(base: FactBase) -> None:
    every = own_words(base)
    assert len(every) > 300
    offered: list[Statement] = []

    def all_of(statements: Sequence[Statement]) -> Statement:
        offered.extend(statements)
        return statements[-1]

    quotation(Presenter(base), choose=all_of)
    assert tuple(offered) == every
    assert all(statement.quote and statement.spoken_by is None for statement in every)


def test_who_is_gone_is_not_quoted() -> None:
    assert quotation_after(ENGLISH, f"{code('nobody')}:{code('x')}") is None
    assert quotation_after(ENGLISH, "") is None
    gone = quotation_after(ENGLISH, f"-:{code('gone')}")
    assert gone is not None
    assert gone.statements_on(0)
