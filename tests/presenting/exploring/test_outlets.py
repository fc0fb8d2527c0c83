"""Outlets, their pages, and what stands on a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.knowledge import FactBase, Ownership
from bot.presenting.exploring.outlets import (
    Outlet,
    list_of_outlets,
    outlets,
    pages_of,
    sources_listed,
    unknown_outlet,
)
from bot.presenting.presenter import Presenter
from bot.presenting.reply import MenuKind, Paragraph, Reply, Row, Rows
from bot.presenting.state import code, read_listing
from tests.presenting.exploring.invented import BASE, ENGLISH, GERMAN
from tests.presenting.sample import FREE_PAGE, STATE_PAGE


def outlet(name: str) -> Outlet:
    [found] = [each for each in outlets(BASE) if each.name == name]
    return found


def rows(reply: Reply) -> list[Row]:
    return [row for page in reply.pages for block in page if isinstance(block, Rows) for row in block.rows]


def test_outlets_come_by_how_much_stands_on_them_marked_with_who_is_behind_them() -> None:
    assert rows(list_of_outlets(ENGLISH)) == [
        Row("BBC News Mundo", "1 source page · 22 statements"),
        Row("RT (Russian state media)", "1 source page · 4 statements"),
        Row("The Paper (party media)", "1 source page · 1 statement"),
    ]
    assert list_of_outlets(ENGLISH).lead == "3 outlets, 3 source pages; those with most statements first"


def test_the_mark_is_in_the_language_of_the_reader() -> None:
    assert "Russland" in rows(list_of_outlets(GERMAN))[1].name or "russisch" in rows(list_of_outlets(GERMAN))[1].name


def test_outlets_can_be_shown_by_who_is_behind_them() -> None:
    options = list_of_outlets(ENGLISH).filters
    assert [(option.label, option.description) for option in options] == [
        ("Everything", "3 outlets"),
        ("A state decides what it says", "1 outlet"),
        ("Belongs to a party", "1 outlet"),
        ("Neither state nor party", "1 outlet"),
    ]
    listing = read_listing(options[1].value)
    assert listing is not None
    reply = sources_listed(ENGLISH, listing.value)
    assert reply is not None
    assert [row.name for row in rows(reply)] == ["RT (Russian state media)"]
    assert [option.label for option in reply.filters if option.chosen] == ["A state decides what it says"]


def test_an_outlet_opens_with_title_date_and_link_of_its_pages() -> None:
    dated = replace(FREE_PAGE, id="second", title="A  headline", published=None, language="fr", url="javascript:x")
    statements = dict(BASE.statements)
    key, said = next((k, s) for k, s in statements.items() if s.citations[0].source == FREE_PAGE)
    statements[key] = replace(said, citations=(*said.citations, replace(said.citations[0], source=dated)))
    base = replace(BASE, statements=statements, sources={**BASE.sources, dated.id: dated})
    [both] = [each for each in outlets(base) if each.name == "BBC News Mundo"]
    reply = pages_of(Presenter(base), both)
    assert reply.pages == (
        (
            Paragraph(None, "BBC News Mundo, 11 March 2024", "https://example.org/mundo_%281%29?a=1&b=2"),
            Paragraph(None, "in English · 22 statements"),
            Paragraph(None, "A headline", None),
            Paragraph(None, "in French · 1 statement"),
        ),
    )


def test_what_was_said_on_a_page_opens_from_the_menu() -> None:
    reply = pages_of(ENGLISH, outlet("RT"))
    [menu] = reply.menus
    assert menu.kind is MenuKind.LISTING
    listing = read_listing(menu.options[0].value)
    assert listing is not None
    assert listing.fits
    said = sources_listed(ENGLISH, listing.value)
    assert said is not None
    assert said.title == "RT: RT, 11 March 2024"
    assert set(said.statements_on(0)) == {
        "macron-nothing-ruled-out",
        "peskov-inevitable",
        "peskov-already-there",
        "rt-reports",
    }


def test_one_name_in_the_hands_of_two_is_two_outlets() -> None:
    other = replace(STATE_PAGE, id="other", ownership=Ownership.INDEPENDENT, state=None)
    both = [each for each in outlets(replace(BASE, sources={**BASE.sources, "other": other})) if each.name == "RT"]
    assert [each.title(ENGLISH) for each in both] == ["RT (Russian state media)", "RT"]
    assert len({each.id for each in both}) == 2


def test_an_outlet_that_is_unknown_is_declined_with_those_of_a_similar_name() -> None:
    reply = unknown_outlet(ENGLISH, "BBC", [outlet("BBC News Mundo")])
    assert reply.lead == "I have no outlet called “BBC”. Did you mean BBC News Mundo?"
    assert [option.value for option in reply.menus[0].options] == [f"y:{outlet('BBC News Mundo').id}"]
    assert unknown_outlet(ENGLISH, "x", []).lead == "I have no outlet called “x”."


def test_a_kind_of_owner_that_nobody_is_has_no_outlets() -> None:
    assert list_of_outlets(ENGLISH, Ownership.OFFICIAL).lead == "I have no such outlet."


@pytest.mark.parametrize("value", ["", "-:nobody", "abcdefgh", "abcdefgh:", f"{code('x')}:{code('y')}"])
def test_what_is_gone_is_not_shown(value: str) -> None:
    assert sources_listed(ENGLISH, value) is None


def test_a_page_that_is_gone_from_its_outlet_is_not_shown() -> None:
    assert sources_listed(ENGLISH, f"{outlet('RT').id}:{code('gone')}") is None


def test_every_page_of_the_base_belongs_to_one_outlet(base: FactBase) -> None:
    found = outlets(base)
    assert sorted(source.id for each in found for source in each.pages) == sorted(base.sources)
    assert len({each.id for each in found}) == len(found)
    assert {statement.id for each in found for statement in each.statements} == set(base.statements)


def test_every_mark_of_the_base_is_in_words(base: FactBase) -> None:
    presenter = Presenter(base)
    for each in outlets(base):
        if each.ownership is not Ownership.INDEPENDENT:
            assert each.title(presenter) != each.name
