"""What all answers that are read from the base's fields share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answering.answer import Answer, Outcome
from bot.answering.declining import Decliner
from bot.answering.reading import Reading
from bot.knowledge import Statement

__all__ = ["CHOICES", "FROM_FIELDS", "offered", "shaped"]

FROM_FIELDS: Final = 0.9
"""Confidence of an answer read from the base's fields: what is there is right, the reading may not be."""


CHOICES: Final = 5
"""As many statements are offered to choose from, at most."""


def offered(reading: Reading, decliner: Decliner, confidence: float, statements: Sequence[Statement]) -> Answer:
    """A choice between statements, best first."""
    return Answer(
        question=reading.text,
        outcome=Outcome.CLARIFY,
        confidence=confidence,
        understanding=decliner.understanding(reading),
        candidates=tuple(statements[:CHOICES]),
    )


def shaped(reading: Reading, decliner: Decliner, outcome: Outcome, statements: Sequence[Statement]) -> Answer:
    """An answer of several statements, in the order given."""
    return Answer(
        question=reading.text,
        outcome=outcome,
        confidence=FROM_FIELDS,
        understanding=decliner.understanding(reading),
        statements=tuple(statements),
    )
