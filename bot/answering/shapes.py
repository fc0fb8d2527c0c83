"""What all answers that are read from the base's fields share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.reading import Reading
from bot.knowledge import Stance, Statement

__all__ = ["FROM_FIELDS", "SIDE", "shaped"]

FROM_FIELDS: Final = 0.9
"""Confidence of an answer read from the base's fields: what is there is right, the reading may not be."""

SIDE: Final[Mapping[Stance, int]] = MappingProxyType(
    {Stance.FOR: 1, Stance.OPEN: 1, Stance.AGAINST: -1, Stance.WARNS: -1}
)
"""Which side a position is on; the rest takes none."""


def shaped(reading: Reading, decliner: Decliner, outcome: Outcome, statements: Sequence[Statement]) -> Answer:
    """An answer of several statements, in the order given."""
    return Answer(
        question=reading.text,
        outcome=outcome,
        confidence=FROM_FIELDS,
        understanding=decliner.understanding(reading),
        statements=tuple(statements),
    )
