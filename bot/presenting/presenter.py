"""The fact base in words: names, roles, dates, positions and sources as a reader is to see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from bot.answering.neighbours import superseding
from bot.knowledge import (
    Actor,
    ActorKind,
    Citation,
    Deployment,
    FactBase,
    Ownership,
    Source,
    Stance,
    Statement,
    StatementKind,
    Topic,
)
from bot.presenting.examples import examples
from bot.presenting.links import deep_link, is_web_address
from bot.presenting.reply import Card, SourceLink
from bot.presenting.state import code
from bot.presenting.text import capitalised, clean
from bot.presenting.wording import Wording, wording

__all__ = ["SIGNS", "Presenter", "alphabetical"]

SIGNS: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.FOR: "▲",
        Stance.OPEN: "△",
        Stance.NEUTRAL: "◇",
        Stance.AGAINST: "▼",
        Stance.WARNS: "▽",
        Stance.NONE: "○",
    }
)
"""A sign for each position, told apart by shape, not by colour."""


_UNBROKEN = "\u00a0"
_MOST_NAMES = 5
_FIRST_NAMES = 3


@dataclass(frozen=True)
class Presenter:
    """Puts one base into the words of one language. Where nobody sees pictures, replies need not be `illustrated`."""

    base: FactBase
    wording: Wording = field(default_factory=wording)
    illustrated: bool = True

    @cached_property
    def statement_by_code(self) -> Mapping[str, Statement]:
        """Every statement under the code that buttons know it by."""
        return MappingProxyType({code(key): statement for key, statement in self.base.statements.items()})

    @cached_property
    def actor_by_code(self) -> Mapping[str, Actor]:
        """Every actor under the code that buttons know them by."""
        return MappingProxyType({code(key): actor for key, actor in self.base.actors.items()})

    @cached_property
    def deployment_by_code(self) -> Mapping[str, Deployment]:
        """Every kind of deployment under the code that buttons know it by."""
        return MappingProxyType({code(key): deployment for key, deployment in self.base.deployments.items()})

    @cached_property
    def topic_by_code(self) -> Mapping[str, Topic]:
        """Every topic under the code that buttons know it by."""
        return MappingProxyType({code(key): topic for key, topic in self.base.topics.items()})

    @cached_property
    def speakers(self) -> tuple[Actor, ...]:
        """Everybody with a statement, in neutral order."""
        return tuple(sorted((self.base.actors[key] for key in self.base.statements_by_actor), key=alphabetical))

    @cached_property
    def footer(self) -> str:
        """Up to when the base knows, and in which language it is where that is not the reader's."""
        known = self.wording("footer", last=self.wording.date(self.base.meta.coverage.last))
        if self.wording.language == self.base.meta.language:
            return known
        language = self.wording.language_name(self.base.meta.language)
        return self.wording("footer.foreign", footer=known, language=language)

    @cached_property
    def legend(self) -> str:
        """What the signs of the positions mean; no line breaks between a sign and what it means."""
        legend = self.wording("legend", **{f"{stance}_": f"{sign}{_UNBROKEN}" for stance, sign in SIGNS.items()})
        return legend.replace(f"{_UNBROKEN} ", _UNBROKEN)

    @cached_property
    def example(self) -> str:
        """A question that this base answers well."""
        return next(iter(self.examples), self.base.meta.title)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Short questions that this base answers, one a speaker, the most discussed statements first."""
        return examples(self.base, self.wording("example.opening"))

    def name(self, actor: Actor) -> str:
        """What an actor is called: a state in the reader's language, anybody else as the base writes the name."""
        name = clean(actor.name)
        return self.wording.state_name(name) if actor.kind is ActorKind.STATE else name

    def title(self, entry: Topic | Deployment) -> str:
        """What a topic or a kind of deployment is called in the reader's language."""
        return clean(entry.name_in(self.wording.language))

    def names(self, actors: Sequence[Actor]) -> str:
        """Names in a row."""
        return self.wording.together([self.name(actor) for actor in actors])

    def speaker(self, statement: Statement) -> str:
        """Who made a statement, by name; of many the first, for the roles beneath name them all."""
        actors = statement.actors
        if len(actors) <= _MOST_NAMES:
            return self.names(actors)
        first = ", ".join(self.name(actor) for actor in actors[:_FIRST_NAMES])
        return self.wording("speaker.others", names=first, n=str(len(actors) - _FIRST_NAMES))

    def role(self, statement: Statement) -> str | None:
        """The role then; for a joint statement everybody by name, each with the role where it is known."""
        if len(statement.actors) == 1:
            role = self.base.role_then(statement.actors[0], statement)
            return clean(role) if role else None
        roles = [(self.name(actor), self.base.role_then(actor, statement)) for actor in statement.actors]
        if not any(role for _, role in roles):
            return None
        return "; ".join(
            self.wording("speaker.role", name=name, role=clean(role)) if role else name for name, role in roles
        )

    def when(self, statement: Statement) -> str:
        """The date in words."""
        return self.wording("date.missing") if statement.date is None else self.wording.date(statement.date)

    def headline(self, statement: Statement) -> str:
        """Who and when, to tell a statement from others."""
        return f"{self.speaker(statement)}, {self.when(statement)}"

    def position(self, statement: Statement) -> str:
        """Stance and kind of deployment in words."""
        if statement.deployment is None:
            return self.wording(f"stance.{statement.stance}.bare")
        return self.wording(f"stance.{statement.stance}", deployment=self.title(statement.deployment))

    def card(self, statement: Statement) -> Card:
        """Everything a reader needs to judge a statement; made once, for it stands in many lists."""
        known = self._cards.get(statement)
        if known is None:
            known = self._cards[statement] = self._new_card(statement)
        return known

    @cached_property
    def _cards(self) -> dict[Statement, Card]:
        return {}

    def _new_card(self, statement: Statement) -> Card:
        wording = self.wording
        basis = clean(statement.date_basis)
        through = []
        if statement.spoken_by is not None:
            through.append(wording(_through(statement.spoken_by), name=clean(statement.spoken_by.name)))
        if statement.via is not None:
            through.append(wording("through.via", via=clean(statement.via)))
        return Card(
            statement_id=statement.id,
            speaker=capitalised(self.speaker(statement)),
            role=self.role(statement),
            joint=len(statement.actors) > 1,
            stance=statement.stance,
            sign=SIGNS[statement.stance],
            position=self.position(statement),
            when=self.when(statement),
            day=statement.date.first_day if statement.date is not None and statement.date.day is not None else None,
            when_basis=wording("date.missing.because", basis=basis) if statement.date is None and basis else None,
            place=clean(statement.place) if statement.place else None,
            kind="" if statement.kind is StatementKind.SAID else wording(f"kind.{statement.kind}"),
            through=tuple(through),
            text=clean(statement.statement),
            quote=wording("quote", quote=clean(statement.quote)) if statement.quote else None,
            allegation=wording("allegation") if statement.allegation else None,
            allegation_short=wording("allegation.short") if statement.allegation else None,
            later=self.later(statement),
            caveats=tuple(clean(caveat) for caveat in statement.caveats),
            corrections=self.corrections(statement),
            sources=tuple(dict.fromkeys(self.source_link(citation, statement) for citation in statement.citations)),
        )

    def later(self, statement: Statement) -> str | None:
        """When the speaker took another position, where that happened."""
        followed = superseding(self.base, statement)
        if not followed or followed[-1].date is None:
            return None
        return self.wording("later", date=self.wording.date(followed[-1].date))

    def corrections(self, statement: Statement) -> tuple[str, ...]:
        """What was mended in the entry, newest first: who saw it before is to know what changed."""
        newest_first = sorted(statement.corrections, key=lambda correction: correction.date, reverse=True)
        return tuple(
            self.wording("correction", date=self.wording.date(each.date), what=clean(each.what))
            for each in newest_first
        )

    def source_link(self, citation: Citation, statement: Statement) -> SourceLink:
        """A source with its ownership, linked to the quoted words."""
        source = citation.source
        label = self.outlet(source)
        if source.via and not statement.via:
            label = self.wording("source.via", outlet=label, via=clean(source.via))
        short = label
        if source.translated_from:
            language = self.wording.language_name(source.translated_from)
            label = self.wording("source.translated", outlet=label, language=language)
        if source.published is not None and not source.published_note:
            label = self.wording("source.published", outlet=label, date=self.wording.date(source.published))
        # A page in another language than the first cannot print these words.
        quote = statement.quote if source.language == statement.citations[0].source.language else None
        url = deep_link(source.url, quote) if is_web_address(source.url) else None
        return SourceLink(label, short, url)

    def outlet(self, source: Source) -> str:
        """The outlet's name, marked where a state, a party or an official body stands behind it."""
        outlet, mark = clean(source.outlet), self._ownership(source)
        if mark is None:
            return outlet
        if outlet.endswith(")"):
            return self.wording("source.marked.more", outlet=outlet[:-1], mark=mark)
        return self.wording("source.marked", outlet=outlet, mark=mark)

    def _ownership(self, source: Source) -> str | None:
        wording = self.wording
        state = self.base.actors[source.state] if source.state else None
        match source.ownership:
            case Ownership.STATE if state is None:
                return wording("source.state.unnamed")
            case Ownership.STATE:
                assert state is not None
                adjective = f"adjective.{state.id}"
                if adjective not in wording:
                    return wording("source.state.named", state=self.name(state))
                return wording("source.state", adjective=wording(adjective))
            case Ownership.OFFICIAL if state is None:
                return wording("source.official")
            case Ownership.OFFICIAL:
                assert state is not None
                return wording("source.official.state", state=self.name(state))
            case Ownership.PARTY:
                return wording("source.party")
            case _:
                return None


def alphabetical(actor: Actor) -> tuple[str, str]:
    """Sort key of the neutral order: by name as printed, whatever the position taken."""
    return (actor.name.casefold(), actor.id)


def _through(actor: Actor) -> str:
    """How it is said through whom somebody spoke: names of offices want an article, where a language has one."""
    bare = actor.kind not in (ActorKind.OFFICE, ActorKind.ORGANISATION) or actor.name.lower().startswith("the ")
    return "through.spoken_by" if bare else "through.spoken_by.office"
