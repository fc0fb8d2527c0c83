"""What all answers that are read from the base's fields share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.reading import Reading
from bot.knowledge import Statement

__all__ = ["FROM_FIELDS", "shaped"]

FROM_FIELDS: Final = 0.9
"""Confidence of an answer read from the base's fields: what is there is right, the reading may not be."""


def shaped(reading: Reading, decliner: Decliner, outcome: Outcome, statements: Sequence[Statement]) -> Answer:
    """An answer of several statements, in the order given."""
    return Answer(
        question=reading.text,
        outcome=outcome,
        confidence=FROM_FIELDS,
        understanding=decliner.understanding(reading),
        statements=tuple(statements),
    )
