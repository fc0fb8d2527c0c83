"""Rules about time."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.fact_base import FactBase
from bot.knowledge.problems import Finding, Level

__all__ = [
    "coverage_is_a_period",
    "sources_follow_what_they_report",
    "statements_lie_within_the_coverage",
    "undated_statements_say_why",
]


def coverage_is_a_period(base: FactBase) -> Iterator[Finding]:
    """It ends after it begins."""
    coverage = base.meta.coverage
    if coverage.last.last_day < coverage.first.first_day:
        yield Finding(("meta", "coverage"), f"the coverage ends ({coverage.last}) before it begins ({coverage.first})")


def undated_statements_say_why(base: FactBase) -> Iterator[Finding]:
    """A date that is missing was looked for."""
    for statement in base.statements.values():
        if statement.date is None and not statement.date_basis:
            message = "there is no date and no reason why; give 'date', or say in 'date_basis' why there is none"
            yield Finding(("statements", statement.id), message)


def statements_lie_within_the_coverage(base: FactBase) -> Iterator[Finding]:
    """The bot tells readers the period it knows, and declines questions about others."""
    coverage = base.meta.coverage
    for statement in base.statements.values():
        if statement.date and not statement.date.overlaps(coverage.first.first_day, coverage.last.last_day):
            message = (
                f"{statement.date} lies outside the coverage, {coverage.first} to {coverage.last}; widen it in 'meta'"
            )
            yield Finding(("statements", statement.id, "date"), message)


def sources_follow_what_they_report(base: FactBase) -> Iterator[Finding]:
    """A page cannot report what had not yet been said, unless the date it prints is known to be wrong."""
    for statement in base.statements.values():
        if statement.date is None:
            continue
        for index, citation in enumerate(statement.citations):
            source = citation.source
            if source.published and not source.published_note and source.published.last_day < statement.date.first_day:
                message = (
                    f"{source.id} came out on {source.published}, before {statement.date}; one of the dates is wrong"
                )
                yield Finding(("statements", statement.id, "sources", index), message, Level.WARNING)
