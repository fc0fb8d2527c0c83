"""What a press of a button or a choice from a menu means, written into its custom_id of at most 100 characters.

A custom_id is `v1:<verb>:...`: everything is in it, so that a button works after a restart and on any process. What
another version wrote, or a stranger made up, is read as None.

    open:<listing>                  show a listing from its beginning, to whoever presses
    page:<owner>:<page>:<listing>   show another page
    jump:<owner>:<pages>:<listing>  ask for the number of a page
    narrow:<owner>                  show the part of a listing that is chosen
    pick:<owner>:<kind>             open what is chosen
    share:<listing>                 show everybody what was shown to one
    vote:<+ or ->:<subject>         call an answer useful or not
    wrong:<code>                    say what is wrong with a statement
    delete:<owner>                  take an answer away
    pass:                           pass the question on to the curators
    tell:<number>                   be told when a question that was passed on has an answer
    do:<area>:<verb>:<argument>     whatever the screens of settings, privacy and curators have
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.presenting.state import CODE_LENGTH, Listing, read_listing

__all__ = [
    "Choose",
    "Delete",
    "Do",
    "Jump",
    "Narrow",
    "Open",
    "PassOn",
    "Press",
    "Share",
    "Tell",
    "Turn",
    "Vote",
    "Wrong",
    "decode",
]

_MOST_DIGITS = 4
_LONGEST_NUMBER = 18


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
class Narrow:
    """Show the listing that is chosen, which is a part of the one shown. `owner` may do it in place."""

    owner: str

    def __str__(self) -> str:
        return f"v1:narrow:{self.owner}"


@dataclass(frozen=True, slots=True)
class Choose:
    """Choose from a menu of the given kind; `owner` may replace the message by what was chosen."""

    owner: str
    kind: str

    def __str__(self) -> str:
        return f"v1:pick:{self.owner}:{self.kind}"


@dataclass(frozen=True, slots=True)
class Share:
    """Show everybody what was shown to one person."""

    listing: Listing

    def __str__(self) -> str:
        return f"v1:share:{self.listing}"


@dataclass(frozen=True, slots=True)
class Vote:
    """Call an answer useful or not. `subject` is the code of what it showed first, or the kind of answer."""

    useful: bool
    subject: str

    def __str__(self) -> str:
        return f"v1:vote:{'+' if self.useful else '-'}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Wrong:
    """Say what is wrong with the statement of this code."""

    code: str

    def __str__(self) -> str:
        return f"v1:wrong:{self.code}"


@dataclass(frozen=True, slots=True)
class Delete:
    """Take an answer away: for whoever asked, and for moderators."""

    owner: str

    def __str__(self) -> str:
        return f"v1:delete:{self.owner}"


@dataclass(frozen=True, slots=True)
class PassOn:
    """Pass the question that is shown, or replied to, on to the curators."""

    def __str__(self) -> str:
        return "v1:pass:"


@dataclass(frozen=True, slots=True)
class Tell:
    """Be told when the question of this number has an answer."""

    number: int

    def __str__(self) -> str:
        return f"v1:tell:{self.number}"


@dataclass(frozen=True, slots=True)
class Do:
    """Something on a screen of its own: which `area` of the bot it belongs to, what, and with what."""

    area: str
    verb: str
    argument: str = ""

    def __str__(self) -> str:
        return f"v1:do:{self.area}:{self.verb}:{self.argument}"


Press = Open | Turn | Jump | Narrow | Choose | Share | Vote | Wrong | Delete | PassOn | Tell | Do


def decode(custom_id: str) -> Press | None:
    """Read a custom_id back; None for one of another version or without sense."""
    version, _, rest = custom_id.partition(":")
    verb, colon, rest = rest.partition(":")
    if version != "v1" or not colon:
        return None
    first, _, last = rest.partition(":")
    match verb:
        case "open" | "share":
            listing = read_listing(rest)
            if listing is None:
                return None
            return Open(listing) if verb == "open" else Share(listing)
        case "page" | "jump":
            number, _, named = last.partition(":")
            listing = read_listing(named)
            if listing is None or not _is_number(number, _MOST_DIGITS):
                return None
            return Turn(first, int(number), listing) if verb == "page" else Jump(first, int(number), listing)
        case "narrow" if rest:
            return Narrow(rest)
        case "pick" if last:
            return Choose(first, last)
        case "vote" if first in ("+", "-"):
            return Vote(first == "+", last)
        case "wrong" if len(rest) == CODE_LENGTH:
            return Wrong(rest)
        case "delete" if rest:
            return Delete(rest)
        case "pass":
            return PassOn()
        case "tell" if _is_number(rest, _LONGEST_NUMBER):
            return Tell(int(rest))
        case "do" if first and last:
            what, _, argument = last.partition(":")
            return Do(first, what, argument)
        case _:
            return None


def _is_number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= digits
