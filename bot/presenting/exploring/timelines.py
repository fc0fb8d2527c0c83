"""What was said in order of time: by somebody, on something, from when to when, or all of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.knowledge import Actor, Coverage, PartialDate, Statement
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import sentence
from bot.presenting.exploring.illustrating import of_record, over_time
from bot.presenting.exploring.moments import outside_coverage
from bot.presenting.exploring.subjects import Subject, subject_by_code
from bot.presenting.lists import by_time
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import ANY, Listing, ListingKind, code
from bot.presenting.text import capitalised

__all__ = ["Stretch", "in_order_of_time"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which statements are wanted: by whom, on what, from when to when, both included."""

    actor: Actor | None = None
    subject: Subject | None = None
    first: PartialDate | None = None
    last: PartialDate | None = None

    @property
    def listing(self) -> Listing:
        """The stretch as a button remembers it."""
        parts = (
            code(self.actor.id) if self.actor else ANY,
            code(self.subject.id) if self.subject else ANY,
            str(self.first or ANY),
            str(self.last or ANY),
        )
        return Listing(ListingKind.TIMELINE, ":".join(parts))

    @classmethod
    def read(cls, value: str, presenter: Presenter) -> Stretch | None:
        """Read what a button remembered; None if it makes no sense or what it asks for is gone."""
        parts = value.split(":")
        if len(parts) != 4:
            return None
        by, on, first, last = parts
        actor, subject = presenter.actor_by_code.get(by), subject_by_code(presenter, on)
        if (actor is None and by != ANY) or (subject is None and on != ANY):
            return None
        try:
            return cls(actor, subject, *(None if text == ANY else PartialDate.parse(text) for text in (first, last)))
        except ValueError:
            return None

    def meets(self, coverage: Coverage) -> bool:
        """Tell whether some day of the stretch is in the time that a base knows."""
        begins_after = self.first is not None and self.first.first_day > coverage.last.last_day
        ends_before = self.last is not None and self.last.last_day < coverage.first.first_day
        return not (begins_after or ends_before)

    def admits(self, statement: Statement) -> bool:
        """Tell whether a statement is wanted; what has no date was said in no stretch of time."""
        if self.actor is not None and self.actor not in statement.actors:
            return False
        if self.subject is not None and not self.subject.admits(statement):
            return False
        if self.first is None and self.last is None:
            return True
        begin = self.first.first_day if self.first is not None else date.min
        end = self.last.last_day if self.last is not None else date.max
        return statement.date is not None and statement.date.overlaps(begin, end)

    def title(self, presenter: Presenter) -> str:
        """What is wanted, in words; empty for everything."""
        wording = presenter.wording
        parts = [presenter.name(self.actor)] if self.actor else []
        parts += [self.subject.title(presenter)] if self.subject else []
        first, last = (wording.date(each) if each else None for each in (self.first, self.last))
        if first and last:
            parts.append(first if first == last else wording("subject.period", first=first, last=last))
        elif first:
            parts.append(wording("timeline.since", date=first))
        elif last:
            parts.append(wording("timeline.until", date=last))
        return capitalised(" · ".join(parts))


def in_order_of_time(presenter: Presenter, wanted: Stretch, narrowing: Narrowing = EVERYTHING) -> Reply:
    """The statements of a stretch in order of time, with a picture; one sentence where there can be none."""
    wording, base = presenter.wording, presenter.base
    if wanted.first is not None and wanted.last is not None and wanted.last.last_day < wanted.first.first_day:
        first, last = wording.date(wanted.first), wording.date(wanted.last)
        return sentence(wording("timeline.reversed", first=first, last=last))
    if not wanted.meets(base.meta.coverage):
        return outside_coverage(presenter)
    found = tuple(filter(wanted.admits, base.statements.values()))
    if not found:
        return sentence(wording("timeline.none"))
    subject = wanted.title(presenter)
    title = wording("title.timeline.of", subject=subject) if subject else wording("title.timeline")
    if wanted.actor is None:
        collected = Collected(title, found, wanted.listing, lay_out=by_time, illustrate=over_time(subject or title))
        return collected_reply(presenter, collected, narrowing)
    # In the record of one actor those who spoke together with them do not count as speakers.
    collected = Collected(
        title,
        found,
        wanted.listing,
        lay_out=by_time,
        lead=wording.count("statements", sum(map(narrowing.admits, found))),
        counted=False,
        illustrate=of_record(wanted.actor),
    )
    return collected_reply(presenter, collected, narrowing)
