"""Two actors side by side: first where both spoke of the same kind of deployment, then what else they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.knowledge import Actor, Deployment, FactBase, Statement
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import sentence
from bot.presenting.lists import side_by_side
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Page, Reply
from bot.presenting.state import CODE_LENGTH, Listing, ListingKind, code

__all__ = ["comparison", "read_pair", "worth_comparing"]

_LINKED: Final = 1_000
"""How much more it counts that somebody answered somebody than that they disagree on a kind of deployment."""


def comparison(presenter: Presenter, first: Actor, second: Actor, narrowing: Narrowing = EVERYTHING) -> Reply:
    """Both records side by side; one sentence where there are not two."""
    wording, base = presenter.wording, presenter.base
    if first == second:
        return _instead(presenter, wording("compare.same", name=presenter.name(first)), (first,))
    both = (first, second)
    silent = [actor for actor in both if actor.id not in base.statements_by_actor]
    if silent:
        names = presenter.names(silent)
        return _instead(presenter, wording("compare.silent", names=names), [a for a in both if a not in silent])
    said = [statement for actor in both for statement in base.statements_by_actor[actor.id]]
    collected = Collected(
        wording("title.comparison", names=presenter.names(both)),
        tuple(dict.fromkeys(said)),
        Listing(ListingKind.COMPARISON, f"{code(first.id)}:{code(second.id)}"),
        lay_out=lambda presenter, wanted: _by_deployment(presenter, wanted, both),
        counted=False,
    )
    return collected_reply(presenter, collected, narrowing)


def read_pair(value: str, presenter: Presenter) -> tuple[Actor, Actor] | None:
    """The two actors that a button remembered; None if one is gone."""
    first = presenter.actor_by_code.get(value[:CODE_LENGTH])
    second = presenter.actor_by_code.get(value[CODE_LENGTH + 1 :])
    return None if first is None or second is None else (first, second)


def worth_comparing(base: FactBase, actor: Actor) -> tuple[Actor, ...]:
    """Whom to set beside somebody, best first: who answered or contradicted them, or was answered by them; then who
    took the other side on the same kind of deployment.
    """
    mine = base.statements_by_actor.get(actor.id, ())
    linked = {key for s in mine for key in (*s.answers, *s.contradicts, *base.linked_from.get(s.id, ()))}
    opposed = {(s.deployment, -s.stance.side) for s in mine if s.stance.side}
    worth: Counter[Actor] = Counter()
    for statement in base.statements.values():
        points = _LINKED * (statement.id in linked) + ((statement.deployment, statement.stance.side) in opposed)
        if points:
            for other in statement.actors:
                worth[other] += points
    del worth[actor]
    return tuple(sorted(worth, key=lambda other: (-worth[other], other.name.casefold(), other.id)))


def _instead(presenter: Presenter, text: str, speaking: Sequence[Actor]) -> Reply:
    """A sentence, and the records that there are, to open."""
    records = [(presenter.name(a), Listing(ListingKind.PROFILE, code(a.id))) for a in speaking]
    buttons = tuple(Button(presenter.wording("button.record", name=name), Open(listing)) for name, listing in records)
    return replace(sentence(text), buttons=buttons)


def _by_deployment(presenter: Presenter, statements: Sequence[Statement], both: Sequence[Actor]) -> tuple[Page, ...]:
    pages: list[Page] = []
    rest = list(statements)
    for kind in (*presenter.base.deployments.values(), None):
        together = _on(kind, statements)
        if all(any(actor in statement.actors for statement in together) for actor in both):
            pages += side_by_side(presenter, together, both)
            rest = [statement for statement in rest if statement not in together]
    if rest or not pages:
        pages += side_by_side(presenter, rest, both)
    return tuple(pages)


def _on(kind: Deployment | None, statements: Sequence[Statement]) -> list[Statement]:
    return [statement for statement in statements if statement.deployment == kind]
