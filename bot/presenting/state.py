"""What a button remembers: everything, in at most 100 characters, so that it works after a restart.

A custom_id is `v1:<verb>:...`. Statements and actors are named by an eight-character code made from
their id, which stays the same for ever. A listing names the statements whose pages are turned:

    q:<question>            the question asked again (so that a newer base gives a newer list)
    i:<code><code>...       these statements, when the question is too long to fit
    a:<code>                the record of an actor
    o:<code>, m:<code>      the other side of a statement, more by its speaker
    r:<code><code>...       these statements, as related ones
    c:<code>                one statement
    p:<stance>:<code>:<code>  everybody on record, by position, state and deployment (`-` for any)
    b:<revision>:<bits>     the statements whose bits are set, in the order of ids of one revision of a base
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.presenting.text import clean, units

__all__ = [
    "CODE_LENGTH",
    "Choose",
    "Jump",
    "Listing",
    "ListingKind",
    "Open",
    "Press",
    "Turn",
    "code",
    "decode",
    "listing_for",
    "owner_tag",
    "revision",
    "statement_codes",
    "subset_ids",
]

CODE_LENGTH = 8
_LIMIT = 100
_LONGEST_TURN = "v1:page:abcd:9999:q:"
_ROOM = _LIMIT - len(_LONGEST_TURN)


class ListingKind(StrEnum):
    """How a listing names what it lists."""

    QUESTION = "q"
    STATEMENTS = "i"
    PROFILE = "a"
    OTHER_SIDE = "o"
    MORE_BY = "m"
    RELATED = "r"
    CARD = "c"
    PEOPLE = "p"
    SUBSET = "b"


@dataclass(frozen=True, slots=True)
class Listing:
    """Statements or people, named so shortly that a button can hold it."""

    kind: ListingKind
    value: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.value}"


@dataclass(frozen=True, slots=True)
class Open:
    """Show a listing from its beginning, to whoever presses."""

    listing: Listing

    def __str__(self) -> str:
        return f"v1:open:{self.listing}"


@dataclass(frozen=True, slots=True)
class Turn:
    """Show another page of a listing; `owner` may turn it in place. Pages count from 0."""

    owner: str
    page: int
    listing: Listing

    def __str__(self) -> str:
        return f"v1:page:{self.owner}:{self.page}:{self.listing}"


@dataclass(frozen=True, slots=True)
class Jump:
    """Ask for a page number. `pages` is how many there are."""

    owner: str
    pages: int
    listing: Listing

    def __str__(self) -> str:
        return f"v1:jump:{self.owner}:{self.pages}:{self.listing}"


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose from a menu of the given kind; `owner` may replace the message by what was chosen."""

    owner: str
    kind: str

    def __str__(self) -> str:
        return f"v1:pick:{self.owner}:{self.kind}"


Press = Open | Turn | Jump | Choose


def decode(custom_id: str) -> Press | None:
    """Read a custom_id back; None for one of another version or no sense."""
    version, _, rest = custom_id.partition(":")
    verb, _, rest = rest.partition(":")
    if version != "v1":
        return None
    if verb == "open":
        opened = _listing(rest)
        return Open(opened) if opened else None
    owner, _, rest = rest.partition(":")
    if verb == "pick" and rest:
        return Choose(owner, rest)
    number, _, rest = rest.partition(":")
    listing = _listing(rest)
    if listing is None or not (number.isascii() and number.isdecimal() and len(number) <= 4):
        return None
    if verb == "page":
        return Turn(owner, int(number), listing)
    return Jump(owner, int(number), listing) if verb == "jump" else None


def _listing(text: str) -> Listing | None:
    kind, separator, value = text.partition(":")
    try:
        return Listing(ListingKind(kind), value) if separator else None
    except ValueError:
        return None


def code(identifier: str) -> str:
    """The eight-character code of an id, the same in every process and for ever."""
    return _digest(identifier, 6)


def owner_tag(user_id: int) -> str:
    """Four characters that tell one asker from another without naming them."""
    return _digest(str(user_id), 3)


def _digest(text: str, size: int) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=size).digest()).decode()


def statement_codes(value: str) -> list[str]:
    """The codes in a row of codes."""
    return [value[start : start + CODE_LENGTH] for start in range(0, len(value), CODE_LENGTH)]


def revision(ids: Iterable[str]) -> str:
    """A short name for a set of statement ids: another one as soon as a statement comes or goes."""
    return _digest("\n".join(sorted(ids)), 3)


def listing_for(question: str, ids: Sequence[str], every_id: Iterable[str]) -> Listing | None:
    """The listing that brings back the answer to `question`, which held the statements `ids`.

    None if nothing short enough does: then only the first page can be shown.
    """
    asked = clean(question)
    if asked and units(asked) <= _ROOM:
        return Listing(ListingKind.QUESTION, asked)
    if len(ids) * CODE_LENGTH <= _ROOM:
        return Listing(ListingKind.STATEMENTS, "".join(code(identifier) for identifier in ids))
    ordered = sorted(every_id)
    wanted = set(ids)
    bits = sum(1 << place for place, identifier in enumerate(ordered) if identifier in wanted)
    packed = base64.urlsafe_b64encode(bits.to_bytes((len(ordered) + 7) // 8, "big")).decode().rstrip("=")
    value = f"{revision(ordered)}:{packed}"
    return Listing(ListingKind.SUBSET, value) if len(value) <= _ROOM else None


def subset_ids(value: str, every_id: Iterable[str]) -> list[str] | None:
    """The ids that a subset names, in the order of ids; None if it was made for another revision."""
    ordered = sorted(every_id)
    made_for, _, packed = value.partition(":")
    if made_for != revision(ordered):
        return None
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return None
    bits = int.from_bytes(raw, "big")
    return [identifier for place, identifier in enumerate(ordered) if bits >> place & 1]
