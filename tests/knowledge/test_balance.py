"""The numbers that a curator weighs, on a small base where they can be counted by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.knowledge import FactBase, Ownership, Stance
from bot.knowledge.balance import (
    Backing,
    Sides,
    actors_without_quotation,
    backing,
    by_month,
    by_state,
    by_year,
    on_one_states_media,
    one_sided_topics,
    sides,
    six_months_before,
    sources_not_seen_since,
)
from tests.knowledge.bases import load


def test_a_statement_is_on_the_side_of_its_own_position(small: FactBase) -> None:
    assert sides(small.statements.values()) == Sides(favourable=1, neither=0, opposed=1)


@pytest.mark.parametrize(
    ("count", "one_sided"),
    [(Sides(2, 5, 0), True), (Sides(0, 0, 1), True), (Sides(1, 0, 1), False), (Sides(0, 9, 0), False)],
)
def test_where_nobody_takes_a_side_nothing_is_one_sided(count: Sides, one_sided: bool) -> None:
    assert count.one_sided is one_sided


def test_statements_are_counted_by_the_state_their_speakers_belong_to(small: FactBase) -> None:
    counted = {state.id if state else None: len(made) for state, made in by_state(small).items()}
    assert counted == {"norland": 1, "sudland": 1}


def test_a_joint_statement_counts_for_each_state_and_one_of_no_state_for_none(small: FactBase) -> None:
    keller, brandt = small.statements.values()
    joint = replace(keller, actors=(*keller.actors, *brandt.actors))
    stateless = replace(brandt, actors=(replace(brandt.actors[0], affiliation=None),))
    changed = replace(small, statements={joint.id: joint, stateless.id: stateless})
    counted = {state.id if state else None: len(made) for state, made in by_state(changed).items()}
    assert counted == {"norland": 1, "sudland": 1, None: 1}


def test_years_are_in_order_and_what_has_no_date_comes_last(small: FactBase) -> None:
    assert [(year, len(made)) for year, made in by_year(small).items()] == [(2024, 1), (None, 1)]


def test_every_month_of_the_coverage_is_there_with_its_positions(small: FactBase) -> None:
    months = by_month(small)
    assert (min(months), max(months), len(months)) == ((2023, 1), (2024, 12), 24)
    assert {month: found for month, found in months.items() if found} == {(2024, 2): Counter({Stance.OPEN: 1})}


def test_each_ownership_is_weighed_by_what_rests_on_it_alone(small: FactBase) -> None:
    assert [each for each in backing(small) if each.sources] == [
        Backing(Ownership.STATE, sources=1, statements=1, alone=0),
        Backing(Ownership.INDEPENDENT, sources=1, statements=2, alone=1),
    ]


def test_a_topic_is_one_sided_when_its_positions_are(small: FactBase) -> None:
    assert [(topic.id, count.opposed) for topic, count in one_sided_topics(small)] == [("cost", 1)]


def test_a_statement_rests_on_one_states_media_when_nothing_else_reports_it(tmp_path: Path, small: FactBase) -> None:
    assert on_one_states_media(small) == {}
    alone = load(tmp_path, ("      - {id: morning-post-2024-02-27}\n", ""))
    found = {state.id: [each.id for each in made] for state, made in on_one_states_media(alone).items()}
    assert found == {"sudland": ["brandt-2024-02-warning"]}


def test_the_media_of_two_states_are_not_one_states(tmp_path: Path) -> None:
    both = load(
        tmp_path,
        ("ownership: independent", "ownership: state\n    state: norland"),
    )
    found = {state.id: [each.id for each in made] for state, made in on_one_states_media(both).items()}
    assert found == {"norland": ["keller-2024-02-door"]}


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2024, 12, 1), date(2024, 6, 1)),
        (date(2024, 3, 15), date(2023, 9, 15)),
        (date(2024, 8, 31), date(2024, 2, 29)),
        (date(2024, 6, 30), date(2023, 12, 30)),
    ],
)
def test_half_a_year_is_six_months_of_the_calendar(today: date, before: date) -> None:
    assert six_months_before(today) == before


def test_a_source_is_unseen_after_its_last_day_or_when_nobody_noted_one(tmp_path: Path, small: FactBase) -> None:
    assert sources_not_seen_since(small, date(2024, 12, 1)) == []
    assert len(sources_not_seen_since(small, date(2024, 12, 2))) == 2
    older = load(tmp_path, ('via: Morning Post\n    seen: "2024-12-01"', 'via: Morning Post\n    seen: "2024-11"'))
    assert sources_not_seen_since(older, date(2024, 12, 2))[0].id == "sudland-radio-2024-03-01"
    never = load(tmp_path, ('    seen: "2024-12-01"\n', ""))
    assert [source.id for source in sources_not_seen_since(never, date(2024, 1, 1))] == ["morning-post-2024-02-27"]


def test_an_actor_with_a_stance_and_no_quotation_is_named(tmp_path: Path, small: FactBase) -> None:
    assert actors_without_quotation(small) == []
    unquoted = load(tmp_path, ("quote: we close no door", "quote: null"))
    assert [actor.id for actor in actors_without_quotation(unquoted)] == ["anna-keller"]
    polled = load(tmp_path, ("quote: we close no door", "quote: null"), ("kind: said", "kind: poll"))
    assert actors_without_quotation(polled) == []
