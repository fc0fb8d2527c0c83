"""What stands beside a statement."""

from __future__ import annotations

from bot.answering import linked, more_by_speaker, other_side
from bot.knowledge import FactBase, Stance
from tests.answering.helpers import ids, with_statements


def test_links_are_followed_in_both_directions(small: FactBase) -> None:
    door, warning = (small.statements[key] for key in ("keller-2024-02-door", "brandt-2024-02-warning"))
    assert linked(small, warning) == (door,)
    assert linked(small, door) == (warning,)


def test_what_contradicts_comes_before_what_is_answered(small: FactBase) -> None:
    wider = with_statements(
        small,
        ("keller-2024-02-door", "keller-later", {}),
        (
            "brandt-2024-02-warning",
            "brandt-again",
            {"answers": ("keller-later",), "contradicts": ("keller-2024-02-door",)},
        ),
    )
    assert [s.id for s in linked(wider, wider.statements["brandt-again"])] == ["keller-2024-02-door", "keller-later"]


def test_the_other_side_is_opposite_and_of_the_same_deployment_or_linked(small: FactBase) -> None:
    wider = with_statements(
        small,
        ("brandt-2024-02-warning", "brandt-unlinked", {"stance": Stance.AGAINST}),
        ("brandt-2024-02-warning", "brandt-elsewhere", {"deployment": small.deployments["instructors"]}),
        ("keller-2024-02-door", "keller-same-side", {"stance": Stance.FOR}),
        ("brandt-2024-02-warning", "brandt-no-side", {"stance": Stance.NEUTRAL}),
    )
    found = [s.id for s in other_side(wider, wider.statements["keller-2024-02-door"])]
    assert found == ["brandt-2024-02-warning", "brandt-unlinked"]
    assert len(other_side(wider, wider.statements["keller-2024-02-door"], limit=1)) == 1


def test_who_takes_no_side_has_no_other_side(small: FactBase) -> None:
    wider = with_statements(small, ("keller-2024-02-door", "keller-neutral", {"stance": Stance.NEUTRAL}))
    assert other_side(wider, wider.statements["keller-neutral"]) == ()


def test_more_by_a_speaker_is_by_that_speaker_and_something_else(base: FactBase) -> None:
    for statement in base.statements.values():
        more = more_by_speaker(base, statement)
        assert statement not in more
        assert len(ids(more)) == len(more)
        assert all(set(other.actors) & set(statement.actors) for other in more)


def test_on_the_real_base_no_neighbour_is_the_statement_itself_or_on_its_own_side(base: FactBase) -> None:
    sides = {Stance.FOR: 1, Stance.OPEN: 1, Stance.AGAINST: -1, Stance.WARNS: -1}
    for statement in base.statements.values():
        assert statement not in linked(base, statement)
        for other in other_side(base, statement):
            assert sides[other.stance] == -sides[statement.stance]
