"""What is said to fit without having been laid out does fit: nothing that Discord would refuse is waved through."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge import Stance
from bot.presenting.bounds import surely_fits
from bot.presenting.check import page_problems
from bot.presenting.presenter import SIGNS
from bot.presenting.presses import Open
from bot.presenting.reply import (
    Button,
    Card,
    Entry,
    Menu,
    MenuKind,
    Option,
    Page,
    Paragraph,
    Reply,
    Row,
    Rows,
    Section,
    SourceLink,
)
from bot.presenting.state import Listing, ListingKind

MUCH = "*😀a_ " * 200
TEXTS = st.one_of(
    st.sampled_from(("", "a", "*", "😀", "-", "a short text", "x" * 40, "*" * 40, "*" * 6000, "😀" * 6000, MUCH * 9)),
    st.text(alphabet="*_-.<@\\ 😀a1\n", max_size=400),
    st.integers(1, 900).map(lambda length: "word " * (length // 5)),
)
SOURCES = st.builds(
    SourceLink, TEXTS, TEXTS, st.none() | st.integers(0, 400).map(lambda length: f"https://e.org/{'p' * length}")
)
CARDS = st.builds(
    Card,
    statement_id=st.just("one"),
    speaker=TEXTS,
    role=st.none() | TEXTS,
    stance=st.sampled_from(Stance),
    sign=st.sampled_from([*SIGNS.values(), "😀"]),
    position=TEXTS,
    when=TEXTS,
    when_basis=st.none() | TEXTS,
    place=st.none() | TEXTS,
    kind=TEXTS,
    through=st.lists(TEXTS, max_size=3).map(tuple),
    text=TEXTS,
    quote=st.none() | TEXTS,
    allegation=st.none() | TEXTS,
    allegation_short=st.none() | TEXTS,
    caveats=st.lists(TEXTS, max_size=6).map(tuple),
    corrections=st.lists(TEXTS, max_size=3).map(tuple),
    sources=st.lists(SOURCES, max_size=4).map(tuple),
)
ENTRIES = st.lists(st.builds(Entry, CARDS, st.booleans()), max_size=6).map(tuple)
RUNNING = st.one_of(
    st.builds(Section, TEXTS, ENTRIES),
    st.builds(Rows, st.none() | TEXTS, st.lists(st.builds(Row, TEXTS, TEXTS), max_size=12).map(tuple)),
    st.builds(Paragraph, st.none() | TEXTS, TEXTS, st.none() | st.just("https://example.org/" + "p" * 290)),
)
COLUMNS = st.builds(Section, TEXTS, ENTRIES.map(lambda entries: entries[:2]), st.integers(0, 2))
PAGES: st.SearchStrategy[Page] = st.one_of(
    st.lists(CARDS, min_size=1, max_size=3).map(tuple),
    st.lists(RUNNING, max_size=6).map(tuple),
    st.lists(COLUMNS, max_size=7).map(tuple),
    st.tuples(COLUMNS, COLUMNS, RUNNING),
)
LISTINGS = st.builds(Listing, st.sampled_from(ListingKind), st.text(alphabet="a😀", max_size=95))
MENUS = st.builds(
    Menu,
    st.sampled_from(MenuKind),
    TEXTS,
    st.lists(
        st.builds(Option, TEXTS, TEXTS, st.sampled_from(("", "none", "a", "b" * 100, "c" * 101))), max_size=30
    ).map(tuple),
)
REPLIES = st.builds(
    Reply,
    pages=st.lists(PAGES, min_size=1, max_size=1).flatmap(
        lambda pages: st.sampled_from((tuple(pages), tuple(pages) * 2, tuple(pages) * 5))
    ),
    title=st.none() | TEXTS,
    lead=st.none() | TEXTS,
    footer=st.none() | TEXTS,
    buttons=st.lists(st.builds(Button, TEXTS, LISTINGS.map(Open)), max_size=6).map(tuple),
    menus=st.lists(MENUS, max_size=1).map(tuple),
    listing=st.none() | LISTINGS,
)

HUGE = Card(
    "one", MUCH, MUCH, False, Stance.FOR, "▲", MUCH, MUCH, None, MUCH, MUCH, MUCH, (MUCH,) * 3, MUCH, MUCH, MUCH, MUCH,
    MUCH, (MUCH,) * 9, (MUCH,) * 9, (SourceLink(MUCH, MUCH, "https://example.org/" + "p" * 280),) * 4,
)  # fmt: skip
WORDY = replace(HUGE, sources=())
SMALL = replace(
    HUGE, speaker="Anna", role=None, position="for", when="2024", allegation_short=None, later=None, sources=()
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(REPLIES)
def test_what_surely_fits_does_fit(reply: Reply) -> None:
    for page in {0, len(reply.pages) - 1}:
        if surely_fits(reply, page):
            assert page_problems(reply, page) == []


@pytest.mark.parametrize(
    "page",
    [
        (HUGE,),
        (HUGE, HUGE),
        (Section("Anna", (Entry(SMALL),) * 5),),
        (Section("Anna", (Entry(WORDY, named=True),) * 5),),
        tuple(Section(MUCH, (Entry(SMALL, named=True),)) for _ in range(5)),
        (Rows(MUCH, (Row(MUCH, MUCH),) * 10), Paragraph(MUCH, MUCH)),
        tuple(Section("Anna", (Entry(SMALL),) * 3, column=place % 3) for place in range(6)),
        (Section("Anna", (Entry(SMALL),) * 4, column=0), Section("Olaf", (Entry(SMALL),) * 4, column=1)),
    ],
)
def test_ordinary_pages_are_sure_however_long_their_running_text(page: Page) -> None:
    menu = Menu(MenuKind.OPEN, MUCH, (Option(MUCH, MUCH, "a"),) * 30)
    reply = Reply((page,) * 3, MUCH, MUCH, MUCH, menus=(menu,), listing=Listing(ListingKind.QUESTION, "q" * 79))
    reply = reply if not any(isinstance(b, Section) and b.column is not None for b in page) else replace(reply, lead="")
    assert surely_fits(reply, 1)
    assert page_problems(reply, 1) == []


@pytest.mark.parametrize(
    "reply",
    [
        Reply(((Rows(None, (Row("a", "b"),) * 200),),)),
        Reply(((Section("a", (Entry(HUGE, named=True),) * 5),),), lead=MUCH),
        Reply((tuple(Section(MUCH, (Entry(HUGE),), column=place) for place in range(6)),), MUCH, MUCH),
        Reply(buttons=(Button("", Open(Listing(ListingKind.CARD, "a"))),)),
        Reply(buttons=(Button("a", Open(Listing(ListingKind.QUESTION, "a" * 91))),)),
        Reply(((), ()), listing=Listing(ListingKind.QUESTION, "a" * 90)),
        Reply(menus=(Menu(MenuKind.OPEN, "a", (Option("a", "a", "b" * 101),)),)),
    ],
)
def test_what_may_not_fit_is_laid_out_to_see(reply: Reply) -> None:
    assert not surely_fits(reply, 0)
