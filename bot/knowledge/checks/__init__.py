"""Editorial checks: what a base may hold and load, and yet a curator should not publish.

Each rule is a function that takes a `FactBase` and yields `Finding`s. A new rule goes into one of the
modules here and into `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bot.knowledge.checks import actors, attribution, dates, links, questions, sources, texts
from bot.knowledge.fact_base import FactBase
from bot.knowledge.problems import Finding, Lines, Problem, locate

__all__ = ["RULES", "Rule", "run_checks"]

Rule = Callable[[FactBase], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    actors.no_alias_is_shared,
    actors.fields_fit_the_kind_of_actor,
    actors.roles_follow_time,
    actors.affiliations_do_not_run_in_circles,
    attribution.every_statement_names_who_made_it,
    attribution.every_person_has_a_role_then,
    attribution.allegations_have_a_caveat,
    attribution.stance_and_deployment_go_together,
    attribution.flagships_are_few,
    dates.coverage_is_a_period,
    dates.undated_statements_say_why,
    dates.statements_lie_within_the_coverage,
    dates.sources_follow_what_they_report,
    links.no_statement_links_to_itself,
    links.later_statements_supersede_earlier_ones,
    questions.every_statement_has_enough_questions,
    questions.some_questions_are_oblique,
    questions.no_question_is_asked_twice,
    sources.every_source_is_used,
    sources.state_media_are_named,
    sources.some_source_is_not_state_media,
    texts.quotes_are_short,
    texts.quotes_carry_no_outer_marks,
    texts.texts_are_not_too_long,
    texts.every_topic_has_a_statement,
)
"""Every rule of this room. Other rooms keep their own and hand them to `run_checks`."""


def run_checks(fact_base: FactBase, file: str, lines: Lines, rules: Iterable[Rule] = RULES) -> list[Problem]:
    """Apply rules to a loaded base and say what they find, in the order of the lines of its file."""
    found = [locate(finding, file, lines) for rule in rules for finding in rule(fact_base)]
    return sorted(found, key=lambda problem: (problem.line, problem.level, problem.message))
