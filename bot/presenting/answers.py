"""An answer as a reply: one way to lay out each outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Answer, Outcome
from bot.answering.neighbours import linked
from bot.knowledge import Actor, Statement
from bot.presenting.beside import beside
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import decline
from bot.presenting.exploring.illustrating import of_record, over_time
from bot.presenting.lists import by_time, chronicle, side_by_side
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Menu, MenuKind, Option, Paragraph, Reply
from bot.presenting.state import Listing, ListingKind, code, listing_for
from bot.presenting.text import capitalised, clean, cut, lowered

__all__ = ["compose", "profile", "statement_options", "statement_reply"]

_CARDS_PER_PAGE = 2
_CANDIDATE = 130
_ECHO = 120


def compose(presenter: Presenter, answer: Answer, narrowing: Narrowing = EVERYTHING) -> Reply:
    """The reply to one question; one that was completed from the question before says how it was read."""
    reply = replace(_laid_out(presenter, answer, narrowing), answers=bool(answer.statements))
    if answer.asked is None:
        return reply
    read = presenter.wording("lead.asked", question=cut(clean(answer.asked), _ECHO))
    return replace(reply, lead=f"{read} {reply.lead}" if reply.lead else read)


def _laid_out(presenter: Presenter, answer: Answer, narrowing: Narrowing) -> Reply:
    match answer.outcome:
        case Outcome.STATEMENT if answer.statements:
            return _direct(presenter, answer)
        case Outcome.LIST if answer.statements:
            title = _subject(presenter, answer) or presenter.wording("title.statements")
            return collected_reply(presenter, Collected(title, answer.statements, _listing(answer)), narrowing)
        case Outcome.TIMELINE if answer.statements:
            subject, wording = _subject(presenter, answer), presenter.wording
            title = wording("title.timeline.of", subject=subject) if subject else wording("title.timeline")
            picture = over_time(subject or title)
            collected = Collected(title, answer.statements, _listing(answer), lay_out=by_time, illustrate=picture)
            return collected_reply(presenter, collected, narrowing)
        case Outcome.COMPARISON if answer.statements:
            return _compared(presenter, answer, narrowing)
        case Outcome.PROFILE if answer.statements:
            actors = answer.understanding.actors or answer.actors[:1]
            return profile(presenter, actors[0], answer.statements, _listing(answer), narrowing)
        case Outcome.CLARIFY if answer.candidates:
            return _clarified(presenter, answer)
        case _:
            return decline(presenter, answer)


def _listing(answer: Answer) -> Listing:
    """What brings an answer back: the question as it was understood."""
    return listing_for(answer.asked or answer.question)


def statement_reply(presenter: Presenter, statement: Statement, related: Sequence[Statement] = ()) -> Reply:
    """One statement as a card, with what stands beside it as buttons."""
    return Reply(
        pages=((presenter.card(statement),),),
        footer=presenter.footer,
        buttons=beside(presenter, statement, related or linked(presenter.base, statement)),
        listing=Listing(ListingKind.CARD, code(statement.id)),
    )


def profile(
    presenter: Presenter,
    actor: Actor,
    statements: Sequence[Statement] | None = None,
    listing: Listing | None = None,
    narrowing: Narrowing = EVERYTHING,
) -> Reply:
    """The record of one actor: roles, then the statements by date. `listing` brings back a record that is not whole."""
    whole = presenter.base.statements_by_actor.get(actor.id, ())
    mine = whole if statements is None else tuple(statements)
    name = presenter.name(actor)
    if not mine:
        return Reply(title=name, lead=presenter.wording("profile.none", name=name), private=True)
    if len(mine) == 1:
        return replace(
            statement_reply(presenter, mine[0]), lead=presenter.wording("profile.one", name=presenter.speaker(mine[0]))
        )
    roles = dict.fromkeys(role for s in mine if (role := presenter.base.role_then(actor, s)))
    if {s.id for s in mine} == {s.id for s in whole}:
        listing = Listing(ListingKind.PROFILE, code(actor.id))
    heading = [clean(role) for role in roles][:3]
    alone = presenter.base.is_person(actor.id)
    if alone:
        # Who spoke together with somebody is no speaker of that person's record.
        heading.append(presenter.wording.count("statements", sum(map(narrowing.admits, mine))))
    collected = Collected(
        name,
        mine,
        listing,
        lay_out=lambda presenter, wanted: chronicle(presenter, wanted, actor),
        lead=" · ".join(heading) or None,
        counted=not alone,
        illustrate=of_record(actor),
    )
    return collected_reply(presenter, collected, narrowing)


def statement_options(presenter: Presenter, statements: Sequence[Statement]) -> tuple[Option, ...]:
    """Statements to choose from in a menu."""
    return tuple(
        Option(presenter.headline(statement), clean(statement.statement), code(statement.id))
        for statement in dict.fromkeys(statements)
    )


def _direct(presenter: Presenter, answer: Answer) -> Reply:
    if len(answer.statements) == 1:
        return statement_reply(presenter, answer.statements[0], answer.related)
    cards = [presenter.card(statement) for statement in answer.statements]
    pages = tuple(tuple(cards[start : start + _CARDS_PER_PAGE]) for start in range(0, len(cards), _CARDS_PER_PAGE))
    return Reply(
        lead=presenter.wording("lead.several", n=len(cards)),
        pages=pages,
        footer=presenter.footer,
        buttons=beside(presenter, answer.statements[0], answer.related, but=answer.statements),
        listing=_listing(answer),
    )


def _compared(presenter: Presenter, answer: Answer, narrowing: Narrowing) -> Reply:
    wording = presenter.wording
    speaking = set(answer.actors)
    asked = answer.understanding.actors or answer.actors
    silent = [actor for actor in asked if actor not in speaking]
    columns = [actor for actor in asked if actor in speaking] or list(answer.actors)
    collected = Collected(
        wording("title.comparison", names=presenter.names(columns)),
        answer.statements,
        _listing(answer),
        lay_out=lambda presenter, wanted: side_by_side(presenter, wanted, columns),
        lead=wording("lead.nothing_by", names=presenter.names(silent)) if silent else None,
        counted=False,
    )
    return collected_reply(presenter, collected, narrowing)


def _clarified(presenter: Presenter, answer: Answer) -> Reply:
    wording = presenter.wording
    candidates = tuple(dict.fromkeys(answer.candidates))[:5]
    # Text and menu call them the same, so that one finds below what one has read above.
    options = [
        replace(option, label=f"{place}. {option.label}")
        for place, option in enumerate(statement_options(presenter, candidates), start=1)
    ]
    none = Option(wording("clarify.none"), wording("clarify.none.description"), "")
    return Reply(
        title=wording("clarify.title"),
        lead=wording("clarify.lead"),
        pages=(tuple(Paragraph(option.label, cut(option.description, _CANDIDATE)) for option in options),),
        footer=presenter.footer,
        menus=(Menu(MenuKind.CLARIFY, wording("clarify.prompt"), (*options, none)),),
        private=True,
    )


def _subject(presenter: Presenter, answer: Answer) -> str:
    """What a list is about, as it was understood: people, topics, deployment, positions, period."""
    wording, read = presenter.wording, answer.understanding
    parts: list[str] = []
    if read.actors:
        parts.append(presenter.names(read.actors))
    named = [presenter.title(topic) for topic in read.topics]
    if read.deployment is not None:
        deployment = presenter.title(read.deployment)
        named = [deployment, *(name for name in named if deployment.casefold() not in name.casefold())]
    if named:
        parts.append(", ".join(named))
    if read.stances:
        parts.append(", ".join(lowered(wording(f"stance.{stance}.bare")) for stance in read.stances))
    if read.first is not None and read.last is not None:
        first, last = wording.date(read.first), wording.date(read.last)
        parts.append(first if first == last else wording("subject.period", first=first, last=last))
    subject = " · ".join(parts)
    return capitalised(subject)
