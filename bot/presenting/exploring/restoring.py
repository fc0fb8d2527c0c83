"""From what a button remembers back to a way through the base."""

from __future__ import annotations

from typing import Final

from bot.presenting.exploring.comparisons import comparison, read_pair
from bot.presenting.exploring.found import found_again
from bot.presenting.exploring.outlets import sources_listed
from bot.presenting.exploring.quotes import quotation_after
from bot.presenting.exploring.stances import Positions, who_stands_where
from bot.presenting.exploring.subjects import on_subject, subject_by_code
from bot.presenting.exploring.timelines import Stretch, in_order_of_time
from bot.presenting.narrowing import Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import Listing, ListingKind

__all__ = ["EXPLORED", "explored"]

EXPLORED: Final = frozenset(
    {
        ListingKind.TIMELINE,
        ListingKind.TOPIC,
        ListingKind.COMPARISON,
        ListingKind.STANCES,
        ListingKind.QUOTE,
        ListingKind.OUTLETS,
        ListingKind.FOUND,
    }
)
"""The kinds of listing that `explored` restores."""


def explored(presenter: Presenter, listing: Listing, narrowing: Narrowing) -> Reply | None:
    """The reply that a listing stands for; None if what it names is gone, or if it is no way through the base."""
    value = listing.value
    match listing.kind:
        case ListingKind.TIMELINE:
            stretch = Stretch.read(value, presenter)
            return in_order_of_time(presenter, stretch, narrowing) if stretch else None
        case ListingKind.TOPIC:
            subject = subject_by_code(presenter, value)
            return on_subject(presenter, subject, narrowing) if subject else None
        case ListingKind.COMPARISON:
            pair = read_pair(value, presenter)
            return comparison(presenter, *pair, narrowing) if pair else None
        case ListingKind.STANCES:
            positions = Positions.read(value, presenter)
            return who_stands_where(presenter, positions) if positions else None
        case ListingKind.QUOTE:
            return quotation_after(presenter, value)
        case ListingKind.OUTLETS:
            return sources_listed(presenter, value, narrowing)
        case ListingKind.FOUND:
            return found_again(presenter, value)
        case _:
            return None
