"""Who said what on one subject: a topic, a kind of deployment, or both where they are the same thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from bot.knowledge import Deployment, FactBase, Statement, Topic
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import sentence
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.presses import Open
from bot.presenting.reply import Button, Menu, MenuKind, Option, Reply
from bot.presenting.state import ANY, Listing, ListingKind, code
from bot.presenting.text import capitalised, clean, cut

__all__ = ["Subject", "on_subject", "subject_by_code", "subjects", "unknown_subject"]

_LONGEST_ECHO = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to look statements up by. Topic and kind of deployment of one id are one subject."""

    id: str
    topic: Topic | None
    deployment: Deployment | None

    def admits(self, statement: Statement) -> bool:
        """Tell whether a statement is on this subject."""
        if self.deployment is not None and statement.deployment == self.deployment:
            return True
        return self.topic is not None and self.topic in statement.topics

    def title(self, presenter: Presenter) -> str:
        """What it is called in the reader's language."""
        named = self.topic or self.deployment
        return presenter.title(named) if named is not None else self.id

    @property
    def listing(self) -> Listing:
        """The subject as a button remembers it."""
        return Listing(ListingKind.TOPIC, code(self.id))


def subjects(base: FactBase) -> tuple[Subject, ...]:
    """Every topic and kind of deployment on which somebody spoke, those with most statements first."""
    counts: Counter[str] = Counter()
    for statement in base.statements.values():
        kind = [statement.deployment.id] if statement.deployment is not None else []
        counts.update({*kind, *(topic.id for topic in statement.topics)})
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return tuple(Subject(key, base.topics.get(key), base.deployments.get(key)) for key in ordered)


def subject_by_code(presenter: Presenter, key: str) -> Subject | None:
    """The subject of a code; None if it is gone."""
    topic, deployment = presenter.topic_by_code.get(key), presenter.deployment_by_code.get(key)
    named = topic or deployment
    return None if named is None else Subject(named.id, topic, deployment)


def on_subject(presenter: Presenter, subject: Subject, narrowing: Narrowing = EVERYTHING) -> Reply:
    """Who said what on a subject, by speaker in neutral order."""
    title = capitalised(subject.title(presenter))
    found = tuple(filter(subject.admits, presenter.base.statements.values()))
    if not found:
        return sentence(presenter.wording("topic.none", subject=title))
    reply = collected_reply(presenter, Collected(title, found, subject.listing), narrowing)
    in_time = Listing(ListingKind.TIMELINE, f"{ANY}:{code(subject.id)}:{ANY}:{ANY}")
    return replace(reply, buttons=(Button(presenter.wording("button.timeline"), Open(in_time)),))


def unknown_subject(presenter: Presenter, typed: str, near: list[Subject]) -> Reply:
    """Say that there is no such subject, and offer those with a similar name."""
    wording = presenter.wording
    said = wording("topic.unknown", name=cut(clean(typed), _LONGEST_ECHO))
    if not near:
        return sentence(said)
    titles = [subject.title(presenter) for subject in near]
    options = tuple(
        Option(capitalised(title), "", str(subject.listing)) for subject, title in zip(near, titles, strict=True)
    )
    return Reply(
        lead=f"{said} {wording('unknown_name.near', names=wording.alternatives(titles))}",
        menus=(Menu(MenuKind.LISTING, wording("topic.prompt"), options),),
        private=True,
    )
