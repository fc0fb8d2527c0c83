"""What is on record about a message."""

from __future__ import annotations

from dataclasses import replace

from bot.presenting.exploring.found import found_again, on_message
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply, Section
from bot.presenting.state import ListingKind, code
from tests.presenting.exploring.invented import BASE, ENGLISH

FOR = [key for key, s in BASE.statements.items() if s.stance.side > 0]
AGAINST = [key for key, s in BASE.statements.items() if s.stance.side < 0]
NO_SIDE = [key for key, s in BASE.statements.items() if not s.stance.side]


def shown(*keys: str) -> Reply:
    return on_message(ENGLISH, [BASE.statements[key] for key in keys])


def headings(reply: Reply, page: int = 0) -> dict[str, list[str]]:
    return {b.heading: [e.card.statement_id for e in b.entries] for b in reply.pages[page] if isinstance(b, Section)}


def test_statements_stand_by_position_with_speaker_and_source() -> None:
    reply = shown("scholz-no-ground-troops", "macron-nothing-ruled-out", "rt-reports")
    assert headings(reply) == {
        "For, or open to it": ["macron-nothing-ruled-out"],
        "Against, or warning": ["scholz-no-ground-troops"],
        "Neutral, or no position": ["rt-reports"],
    }
    entries = [entry for block in reply.pages[0] if isinstance(block, Section) for entry in block.entries]
    assert all(entry.named and entry.card.sources for entry in entries)


def test_nothing_is_said_of_who_is_right() -> None:
    reply = shown("macron-nothing-ruled-out")
    assert reply.title == "On record about this"
    assert reply.lead == "I do not judge the message. These people spoke of what it says:"
    assert reply.private


def test_within_a_position_the_order_is_by_name_whatever_was_found_first() -> None:
    there, back = shown(*AGAINST[:4]), shown(*reversed(AGAINST[:4]))
    assert headings(there) == headings(back)
    names = [BASE.statements[key].actors[0].name for key in headings(there)["Against, or warning"]]
    assert names == sorted(names, key=str.casefold)


def test_every_page_has_its_part_of_each_position() -> None:
    reply = shown(*FOR[:5], *AGAINST[:5])
    assert len(reply.pages) == 2
    for page in range(2):
        assert list(headings(reply, page)) == [
            "For, or open to it",
            "Against, or warning",
        ]
    seen = [key for page in range(2) for key in reply.statements_on(page)]
    assert sorted(seen) == sorted([*FOR[:5], *AGAINST[:5]])


def test_any_statement_opens_and_a_button_remembers_all() -> None:
    keys = [*FOR[:4], *AGAINST[:4], *NO_SIDE[:2]]
    reply = shown(*keys)
    assert {option.value for menu in reply.menus for option in menu.options} == {code(key) for key in keys}
    assert reply.listing is not None
    assert reply.listing.kind is ListingKind.FOUND
    assert reply.listing.fits
    assert found_again(ENGLISH, reply.listing.value) == reply


def test_nothing_found_is_one_sentence() -> None:
    reply = on_message(ENGLISH, [])
    assert reply.lead == "I have nothing on record about what this message says."
    assert not any(reply.pages)


def test_what_has_left_the_base_is_left_out() -> None:
    listing = shown(FOR[0], AGAINST[0]).listing
    assert listing is not None
    fewer = Presenter(replace(BASE, statements={AGAINST[0]: BASE.statements[AGAINST[0]]}))
    again = found_again(fewer, listing.value)
    assert again is not None
    assert again.statements_on(0) == (AGAINST[0],)
    assert found_again(fewer, code(FOR[0])) is None
    assert found_again(fewer, "") is None
