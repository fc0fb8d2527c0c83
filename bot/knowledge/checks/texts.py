"""Rules about the texts themselves: short, in their place, and of use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.knowledge import kinds
from bot.knowledge.fact_base import FactBase
from bot.knowledge.plain import to_plain
from bot.knowledge.problems import Finding, Level, Place
from bot.knowledge.shape import DOCUMENT, SECTIONS_WITH_IDS

__all__ = [
    "every_topic_has_a_statement",
    "quotes_are_short",
    "quotes_carry_no_outer_marks",
    "texts_are_not_too_long",
]

MOST_QUOTED_WORDS = 15
_MARKS = "\"'“”„‟«»‘’‚‹›"


def quotes_are_short(base: FactBase) -> Iterator[Finding]:
    """The telling fragment, not the passage: the passage belongs to its source."""
    for statement in base.statements.values():
        count = len((statement.quote or "").split())
        if count > MOST_QUOTED_WORDS:
            message = f"the quote has {count} words; keep the telling {MOST_QUOTED_WORDS} at most"
            yield Finding(("statements", statement.id, "quote"), message)


def quotes_carry_no_outer_marks(base: FactBase) -> Iterator[Finding]:
    """The marks are set where the quote is shown."""
    for statement in base.statements.values():
        quote = statement.quote or ""
        if len(quote) > 1 and quote[0] in _MARKS and quote[-1] in _MARKS:
            message = "the quote begins and ends with quotation marks; remove those two, they are added for readers"
            yield Finding(("statements", statement.id, "quote"), message)


def texts_are_not_too_long(base: FactBase) -> Iterator[Finding]:
    """What is too long is not read, and would be cut."""
    yield from _too_long(to_plain(base), DOCUMENT, ())


def _too_long(value: Any, kind: kinds.Kind, place: Place) -> Iterator[Finding]:
    """Walk a plain value along its shape."""
    match kind:
        case kinds.Text() | kinds.Url() if isinstance(value, str) and len(value) > kind.longest:
            message = f"this text has {len(value)} characters; {kind.longest} at most can be shown"
            yield Finding(place, message)
        case kinds.Translations(longest):
            for language, inner in value.items():
                yield from _too_long(inner, kinds.Text(longest), (*place, language))
        case kinds.Record():
            for name, inner in value.items():
                if inner is not None:
                    yield from _too_long(inner, kind.by_name[name].kind, (*place, name))
        case kinds.ListOf(kinds.Text(longest)) if len(max(value, key=len, default="")) <= longest:
            return
        case kinds.ListOf():
            with_ids = len(place) == 1 and place[0] in SECTIONS_WITH_IDS
            for index, inner in enumerate(value):
                yield from _too_long(inner, kind.item, (*place, inner["id"] if with_ids else index))


def every_topic_has_a_statement(base: FactBase) -> Iterator[Finding]:
    """A topic that leads nowhere promises what the base does not have."""
    used = {topic.id for statement in base.statements.values() for topic in statement.topics}
    for topic_id in base.topics:
        if topic_id not in used:
            yield Finding(("topics", topic_id), f"no statement has the topic {topic_id}", Level.WARNING)
