"""Questions for lists, made by rule: what a complete answer holds follows from the fact base's own fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.evaluation.attribution import Attribution
from bot.evaluation.questions import Expected
from bot.evaluation.signs import sign_of
from bot.knowledge import Actor, ActorKind, Deployment, FactBase, PartialDate, Stance, Statement, Topic

__all__ = ["list_questions"]

_MONTHS = (
    "January February March April May June July August September October November December"  # English month names
).split()

_AGAINST, _FOR = -1, 1
_SIDES = {
    _AGAINST: ("who is against {}?", "who opposes {}?", "list everyone against {}"),
    _FOR: ("who is for {}?", "who supports {}?", "list everyone in favour of {}"),
}
_ABOUT = ("who mentioned {}?", "who spoke about {}?", "list all statements about {}", "what has been said about {}?")
_FROM = ("what did people from {} say?", "who from {} is quoted?")
_THEIR = ("what did {} say?", "list the statements of {}")
_ENGLISH_ALIASES = 4
"""So many aliases of a state are surely English; those of other languages stand after them."""
_COUNTRIES = {
    "which countries said no in {}?": (Stance.AGAINST,),
    "which governments were against it in {}?": (Stance.AGAINST, Stance.WARNS),
    "which countries were open to it in {}?": (Stance.FOR, Stance.OPEN),
}
_WHEN = ("what was said in {}?", "who said something in {}?")
_WOMEN = ("what did women say?", "which women spoke?", "quotes by women")


def list_questions(base: FactBase) -> list[Expected]:
    """Questions for lists whose complete answers follow from the base's own fields.

    By side and deployment, by state, by topic, by month, and by gender. Only questions with an answer are made.
    """
    return list(_Maker(base).questions())


@dataclass(frozen=True)
class _Maker:
    base: FactBase

    def questions(self) -> Iterator[Expected]:
        yield from self._by_side()
        yield from self._by_state()
        yield from self._by_topic()
        yield from self._by_month()
        women = _ids(s for s in self._all if any(actor.gender == "f" for actor in s.actors))
        yield from _rows("list: women", _WOMEN, "", women)

    def _by_side(self) -> Iterator[Expected]:
        for deployment in self.base.deployments.values():
            if deployment.name.startswith("other "):
                continue  # what is left over is nobody's question
            subject = "sending troops" if deployment.general else deployment.name
            for side, forms in _SIDES.items():
                taken = [s for s in self._all if s.stance.side == side and s.deployment is not None]
                on_it = [s for s in taken if deployment.general or s.deployment == deployment]
                found = _ids([s for s in on_it if s.stance is Stance.FOR] or on_it)  # "open" is not yet "for"
                yield from _rows("list: side", forms, subject, found, self._called(deployment.name, taken))

    def _called(self, name: str, statements: Iterable[Statement]) -> frozenset[str]:
        """Those on anything that the base's dictionary calls by a name, too: they may be shown, but need not be."""
        subjects: list[Topic | Deployment] = [*self.base.topics.values()]
        subjects += [kind for kind in self.base.deployments.values() if not kind.general]
        meant = {each.id for each in subjects if sign_of(each).search(name.casefold())}
        return _ids(
            s
            for s in statements
            if meant & {topic.id for topic in s.topics} or (s.deployment is not None and s.deployment.id in meant)
        )

    def _by_state(self) -> Iterator[Expected]:
        attribution = Attribution(self.base)
        for state in self.base.actors.values():
            if state.kind is not ActorKind.STATE:
                continue
            people = _ids(s for s in self._all if any(self._comes_from(a, state.id) for a in s.actors))
            allowed = attribution.of(state.id)
            yield from _rows("list: state", _FROM, state.name, people, allowed)
            english = state.aliases[:_ENGLISH_ALIASES]
            for name in english:
                if f"{name}s" in english:  # "Italians" beside "Italian"
                    yield from _rows("list: people", _THEIR, f"{name}s", people, allowed)

    def _comes_from(self, actor: Actor, state: str) -> bool:
        home = self.base.state_of(actor)
        return home is not None and home.id == state and actor.kind is not ActorKind.OUTLET

    def _by_topic(self) -> Iterator[Expected]:
        for topic in self.base.topics.values():
            found = _ids(s for s in self._all if _is_on(s, topic))
            yield from _rows("list: topic", _ABOUT, topic.name, found, self._called(topic.name, self._all))

    def _by_month(self) -> Iterator[Expected]:
        months = {(s.date.year, s.date.month) for s in self._all if s.date and s.date.month}
        attribution = Attribution(self.base)
        for year, month in sorted((year, month) for year, month in months if month):
            name, date = f"{_MONTHS[month - 1]} {year}", PartialDate(year, month)
            then = [s for s in self._all if s.date is not None and _overlap(s.date, date)]
            yield from _rows("list: month", _WHEN, name, _ids(then))
            for form, stances in _COUNTRIES.items():
                taken = [s for s in then if s.stance in stances]
                official = _ids(s for s in taken if attribution.is_official(s))
                allowed = _ids(s for s in taken if attribution.may_be_official(s))
                yield from _rows("list: countries", (form,), name, official, allowed)

    @property
    def _all(self) -> Iterable[Statement]:
        return self.base.statements.values()


def _ids(statements: Iterable[Statement]) -> frozenset[str]:
    return frozenset(statement.id for statement in statements)


def _is_on(statement: Statement, topic: Topic) -> bool:
    return topic in statement.topics or (statement.deployment is not None and statement.deployment.id == topic.id)


def _overlap(first: PartialDate, second: PartialDate) -> bool:
    return first.first_day <= second.last_day and second.first_day <= first.last_day


def _rows(
    kind: str, forms: Iterable[str], subject: str, full: frozenset[str], allowed: frozenset[str] = frozenset()
) -> Iterator[Expected]:
    if full:
        for form in forms:
            yield Expected(form.format(subject), kind, "en", True, gold=full | allowed, full=full)
