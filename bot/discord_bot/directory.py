"""Finds things of the base by the names people type: actors, states, kinds of deployment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from bot.knowledge import Actor, ActorKind, Deployment, FactBase
from bot.matching.folding import fold

__all__ = ["Directory", "NameIndex"]

_SURE = 88.0
_MARGIN = 4.0
_NEAR = 62.0

T = TypeVar("T")


class NameIndex(Generic[T]):
    """Things by their names and other spellings, in any script, forgiving of typos."""

    def __init__(self, entries: Iterable[tuple[T, str, Iterable[str]]]) -> None:
        """Take `(thing, name, other spellings)`, in the order in which they are listed when nothing is typed."""
        self._things: list[tuple[T, str]] = []
        self._owners: list[int] = []
        self._spellings: list[str] = []
        for thing, name, others in entries:
            for spelling in dict.fromkeys(fold(text) for text in (name, *others)):
                if spelling:
                    self._owners.append(len(self._things))
                    self._spellings.append(spelling)
            self._things.append((thing, name))

    def find(self, text: str) -> T | None:
        """The one thing that `text` names, if there is no doubt."""
        wanted = fold(text)
        exact = {owner for owner, spelling in zip(self._owners, self._spellings, strict=True) if spelling == wanted}
        if len(exact) == 1:
            return self._things[exact.pop()][0]
        if exact:
            return None
        ranked = self._ranked(text)
        if not ranked or ranked[0][1] < _SURE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return None
        return self._things[ranked[0][0]][0]

    def near(self, text: str, limit: int) -> list[tuple[T, str]]:
        """Things whose names are like `text`, best first; the first ones listed if it is empty."""
        if not fold(text):
            return self._things[:limit]
        return [self._things[owner] for owner, _ in self._ranked(text)[:limit]]

    def _ranked(self, text: str) -> list[tuple[int, float]]:
        wanted = fold(text)[:100]
        if not wanted:
            return []
        best: dict[int, float] = {}
        for spelling, score, place in process.extract(
            wanted, self._spellings, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=40
        ):
            # A beginning is what somebody types who knows the name.
            typed_so_far = spelling.startswith(wanted) or f" {wanted}" in spelling
            owner = self._owners[place]
            best[owner] = max(best.get(owner, 0.0), score + (20 if typed_so_far else 0))
        return sorted(best.items(), key=lambda item: (-item[1], item[0]))


class Directory:
    """The names of one base."""

    def __init__(self, base: FactBase) -> None:
        speakers = sorted(
            (base.actors[key] for key in base.statements_by_actor),
            key=lambda actor: (-len(base.statements_by_actor[actor.id]), actor.name.casefold()),
        )
        silent = [actor for actor in base.actors.values() if actor.id not in base.statements_by_actor]
        states = {state.id: state for actor in speakers if (state := base.state_of(actor)) is not None}
        self.speakers: NameIndex[Actor] = NameIndex(_entries(speakers))
        self.everybody: NameIndex[Actor] = NameIndex(_entries([*speakers, *silent]))
        self.states: NameIndex[Actor] = NameIndex(
            _entries(sorted(states.values(), key=lambda actor: actor.name.casefold()))
        )
        self.deployments: NameIndex[Deployment] = NameIndex(
            (deployment, deployment.name, (deployment.id.replace("-", " "),))
            for deployment in base.deployments.values()
        )


def _entries(actors: Iterable[Actor]) -> Iterable[tuple[Actor, str, tuple[str, ...]]]:
    for actor in actors:
        surname = (actor.name.split()[-1],) if actor.kind is ActorKind.PERSON and actor.name.split() else ()
        yield actor, actor.name, (*actor.aliases, *surname)
