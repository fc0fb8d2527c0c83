"""What a button remembers of a reply: a listing, so short that a custom_id can hold it, and the same for ever.

Statements, actors, topics and kinds of deployment are named by an eight-character code made from their id. A listing
names what is listed:

    q:<question>            the answer to a question, asked again (so that a newer base gives a newer list)
    =:                      the same for the question that is shown above the answer, when it is too long to fit
    i:<code><code>...       these statements
    a:<code>                the record of an actor
    o:<code>, m:<code>      the other side of a statement, more by its speaker
    n:<code>                what happened after a statement
    s:<code>                the sources of a statement
    r:<code><code>...       these statements, as related ones
    c:<code>                one statement
    p:<stance>:<code>:<code>  everybody on record, by position, state and deployment (`-` for any)
    t:<code>:<code>:<from>:<to>  statements in order of time, by actor, topic and dates (`-` for any)
    u:<code>                statements on a topic or kind of deployment
    v:<code>:<code>         two actors side by side
    w:<code>:<date>         who stands where on a kind of deployment, at a date (`-` for all, and for now)
    x:<code>:<code>         somebody's own words (`-` for anybody's), others than those of a statement
    y:<code>:<code>         outlets (`-` for all; `-:<ownership>` for some), the pages of one, or what a page holds
    k:<code><code>...       these statements, as what is on record about a message
    f:<stance>:<code>:<listing>  those statements of a listing that take a position, on a kind of deployment
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.presenting.text import clean, units

__all__ = [
    "ANY",
    "CODE_LENGTH",
    "Listing",
    "ListingKind",
    "asked_again",
    "code",
    "codes_in",
    "listing_for",
    "owner_tag",
    "read_listing",
]

CODE_LENGTH = 8
ANY = "-"
"""Stands in a listing where nothing in particular is asked for."""

_LIMIT = 100
_LONGEST_BEFORE = "v1:page:abcd:9999:"
_ROOM = _LIMIT - len(_LONGEST_BEFORE)


class ListingKind(StrEnum):
    """How a listing names what it lists."""

    QUESTION = "q"
    SHOWN = "="
    STATEMENTS = "i"
    PROFILE = "a"
    OTHER_SIDE = "o"
    MORE_BY = "m"
    NEXT = "n"
    SOURCES = "s"
    RELATED = "r"
    CARD = "c"
    PEOPLE = "p"
    TIMELINE = "t"
    TOPIC = "u"
    COMPARISON = "v"
    STANCES = "w"
    QUOTE = "x"
    OUTLETS = "y"
    FOUND = "k"
    NARROWED = "f"


_ABOVE = f"{ListingKind.SHOWN.value}:"


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements or people, named so shortly that a button can hold it."""

    kind: ListingKind
    value: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.value}"

    @property
    def fits(self) -> bool:
        """Whether every button can hold it."""
        return units(str(self)) <= _ROOM

    @property
    def question(self) -> str | None:
        """The question that it answers, in whole or in part, if it is spelled out."""
        if self.kind is ListingKind.QUESTION:
            return self.value
        if self.kind is not ListingKind.NARROWED:
            return None
        inner = read_listing(self.value.split(":", 2)[-1])
        return inner.value if inner is not None and inner.kind is ListingKind.QUESTION else None

    @property
    def refers_above(self) -> bool:
        """Whether it is about the question that is shown above the answer."""
        return self.kind is not ListingKind.QUESTION and str(self).endswith(_ABOVE)


def read_listing(text: str) -> Listing | None:
    """Read a listing back; None for one without sense."""
    kind, separator, value = text.partition(":")
    try:
        return Listing(ListingKind(kind), value) if separator else None
    except ValueError:
        return None


def asked_again(listing: Listing, question: str | None) -> Listing:
    """`listing`, with `question` in the place of "the question that is shown above"."""
    if question is None or not listing.refers_above:
        return listing
    return read_listing(f"{str(listing).removesuffix(_ABOVE)}{Listing(ListingKind.QUESTION, question)}") or listing


def code(identifier: str) -> str:
    """The eight-character code of an id, the same in every process and for ever."""
    return _digest(identifier, 6)


def owner_tag(user_id: int) -> str:
    """Four characters that tell one asker from another without naming them."""
    return _digest(str(user_id), 3)


def _digest(text: str, size: int) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=size).digest()).decode()


def codes_in(value: str) -> list[str]:
    """The codes in a row of codes."""
    return [value[start : start + CODE_LENGTH] for start in range(0, len(value), CODE_LENGTH)]


def listing_for(question: str, ids: Sequence[str] = ()) -> Listing:
    """The listing that brings back the answer to `question`; without one, the statements `ids`.

    A question that no button can hold is the one shown above the answer.
    """
    asked = clean(question)
    if asked:
        named = Listing(ListingKind.QUESTION, asked)
    else:
        named = Listing(ListingKind.STATEMENTS, "".join(code(identifier) for identifier in ids))
    return named if named.fits else Listing(ListingKind.SHOWN, "")
