"""Ways through the base come back from what a button remembers, and Discord takes all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import FactBase, Ownership
from bot.presenting.as_discord import Style, render
from bot.presenting.exploring.comparisons import comparison, worth_comparing
from bot.presenting.exploring.found import on_message
from bot.presenting.exploring.outlets import list_of_outlets, outlets, pages_of, sources_listed
from bot.presenting.exploring.permalinks import unknown_statement
from bot.presenting.exploring.quotes import quotation
from bot.presenting.exploring.restoring import EXPLORED
from bot.presenting.exploring.stances import Positions, who_stands_where
from bot.presenting.exploring.subjects import on_subject, subjects, unknown_subject
from bot.presenting.exploring.timelines import Stretch, in_order_of_time
from bot.presenting.limits import message_problems
from bot.presenting.listings import restore
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import Listing, ListingKind, code, read_listing
from bot.presenting.wording import wording
from tests.presenting.exploring.invented import BASE, ENGLISH
from tests.presenting.sample import MACRON, SCHOLZ, TROOPS, SmallEngine, day

ASK = SmallEngine(BASE).ask
PARTS = st.sampled_from(["-", "2024", "state", code("red-lines"), code("olaf-scholz"), "x"])


def replies(presenter: Presenter) -> Iterator[Reply]:
    """One of everything."""
    base = presenter.base
    speakers = presenter.speakers[:3]
    yield comparison(presenter, speakers[0], worth_comparing(base, speakers[0])[0])
    yield who_stands_where(presenter, Positions())
    yield who_stands_where(presenter, Positions(next(iter(base.deployments.values())), base.meta.coverage.last))
    yield in_order_of_time(presenter, Stretch())
    yield in_order_of_time(presenter, Stretch(speakers[0], None, base.meta.coverage.first, base.meta.coverage.last))
    for subject in subjects(base)[:3]:
        yield on_subject(presenter, subject)
    yield list_of_outlets(presenter)
    yield list_of_outlets(presenter, Ownership.STATE)
    for outlet in outlets(base)[:3]:
        yield pages_of(presenter, outlet)
        page = sources_listed(presenter, f"{outlet.id}:{code(outlet.pages[0].id)}")
        assert page is not None
        yield page
    yield on_message(presenter, list(base.statements.values())[:10])


def test_every_way_comes_back_as_it_was() -> None:
    seen = set()
    for reply in replies(ENGLISH):
        assert reply.listing is not None
        seen.add(reply.listing.kind)
        assert reply.listing.fits
        assert restore(ENGLISH, reply.listing, ASK) == reply
    assert seen | {ListingKind.QUOTE} == EXPLORED


def test_every_part_of_every_way_comes_back() -> None:
    for reply in replies(ENGLISH):
        for option in reply.filters:
            listing = read_listing(option.value)
            assert listing is not None
            assert any(restore(ENGLISH, listing, ASK).pages)


def test_parts_of_timelines_and_comparisons_can_be_turned_page_by_page() -> None:
    stretch = Stretch(MACRON, None, day("2024-02-01"), day("2024-11-25"))
    for reply in (in_order_of_time(ENGLISH, stretch), comparison(ENGLISH, MACRON, SCHOLZ)):
        assert reply.listing is not None
        narrowed = Listing(ListingKind.NARROWED, f"against:{code(TROOPS.id)}:{reply.listing}")
        assert narrowed.fits


@pytest.mark.parametrize("kind", sorted(EXPLORED))
@settings(deadline=None)
@given(value=st.one_of(st.text(max_size=60), st.lists(PARTS).map(":".join)))
def test_whatever_a_button_holds_is_shown_or_said_to_be_gone(kind: ListingKind, value: str) -> None:
    reply = restore(ENGLISH, Listing(kind, value), ASK)
    assert any(reply.pages) or reply.lead


@pytest.mark.parametrize("language", ["en", "de", "uk"])
def test_discord_would_show_all_of_it(base: FactBase, language: str) -> None:
    presenter = Presenter(base, wording(language))
    others = [
        quotation(presenter),
        unknown_statement(presenter, "@everyone " * 50, list(base.statements.values())[:5]),
        unknown_subject(presenter, "**" * 50, list(subjects(base)[:5])),
    ]
    for reply in (*replies(presenter), *others):
        pages = sorted({0, len(reply.pages) // 2, len(reply.pages) - 1})
        for page in pages:
            for style in Style:
                shown = render(reply, page=page, owner="abcd", wording=presenter.wording, style=style)
                assert message_problems(shown.payload()) == [], (reply.title, page, style)
                assert page == shown.page
