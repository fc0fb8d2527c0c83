"""Kinds of thing that a question can ask for and a statement can hold: a number, a sum of money, a length of time."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from bot.knowledge import Statement

__all__ = ["Thing", "things_in"]


class Thing(StrEnum):
    """What must stand in an answer for it to be one.

    `NAME` is the name of somebody or something that is not told yet ("give the names"): who speaks is always told, so
    no statement counts as holding one.
    """

    NUMBER = "number"
    MONEY = "money"
    DURATION = "duration"
    NAME = "name"


_MONEY: Final = re.compile(
    r"[€$£]|\b(?:euros?|dollars?|pounds?|million|billion|costs?|paid|pays?|price|budgets?|funds?|funding|finance[ds]?)\b",
    re.IGNORECASE,
)
_DURATION: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?|decades?|permanent(?:ly)?|temporar(?:y|ily)|short-term|long-term|indefinitely)\b",
    re.IGNORECASE,
)


def things_in(statement: Statement) -> frozenset[Thing]:
    """What a statement and its quotation hold."""
    text = f"{statement.statement} {statement.quote or ''}"
    found = {
        Thing.NUMBER: any(character.isdigit() for character in text),
        Thing.MONEY: _MONEY.search(text) is not None,
        Thing.DURATION: _DURATION.search(text) is not None,
    }
    return frozenset(thing for thing, holds in found.items() if holds)
