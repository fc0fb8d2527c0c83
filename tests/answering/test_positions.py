"""Where each state stood at a date, and by which statement that is told."""

from __future__ import annotations

from typing import Any

import pytest

from bot.answering.positions import state_positions
from bot.knowledge import Actor, ActorKind, FactBase, PartialDate, Stance, Statement, StatementKind
from tests.answering.helpers import speaking_for, with_statements

END = PartialDate.parse("2026-02")
FORCE = "post-ceasefire-force"


def position(base: FactBase, state: str, deployment: str, at: PartialDate = END) -> Statement | None:
    return state_positions(base, at).get(base.actors[state], {}).get(base.deployments[deployment])


def added(base: FactBase, model: str, **changes: Any) -> FactBase:
    """The base with one more statement, called `added`, like another one but for the changes."""
    if "date" in changes and changes["date"] is not None:
        changes["date"] = PartialDate.parse(changes["date"])
    return with_statements(base, (model, "added", changes))


@pytest.mark.parametrize(
    ("state", "deployment", "at", "side"),
    [
        ("france", "combat-troops", "2024-03", 1),
        ("france", "instructors", "2024-03", 1),
        ("germany", "combat-troops", "2024-03", -1),
        ("germany", "personnel", "2024-03", -1),
        ("united-kingdom", "instructors", "2024-03", -1),
        ("poland", "combat-troops", "2024-03", -1),
        ("hungary", "personnel", "2024-03", -1),
        ("united-states", "combat-troops", "2024-03", -1),
        ("russia", "personnel", "2024-03", -1),
        ("ukraine", "instructors", "2024-03", 1),
        ("italy", "personnel", "2024-03", -1),
        ("czechia", "personnel", "2024-03", -1),
        ("france", FORCE, "2026-01", 1),
        ("germany", FORCE, "2026-01", 1),
        ("united-kingdom", FORCE, "2026-01", 1),
        ("poland", FORCE, "2026-01", -1),
        ("poland", "personnel", "2026-01", -1),
        ("hungary", FORCE, "2026-01", -1),
        ("united-states", FORCE, "2026-01", -1),
        ("russia", FORCE, "2026-01", -1),
        ("ukraine", FORCE, "2026-01", 1),
        ("italy", FORCE, "2026-01", -1),
    ],
)
def test_a_state_stands_where_its_government_stood(
    base: FactBase, state: str, deployment: str, at: str, side: int
) -> None:
    found = position(base, state, deployment, PartialDate.parse(at))
    assert found is not None
    assert found.stance.side == side, found.id


def test_every_position_is_an_official_own_dated_word_of_the_state_up_to_then(base: FactBase) -> None:
    at = PartialDate.parse("2025-08")
    found = [
        (state, deployment, statement)
        for state, positions in state_positions(base, at).items()
        for deployment, statement in positions.items()
    ]
    assert len(found) > 20
    for state, deployment, statement in found:
        assert state.kind is ActorKind.STATE
        assert statement.deployment == deployment
        assert statement.date is not None and statement.date.last_day <= at.last_day
        assert not statement.allegation
        assert statement.kind not in (StatementKind.REPORTED, StatementKind.POLL)
        assert statement.stance is not Stance.NONE
        assert speaking_for(base, state.id)(statement), statement.id


def test_nothing_is_known_before_anything_was_said(base: FactBase) -> None:
    assert not state_positions(base, PartialDate.parse("1999"))


def test_the_latest_word_counts(base: FactBase) -> None:
    changed = added(base, "merz-2026-01-neighbouring", date="2026-02-20", stance=Stance.AGAINST)
    found = position(changed, "germany", FORCE)
    assert found is not None and found.id == "added"
    before = position(changed, "germany", FORCE, PartialDate.parse("2026-02-19"))
    assert before == position(base, "germany", FORCE, PartialDate.parse("2026-02-19"))


@pytest.mark.parametrize(
    "changes",
    [
        {"actors": "alice-weidel"},
        {"actors": "spd"},
        {"actors": "bundestag"},
        {"actors": "forsa"},
        {"role": "chairman of the CDU"},
        {"date": None},
        {"allegation": True},
        {"kind": StatementKind.REPORTED},
        {"kind": StatementKind.POLL},
        {"stance": Stance.NONE},
        {"stance": Stance.NEUTRAL},
        {"deployment": None},
    ],
    ids=str,
)
def test_what_is_not_the_word_of_a_state_changes_nothing(base: FactBase, changes: dict[str, Any]) -> None:
    if "actors" in changes:
        changes = {"actors": (base.actors[changes["actors"]],)}
    later = {"date": "2026-02-20", "stance": Stance.AGAINST, **changes}
    changed = added(base, "merz-2026-01-neighbouring", **later)
    assert state_positions(changed, END) == state_positions(base, END)


def test_a_statement_that_takes_no_side_counts_where_it_replaces_one_that_did(base: FactBase) -> None:
    before = position(base, "germany", FORCE)
    assert before is not None and before.stance.side
    silent = added(base, before.id, date="2026-02-20", stance=Stance.NEUTRAL)
    assert position(silent, "germany", FORCE) == before
    every = tuple(s.id for s in base.statements.values() if speaking_for(base, "germany")(s))
    taken_back = added(base, before.id, date="2026-02-20", stance=Stance.NEUTRAL, supersedes=every)
    found = position(taken_back, "germany", FORCE)
    assert found is not None and found.id == "added"


@pytest.mark.parametrize(
    ("state", "beside", "deployment"),
    [
        ("netherlands", "onno-eichelsheim", FORCE),
        ("united-states", "matthew-whitaker", FORCE),
        ("czechia", "petr-pavel", FORCE),
        ("italy", "matteo-salvini", FORCE),
    ],
)
def test_commanders_envoys_deputies_and_presidents_who_do_not_govern_count_only_where_the_government_is_silent(
    base: FactBase, state: str, beside: str, deployment: str
) -> None:
    governing = position(base, state, deployment)
    assert governing is not None
    later = {"actors": (base.actors[beside],), "date": "2026-02-20", "stance": Stance(_other(governing.stance))}
    changed = added(base, governing.id, role=None, spoken_by=None, **later)
    assert position(changed, state, deployment) == governing
    assert position(base, state, "contractors") is None
    alone = added(base, governing.id, role=None, spoken_by=None, **later, deployment=base.deployments["contractors"])
    found = position(alone, state, "contractors")
    assert found is not None and found.id == "added"


def _other(stance: Stance) -> Stance:
    return Stance.AGAINST if stance.side > 0 else Stance.FOR


def test_a_minister_who_is_a_deputy_as_well_is_a_minister(base: FactBase) -> None:
    before = position(base, "germany", FORCE)
    assert before is not None
    merz = base.actors["friedrich-merz"]
    title = "Deputy Prime Minister and Defence Minister of Germany"
    minister = Actor(
        "minister",
        ActorKind.PERSON,
        "Minister",
        roles=tuple(type(role)(title, role.office) for role in merz.roles if role.office == "chancellor-of-germany"),
    )
    changed = added(base, before.id, actors=(minister,), date="2026-02-20", stance=_other(before.stance))
    found = position(changed, "germany", FORCE)
    assert found is not None and found.id == "added"


def test_a_joint_statement_counts_for_each_state_that_made_it(base: FactBase) -> None:
    leaders = tuple(base.actors[key] for key in ("friedrich-merz", "keir-starmer", "emmanuel-macron"))
    changed = added(base, "merz-2026-01-neighbouring", actors=leaders, date="2026-02-26", stance=Stance.AGAINST)
    for state in ("germany", "united-kingdom", "france"):
        found = position(changed, state, FORCE)
        assert found is not None and found.id == "added"


def test_the_word_of_a_group_counts_for_states_that_are_its_members_and_for_no_minister_of_it(base: FactBase) -> None:
    together = added(base, "merz-2026-01-neighbouring", actors=(base.actors["baltic-states"],), date="2026-02-26")
    found = position(together, "latvia", FORCE)
    assert found is not None and found.id == "added"
    ministers = added(
        base, "merz-2026-01-neighbouring", actors=(base.actors["baltic-foreign-ministers"],), date="2026-02-26"
    )
    assert state_positions(ministers, END) == state_positions(base, END)


@pytest.mark.parametrize("firm", [Stance.FOR, Stance.AGAINST])
def test_of_two_on_one_day_the_firmer_counts(base: FactBase, firm: Stance) -> None:
    model, day = "merz-2026-01-neighbouring", PartialDate.parse("2026-02-20")
    changed = with_statements(
        base,
        (model, "a-firm", {"date": day, "stance": firm}),
        (model, "z-mild", {"date": day, "stance": Stance.OPEN, "flagship": True}),
    )
    found = position(changed, "germany", FORCE)
    assert found is not None and found.id == "a-firm"


def test_what_is_dated_by_the_month_counts_from_its_end_on_and_before_what_is_dated_by_a_day_in_it(
    base: FactBase,
) -> None:
    model = "merz-2026-01-neighbouring"
    changed = added(base, model, date="2025-11", stance=Stance.AGAINST)
    in_the_month = position(changed, "germany", FORCE, PartialDate.parse("2025-11-20"))
    assert in_the_month is not None and in_the_month.id != "added"
    at_its_end = position(changed, "germany", FORCE, PartialDate.parse("2025-11"))
    assert at_its_end is not None and at_its_end.id == "added"
    exact = with_statements(changed, (model, "exact", {"date": PartialDate.parse("2025-11-02"), "stance": Stance.FOR}))
    found = position(exact, "germany", FORCE, PartialDate.parse("2025-11"))
    assert found is not None and found.id == "exact"


def test_the_end_of_the_base_is_late_enough_for_a_month_that_had_not_ended(base: FactBase) -> None:
    last = base.meta.coverage.last
    changed = added(base, "merz-2026-01-neighbouring", date=f"{last.year}-{last.month:02d}", stance=Stance.AGAINST)
    found = position(changed, "germany", FORCE, last)
    assert found is not None and found.id == "added"


def test_states_come_by_name_and_kinds_of_deployment_in_the_order_of_the_base(base: FactBase) -> None:
    found = state_positions(base, END)
    names = [state.name.casefold() for state in found]
    assert names == sorted(names)
    order = list(base.deployments.values())
    for positions in found.values():
        assert list(positions) == sorted(positions, key=order.index)
