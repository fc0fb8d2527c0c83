"""Finds things of the base by the names people type, in any language of the interface."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from rapidfuzz import fuzz, process

from bot.knowledge import Actor, ActorKind, Deployment, FactBase, Statement, Topic
from bot.matching.folding import fold
from bot.matching.type_ahead import TypeAhead, plain_words
from bot.presenting.exploring.moments import Moment, is_in_figures, moments, read_date
from bot.presenting.exploring.outlets import Outlet, outlets
from bot.presenting.exploring.quotes import own_words
from bot.presenting.exploring.subjects import Subject, subjects
from bot.presenting.presenter import Presenter
from bot.presenting.wording import LANGUAGES, wording

__all__ = ["Directory", "NameIndex", "StatementIndex"]

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
        self._by_id: dict[str, T] = {}
        for thing, name, others in entries:
            for spelling in dict.fromkeys(fold(text) for text in (name, *others)):
                if spelling:
                    self._exact[spelling].append(len(self._things))
                    self._owners.append(len(self._things))
                    self._spellings.append(spelling)
            self._things.append((thing, name))
            self._by_id.setdefault(getattr(thing, "id", name), thing)
        # Names are also typed in one word.
        self._type_ahead = TypeAhead([f"{text} {''.join(plain_words(text))}" for text in self._spellings])

    def find(self, text: str) -> T | None:
        """The one thing that `text` names, or that has it as its id, if there is no doubt."""
        known = self._by_id.get(text)
        if known is not None:
            return known
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


class StatementIndex:
    """Statements by their ids, by who made them and by the words of the base."""

    def __init__(self, base: FactBase) -> None:
        links = base.linked_from
        # What others answered most is what people look for first.
        self._statements = sorted(
            base.statements.values(), key=lambda each: (not each.flagship, -len(links.get(each.id, ())), each.id)
        )
        self._by_id = {_plain_id(each.id): each for each in self._statements}
        texts = [
            fold(" ".join((each.id, *(actor.name for actor in each.actors), each.statement)))
            for each in self._statements
        ]
        self._type_ahead = TypeAhead(texts)

    def find(self, text: str) -> Statement | None:
        """The statement of this id, however its words are put together."""
        return self._by_id.get(_plain_id(text))

    def near(self, text: str, limit: int) -> list[Statement]:
        """The statements that may be meant, best first; the most discussed ones if nothing is typed."""
        wanted = fold(text)[:_LONGEST]
        if not wanted:
            return self._statements[:limit]
        likely = self._type_ahead.likely(wanted, _COMPARED)
        likely.sort(key=lambda one: (-round(one.share, 2), one.number))
        return [self._statements[one.number] for one in likely[:limit]]


class Directory:
    """The names of one base, in every language of the interface."""

    def __init__(self, base: FactBase) -> None:
        self._presenters = [Presenter(base, wording(language)) for language in LANGUAGES]
        said = base.statements_by_actor
        speakers = sorted(
            (base.actors[key] for key in said), key=lambda actor: (-len(said[actor.id]), actor.name.casefold())
        )
        silent = [actor for actor in base.actors.values() if actor.id not in said]
        quoted = Counter(actor for statement in own_words(base) for actor in statement.actors)
        states = Counter(
            state for actor in speakers if (state := base.state_of(actor)) is not None for _ in said[actor.id]
        )
        on = Counter(statement.deployment for statement in base.statements.values())
        self.speakers: NameIndex[Actor] = self._actors(speakers)
        self.everybody: NameIndex[Actor] = self._actors([*speakers, *silent])
        self.quoted: NameIndex[Actor] = self._actors([actor for actor, _ in quoted.most_common()])
        self.states: NameIndex[Actor] = self._actors(sorted(states, key=lambda state: (-states[state], state.name)))
        self.deployments: NameIndex[Deployment] = NameIndex(
            (each, each.name, self._titles(each)) for each in sorted(base.deployments.values(), key=lambda d: -on[d])
        )
        self.subjects: NameIndex[Subject] = NameIndex(
            (
                each,
                each.id,
                [title for named in (each.topic, each.deployment) if named for title in self._titles(named)],
            )
            for each in subjects(base)
        )
        self.outlets: NameIndex[Outlet] = NameIndex((each, each.name, ()) for each in outlets(base))
        self.statements = StatementIndex(base)
        self._moments: NameIndex[Moment] = NameIndex(
            (each, each.title(self._presenters[0]), self._spellings(each)) for each in moments(base)
        )

    def moment(self, text: str) -> Moment | None:
        """The date that `text` gives in figures, or the event or month that it names; None for anything else."""
        date = read_date(text)
        if date is not None:
            return Moment(date)
        return None if is_in_figures(text) else self._moments.find(text)

    def moments(self, text: str, limit: int) -> list[Moment]:
        """Dates that may be meant, best first; a date that is given in figures comes first, whatever it is."""
        date = read_date(text)
        near = [moment for moment, _ in self._moments.near(text, limit)]
        return list(dict.fromkeys([*([Moment(date)] if date is not None else []), *near]))[:limit]

    def _actors(self, actors: Iterable[Actor]) -> NameIndex[Actor]:
        return NameIndex((actor, actor.name, self._called(actor)) for actor in actors)

    def _called(self, actor: Actor) -> Iterator[str]:
        yield from actor.aliases
        yield actor.id.replace("-", " ")
        if actor.kind is ActorKind.PERSON:
            yield from actor.name.split()[-1:]
        elif actor.kind is ActorKind.STATE:
            yield from (presenter.name(actor) for presenter in self._presenters)

    def _titles(self, entry: Topic | Deployment) -> list[str]:
        return [entry.id.replace("-", " "), *(presenter.title(entry) for presenter in self._presenters)]

    def _spellings(self, moment: Moment) -> Iterator[str]:
        if moment.milestone is None:
            yield str(moment.date)
            yield from (presenter.wording.date(moment.date) for presenter in self._presenters)
        else:
            yield moment.milestone.name
            yield moment.milestone.name.removeprefix("the ")
            for words in moment.milestone.words.values():
                yield from (word for word in words if "*" not in word)


def _plain_id(text: str) -> str:
    return "-".join(plain_words(fold(text[:_LONGEST])))
