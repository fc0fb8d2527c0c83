"""Finds things of the base by the names people type: actors, states, kinds of deployment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from bot.knowledge import Actor, ActorKind, Deployment, FactBase
from bot.matching.folding import fold
from bot.matching.type_ahead import TypeAhead, plain_words

__all__ = ["Directory", "NameIndex"]

_SURE = 88.0
_MARGIN = 4.0
_NEAR = 62.0
_BEGUN = 80.0
_COMPARED = 40
_LONGEST = 100
_SHORTEST_HELD = 4
_MOST_WORDS = 8

T = TypeVar("T")


class NameIndex(Generic[T]):
    """Things by their names and other spellings, in any script, forgiving of typos."""

    def __init__(self, entries: Iterable[tuple[T, str, Iterable[str]]]) -> None:
        """Take `(thing, name, other spellings)`, in the order in which they are listed when nothing is typed."""
        self._things: list[tuple[T, str]] = []
        self._owners: list[int] = []
        self._spellings: list[str] = []
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        for thing, name, others in entries:
            for spelling in dict.fromkeys(fold(text) for text in (name, *others)):
                if spelling:
                    self._exact[spelling].append(len(self._things))
                    self._owners.append(len(self._things))
                    self._spellings.append(spelling)
            self._things.append((thing, name))
        # Names are also typed in one word.
        self._type_ahead = TypeAhead([f"{text} {''.join(plain_words(text))}" for text in self._spellings])

    def find(self, text: str) -> T | None:
        """The one thing that `text` names, if there is no doubt."""
        wanted = fold(text)
        exact = self._exact.get(wanted, [])
        if exact:
            return self._things[exact[0]][0] if len(exact) == 1 else None
        # Whether there is a doubt is known only after comparing all.
        ranked = self._ranked(wanted[:_LONGEST], dict(enumerate(self._spellings)))
        if not ranked or ranked[0][1] < _SURE or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
            return None
        return self._things[ranked[0][0]][0]

    def near(self, text: str, limit: int) -> list[tuple[T, str]]:
        """Things whose names are like `text`, best first; the first ones listed if it is empty."""
        wanted = fold(text)[:_LONGEST]
        if not wanted:
            return self._things[:limit]
        return [self._things[owner] for owner, _ in self._ranked(wanted, self._likely(wanted))[:limit]]

    def named(self, text: str, limit: int) -> list[tuple[T, str]]:
        """Things that `text` holds a name of, the longest name first, then those whose name it is a beginning of."""
        wanted = fold(text)[:_LONGEST]
        begun = {
            place: spelling
            for place, spelling in self._likely(wanted).items()
            if len(wanted) <= len(spelling) + 1 and fuzz.partial_ratio(wanted, spelling) >= _BEGUN
        }
        owners = [*self._held(wanted), *(owner for owner, _ in self._ranked(wanted, begun))]
        return [self._things[owner] for owner in dict.fromkeys(owners)][:limit]

    def _likely(self, wanted: str) -> dict[int, str]:
        """The spellings worth comparing, by their places."""
        places = sorted(likely.number for likely in self._type_ahead.likely(wanted, _COMPARED))
        return {place: self._spellings[place] for place in places}

    def _held(self, wanted: str) -> list[int]:
        """Whose names stand whole in a text. The shortest ones are no more than words in most: "us", "un"."""
        words = wanted.split()
        runs = (
            " ".join(words[start:stop]).rstrip(",.?!:").removesuffix("'s")
            for start in range(len(words))
            for stop in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1)
        )
        names = sorted(
            (run for run in runs if len(run) >= _SHORTEST_HELD and run in self._exact), key=len, reverse=True
        )
        return [owner for name in names for owner in self._exact[name]]

    def _ranked(self, wanted: str, spellings: Mapping[int, str]) -> list[tuple[int, float]]:
        """Who is meant by `wanted`, of the owners of some spellings, best first, with how sure that is."""
        best: dict[int, float] = {}
        for spelling, score, place in process.extract(
            wanted, spellings, scorer=fuzz.WRatio, score_cutoff=_NEAR, limit=_COMPARED
        ):
            owner = self._owners[place]
            if spelling.startswith(wanted) or f" {wanted}" in spelling:
                # A beginning is what somebody types who knows the name; the less is left to type, the likelier.
                score += 20 + len(wanted) / len(spelling)
            best[owner] = max(best.get(owner, 0.0), score)
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
