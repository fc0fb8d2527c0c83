"""How problems are put in words."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from bot.knowledge import kinds
from bot.knowledge.document import ListNode, MappingNode, Node
from bot.knowledge.problems import Place
from bot.knowledge.shape import SECTIONS_WITH_IDS

__all__ = ["an", "first_keys", "found", "suggestion", "wanted", "where"]

_NEAR = 75.0
_FEW = 12


def an(noun: str) -> str:
    """A noun with its article."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def suggestion(word: str, known: Iterable[str]) -> str:
    """What may have been meant, or what there is to choose from."""
    names = list(known)
    best = process.extractOne(word[:100], names, scorer=fuzz.WRatio, score_cutoff=_NEAR)
    if best is not None:
        return f"did you mean '{best[0]}'?"
    if 0 < len(names) <= _FEW:
        return f"there is {', '.join(names)}"
    return "check the spelling or add it"


def where(place: Place) -> str:
    """A place in words: `'quote' of macron-2024-02-paris`."""
    if not place:
        return "the file"
    *before, last = place
    if isinstance(last, str) and len(place) == 2 and place[0] in SECTIONS_WITH_IDS:
        return last
    name = f"'{last}'" if isinstance(last, str) else _item(place)
    owner = before[1] if len(before) > 1 else None
    if isinstance(owner, int):
        return f"{name} of {_item(place[:2])}" if isinstance(last, str) else name
    return f"{name} of {owner}" if owner else name if isinstance(last, int) or not before else f"{name} of {before[0]}"


def _item(place: Place) -> str:
    """The n-th of a list that has no names for its items."""
    *before, index = place
    owner = next((part for part in reversed(before) if isinstance(part, str)), "")
    return f"item {int(index) + 1} of '{owner}'"


def first_keys(kind: kinds.Record) -> str:
    """Some keys of a record, as examples."""
    return ", ".join(field.name for field in kind.fields[:4]) + (", ..." if len(kind.fields) > 4 else "")


def wanted(kind: kinds.Kind) -> str:
    """What a field asks for."""
    match kind:
        case kinds.Date():
            return 'a date such as "2024-02-27"'
        case kinds.Choice():
            return "one of " + ", ".join(kind.meanings)
        case kinds.Reference():
            return f"the id of an entry of {kind.section}"
        case kinds.ListOf():
            return "a list"
        case kinds.Flag():
            return "true or false"
        case kinds.Count():
            return "a whole number"
        case kinds.Record() | kinds.Words() | kinds.Translations():
            return "keys with values"
    return "a text"


def found(node: Node) -> str:
    """What stands in its stead."""
    match node:
        case ListNode():
            return "a list"
        case MappingNode():
            return "a set of keys"
    return "empty" if node.is_null else "a text"
