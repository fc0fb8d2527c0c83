"""Tells of most pages that Discord will take them, from how much there is on them, without laying them out.

What the renderer lays out it also shortens, so a page can only be too long where its parts leave no room for one
another. The bounds here are those of the renderer, taken at their worst; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.presenting.reply import Block, Button, Card, Entry, Option, Paragraph, Reply, Row, Rows, Section
from bot.presenting.text import units

__all__ = ["surely_fits"]

_MESSAGE, _DESCRIPTION, _FIELD = 6000, 4096, 1024
_CUSTOM_ID, _VALUE = 100, 100
_AROUND = 200 + 250
"""What stands above and below every page: the question, and the footer with the number of the page."""
_TITLE, _LEAD, _HEADING, _NAME = 240, 600, 120, 200
_AROUND_HEADING, _BETWEEN_FIELDS = 11, 3
_BODY = 3900
_COLUMNS, _COLUMN, _COLUMNS_TOGETHER = 6, 1000, 4000
_LEAST_SHARE = 40
_LINK = 300
_TIMESTAMP = 20
_MOST_PAGES = 9999


def surely_fits(reply: Reply, page: int) -> bool:
    """Tell whether a page, shown with its question above it, is certain to keep Discord's limits.

    If not, it may keep them all the same: lay it out and look.
    """
    blocks = reply.pages[page]
    cards = [block for block in blocks if isinstance(block, Card)]
    menu = reply.menu_on(page)
    return (
        _can_be_pressed(reply.buttons)
        and _can_be_turned(reply)
        and (menu is None or _can_be_chosen_from(menu.options))
        and _can_be_chosen_from(reply.filters)
        and (_cards_fit(cards) if cards else _blocks_fit(reply, blocks))
    )


def _can_be_pressed(buttons: Sequence[Button]) -> bool:
    return all(button.label and units(str(button.press)) <= _CUSTOM_ID for button in buttons)


def _can_be_turned(reply: Reply) -> bool:
    if reply.listing is None:
        return True
    return len(reply.pages) <= _MOST_PAGES and reply.listing.fits


def _can_be_chosen_from(options: Sequence[Option]) -> bool:
    return all(units(option.value) <= _VALUE and option.value != "none" for option in options)


def _cards_fit(cards: Sequence[Card]) -> bool:
    """A card gives each of its parts a share of what Discord allows, and so does a pair of them."""
    return all(len(card.sign) <= 2 for card in cards)


def _blocks_fit(reply: Reply, blocks: Sequence[Block]) -> bool:
    columns = [block for block in blocks if isinstance(block, Section) and block.column is not None]
    running = [block for block in blocks if block not in columns]
    lead = _at_most(_LEAD, reply.lead) + 2 if reply.lead else 0
    described, fields = _running(running, _BODY - lead), _fields(columns)
    if described is None or fields is None:
        return False
    described += lead
    title = _at_most(_TITLE, reply.title or "")
    return described <= _DESCRIPTION and _AROUND + title + described + fields <= _MESSAGE


def _running(blocks: Sequence[Block], room: int) -> int | None:
    """How long blocks below one another can become; None if there are too many of them to share the room."""
    if not blocks:
        return 0
    pieces = [piece for block in blocks for piece in _pieces(block)]
    headings = sum(_at_most(_HEADING, _heading(block)) + _AROUND_HEADING for block in blocks)
    number = max(1, len(pieces))
    # What headings leave is shared out, and they may be shorter than they can be.
    least, most = (room - headings) // number - 2, room // number - 2
    if least < _LEAST_SHARE:
        return None
    return room + sum(max(0, _needs(piece, most) - least) for piece in pieces)


def _heading(block: Block) -> str:
    return "" if isinstance(block, Card) else block.heading or ""


def _pieces(block: Block) -> Sequence[Entry | Row | Paragraph]:
    match block:
        case Section():
            return block.entries
        case Rows():
            return block.rows
        case Paragraph():
            return (block,)
        case _:
            return ()


def _fields(columns: Sequence[Section]) -> int | None:
    """How long columns can become together; None if one of them can become too long for a field."""
    if len(columns) > _COLUMNS:
        return None
    share = min(_COLUMN, _COLUMNS_TOGETHER // max(1, len(columns)))
    total = 0
    for section in columns:
        each = share // max(1, len(section.entries)) - 2
        value = share + sum(max(0, _needs(entry, each) - each) for entry in section.entries)
        if each < _LEAST_SHARE or value > _FIELD:
            return None
        total += value + _at_most(_NAME, section.heading) + _BETWEEN_FIELDS
    return total


def _needs(piece: Entry | Row | Paragraph, share: int) -> int:
    """The most that a part can take before its running text, which gets what is left of its share."""
    match piece:
        case Entry():
            return _entry(piece, share)
        case Paragraph():
            return _at_most(200, piece.text) + min(_LINK, units(piece.url)) + 4 if piece.url else 0
        case _:
            return 0


def _entry(entry: Entry, share: int) -> int:
    card = entry.card
    when = _TIMESTAMP if card.day is not None else _at_most(share // 10, card.when)
    most = _at_most(share // 5, f"{card.sign} {card.position}") + when + 8
    if entry.named:
        most += _at_most(share // 4, card.attribution) + 5
    for note in (card.allegation_short, card.later):
        most += _at_most(share // 10, note) + 3 if note else 0
    if card.sources:
        source = card.sources[0]
        most += min(share // 2, _at_most(90, source.short) + units(source.url or "") + 4) + 1
    return most


def _at_most(limit: int, text: str) -> int:
    """How long a text can become, escaped and cut: each sign may get a backslash, and one more stands before it."""
    return min(limit, 2 * units(text) + 1)
