"""What a curator is told of a base that loads and should not be published as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Level, load_fact_base
from bot.knowledge.checks import RULES, Rule, actors, attribution, dates, links, questions, sources, texts
from tests.knowledge.bases import SMALL, changed, check, findings, line_of, load

KELLER = "- What did Anna Keller say about guarding the bridge?"
OBLIQUE = "- Is everything still on the table, according to the premier?"


def test_the_rules_have_nothing_to_say_of_a_good_base(tmp_path: Path) -> None:
    assert check(tmp_path) == []


@pytest.mark.parametrize(
    ("rule", "before", "after", "message"),
    [
        (
            actors.no_alias_is_shared,
            "aliases: [Brandt]",
            "aliases: [KELLER]",
            "a name of anna-keller and of otto-brandt",
        ),
        (actors.no_alias_is_shared, "aliases: [Brandt]", "aliases: [Süd-Land]", None),
        (
            actors.no_alias_is_shared,
            "name: Sudland\n",
            "name: Nörland\n",
            "'Nörland' is a name of norland and of sudland",
        ),
        (actors.fields_fit_the_kind_of_actor, "kind: group", "kind: organisation", "'members' is for groups only"),
        (actors.fields_fit_the_kind_of_actor, "kind: state\n", "kind: state\n    gender: f\n", "for persons only"),
        (actors.fields_fit_the_kind_of_actor, "[norland, sudland]", "[norland, river-states]", "its own member"),
        (actors.roles_follow_time, 'to: "2023-09-30"', 'to: "2019"', "ends before it begins"),
        (actors.roles_follow_time, 'from: "2020-03", to: "2023-09-30"', 'from: "2023-11"', "oldest first"),
        (
            actors.affiliations_do_not_run_in_circles,
            "name: Norland\n",
            "name: Norland\n    affiliation: norland\n",
            "leads back to itself",
        ),
        (
            attribution.every_statement_names_who_made_it,
            "Anna Keller said that no option was excluded",
            "No option was excluded",
            "begin with 'Anna Keller said that",
        ),
        (attribution.every_statement_names_who_made_it, "Anna Keller said", "Mrs Keller said", None),
        (attribution.every_statement_names_who_made_it, "Anna Keller said", "Kellerman said", "whose it is"),
        (attribution.every_statement_names_who_made_it, "Otto Brandt claimed", "As Sudland Radio reported", None),
        (
            attribution.every_person_has_a_role_then,
            'from: "2022-01-10"',
            'from: "2025"',
            "otto-brandt has no role on the day of the source",
        ),
        (
            attribution.every_person_has_a_role_then,
            "[anna-keller]\n",
            "[anna-keller, otto-brandt]\n    role: Ministers\n",
            "'role' is for statements of one actor",
        ),
        (
            attribution.allegations_have_a_caveat,
            'caveats: ["Unproven: Sudland is a party to the dispute."]',
            "caveats: []",
            "needs a caveat",
        ),
        (
            attribution.stance_and_deployment_go_together,
            "deployment: combat-troops",
            "deployment: null",
            "needs a deployment",
        ),
        (attribution.stance_and_deployment_go_together, "stance: open", "stance: none", "is it neutral?"),
        (dates.coverage_is_a_period, 'to: "2024-12-31"', 'to: "2022"', "before it begins"),
        (
            dates.undated_statements_say_why,
            "    date_basis: the article gives no date; it answers what Keller said on 26 February 2024\n",
            "",
            "no date and no reason why",
        ),
        (dates.statements_lie_within_the_coverage, 'to: "2024-12-31"', 'to: "2024-01"', "outside the coverage"),
        (dates.statements_lie_within_the_coverage, 'to: "2024-12-31"', 'to: "2024-02"', None),
        (dates.sources_follow_what_they_report, 'date: "2024-02-26"', 'date: "2024-03"', "came out on 2024-02-27"),
        (
            links.no_statement_links_to_itself,
            "answers: [keller-",
            "answers: [brandt-2024-02-warning, keller-",
            "itself",
        ),
        (
            links.later_statements_supersede_earlier_ones,
            "date: null\n",
            'date: "2024-02-25"\n    supersedes: [keller-2024-02-door]\n',
            "is not later than",
        ),
        (
            links.later_statements_supersede_earlier_ones,
            "date: null\n",
            'date: "2024-02"\n    supersedes: [keller-2024-02-door]\n',
            None,
        ),
        (questions.every_statement_has_enough_questions, f"      {KELLER}\n", "", "write at least 5"),
        (
            questions.some_questions_are_oblique,
            OBLIQUE,
            "- Which options are there for the bridge?",
            "1 of the questions",
        ),
        (questions.some_questions_are_oblique, OBLIQUE, "- Is it something Keller likes?", None),
        (questions.some_questions_are_oblique, OBLIQUE, "- Will she shut doors?", "1 of the questions"),
        (
            questions.no_question_is_asked_twice,
            "- Who says Norland will pay?",
            "- did KELLER exclude soldiers at the bridge",
            "already leads to keller-2024-02-door",
        ),
        (questions.no_question_is_asked_twice, OBLIQUE, KELLER.upper(), "stands here twice"),
        (
            questions.no_question_is_asked_twice,
            "Who will win the cup?",
            "Who says Norland will pay?",
            "is declined here",
        ),
        (
            sources.every_source_is_used,
            "      - {id: sudland-radio-2024-03-01, paragraph: 1}\n",
            "",
            "no statement cites",
        ),
        (sources.state_media_are_named, "    state: sudland\n", "", "which state stands behind it"),
        (
            sources.some_source_is_not_state_media,
            "      - {id: morning-post-2024-02-27}\n",
            "",
            "1 statement rests on state media alone",
        ),
        (texts.quotes_are_short, "we close no door", "we " * 16, "has 16 words"),
        (texts.quotes_are_short, "we close no door", "we " * 15, None),
        (texts.quotes_carry_no_outer_marks, "we close no door", '"“we close no door”"', "remove those two"),
        (texts.quotes_carry_no_outer_marks, "we close no door", "no “door” we close", None),
        (texts.texts_are_not_too_long, "among them.", "among " + "many " * 100, "500 at most"),
        (texts.texts_are_not_too_long, "name: cost", "name: " + "c" * 61, "61 characters; 60 at most"),
        (
            texts.every_topic_has_a_statement,
            "topics: [bridge, cost]",
            "topics: [bridge]",
            "no statement has the topic cost",
        ),
    ],
)
def test_a_rule_says_what_is_wrong(tmp_path: Path, rule: Rule, before: str, after: str, message: str | None) -> None:
    said = [finding.message for finding in findings(tmp_path, rule, (before, after))]
    if message is None:
        assert said == []
    else:
        assert len(said) == 1
        assert message in said[0]


def test_a_joint_statement_may_name_the_group_of_its_actors(tmp_path: Path) -> None:
    rule = attribution.every_statement_names_who_made_it
    joint = ("[anna-keller]\n", "[norland, sudland]\n")
    assert findings(tmp_path, rule, joint, ("Anna Keller said", "The river states said")) == []
    assert len(findings(tmp_path, rule, joint, ("Anna Keller said", "It was said"))) == 1


def test_no_more_than_two_statements_define_a_person(tmp_path: Path) -> None:
    flagship = ("allegation: true", "allegation: true\n    weight: flagship")
    both = ("[otto-brandt]", "[anna-keller]")
    assert findings(tmp_path, attribution.flagships_are_few, flagship, both) == []
    third = changed(flagship, both)
    again = third[third.index("  - id: brandt-2024") : third.index("declined:")]
    text = again.replace("brandt-2024-02-warning", "brandt-2024-02-more") + "declined:"
    said = findings(tmp_path, attribution.flagships_are_few, flagship, both, ("declined:", text))
    assert [finding.place[1] for finding in said] == ["brandt-2024-02-more"]


def test_a_finding_is_told_with_the_line_it_is_about(tmp_path: Path) -> None:
    change = ("quote: we close no door", "quote: " + "we " * 16)
    problems = check(tmp_path, change)
    assert [(problem.line, problem.level) for problem in problems] == [(line_of(changed(change), "we we"), Level.ERROR)]


def test_a_finding_about_what_is_not_there_points_to_what_is_around_it(tmp_path: Path) -> None:
    change = ("    state: sudland\n", "")
    (problem,) = check(tmp_path, change)
    assert problem.line == line_of(changed(change), "- id: sudland-radio-2024")


def test_every_rule_is_applied_to_the_base_as_others_load_it() -> None:
    base = load_fact_base(SMALL)
    assert [finding for rule in RULES for finding in rule(base)] == []


def test_a_name_in_a_question_is_not_yet_a_word_of_the_statement(tmp_path: Path) -> None:
    statement = load(tmp_path).statements["keller-2024-02-door"]
    assert questions.is_oblique("Is Keller bluffing?", statement)
    assert not questions.is_oblique("What about excluding it?", statement)
    assert not questions.is_oblique("Which doors are closed?", statement)
