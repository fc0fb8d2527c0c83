"""Discord's limits hold for replies as components too, whatever they hold, and nothing real is cut for them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge import FactBase
from bot.presenting import Presenter
from bot.presenting.as_discord_text import escape
from bot.presenting.check import replies
from bot.presenting.limits import message_problems
from bot.presenting.presses import Open
from bot.presenting.reply import (
    Button,
    Card,
    Entry,
    Illustration,
    Menu,
    MenuKind,
    Option,
    Page,
    Paragraph,
    Reply,
    Row,
    Rows,
    Section,
)
from bot.presenting.state import Listing, ListingKind
from tests.presenting.test_as_discord_layout import BOARD, shown, text
from tests.presenting.test_bounds import HUGE, MUCH, PAGES, SMALL, TEXTS


def test_all_of_the_base_fits_and_no_statement_or_caveat_is_cut(base: FactBase) -> None:
    presenter = Presenter(base)
    cards = {statement.id: presenter.card(statement) for statement in base.statements.values()}
    for what, reply in replies(base):
        for page in range(len(reply.pages)):
            rendered = shown(reply, page, question="?" * 200)
            assert message_problems(rendered.payload()) == [], (what, page)
            shown_cards = [cards[key] for key in rendered.statements]
            expected = [card.text for card in shown_cards]
            if len(shown_cards) == 1 and isinstance(reply.pages[page][0], Card):
                [card] = shown_cards
                expected += [part for part in (card.quote, card.when_basis, *card.caveats) if part]
            assert [part for part in expected if escape(part) not in text(rendered)] == [], (what, page)


LISTINGS = st.builds(Listing, st.sampled_from(ListingKind), st.text(alphabet="a😀", max_size=20))
LABELS = TEXTS.map(lambda label: label.strip() or "x")
MENUS = st.builds(
    Menu,
    st.sampled_from(MenuKind),
    TEXTS,
    st.lists(
        st.builds(Option, LABELS, TEXTS, st.integers(0, 40).map(lambda n: "b" * n)), max_size=30, unique_by=str
    ).map(tuple),
)
LONG_PAGES: st.SearchStrategy[Page] = st.one_of(
    st.sampled_from((1, 30, 200)).map(lambda number: (Rows(MUCH, (Row(MUCH, MUCH),) * number),)),
    st.sampled_from((1, 7, 40)).map(lambda number: (Section("Anna", (Entry(SMALL, named=True),) * number),)),
    st.sampled_from((1, 7, 40)).map(lambda number: (Section(MUCH, (Entry(HUGE),), column=1),) * number),
    st.sampled_from((1, 7, 40)).map(lambda number: (Paragraph(MUCH, MUCH), Section("", ())) * number),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.builds(
        Reply,
        pages=st.lists(PAGES | LONG_PAGES, min_size=1, max_size=2).map(tuple),
        title=st.none() | TEXTS,
        lead=st.none() | TEXTS,
        footer=st.none() | TEXTS,
        buttons=st.lists(st.builds(Button, LABELS, LISTINGS.map(Open)), max_size=6).map(tuple),
        menus=st.lists(MENUS, max_size=1).map(tuple),
        illustrations=st.lists(st.builds(Illustration, st.just(BOARD), TEXTS), max_size=1).map(tuple),
        listing=st.none() | LISTINGS,
        answers=st.booleans(),
    ),
    TEXTS,
)
def test_whatever_a_reply_holds_it_stays_within_the_limits(reply: Reply, question: str) -> None:
    for page in range(len(reply.pages)):
        assert message_problems(shown(reply, page, question=question).payload()) == []


@pytest.mark.parametrize(
    "page",
    [
        (),
        (HUGE, HUGE),
        (Rows(None, (Row("*", MUCH),) * 200),),
        tuple(Section(MUCH, (Entry(HUGE, named=True),) * 3, column=place) for place in range(6)),
        (Section(MUCH, tuple(Entry(replace(HUGE, statement_id=str(n))) for n in range(30))),),
        (Paragraph("한" * 120, "한" * 6000), Paragraph(None, "한" * 6000), Paragraph(None, "한" * 6000)) * 3,
    ],
)
def test_pages_that_cannot_be_laid_out_well_are_shortened(page: Page) -> None:
    rendered = shown(Reply((page,), "*" * 500, MUCH, MUCH), question=MUCH)
    assert message_problems(rendered.payload()) == []
    assert text(rendered).strip()


def test_there_is_something_to_show_even_of_nothing() -> None:
    assert message_problems(shown(Reply(), public=False).payload()) == []
