"""An answer as a reply: one way to lay out each outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answer import Answer, Outcome
from bot.answering.neighbours import linked, more_by_speaker, other_side
from bot.knowledge import Actor, Statement
from bot.presenting.declines import decline
from bot.presenting.lists import by_speaker, by_time, chronicle, side_by_side, to_open
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Button, Menu, MenuKind, Option, Page, Reply, Row, Rows
from bot.presenting.state import Listing, ListingKind, code, listing_for
from bot.presenting.text import capitalised, clean, cut

__all__ = ["compose", "profile", "statement_options", "statement_reply"]

_CARDS_PER_PAGE = 2
_RELATED = 10
_SHORT_NAME = 20
_CANDIDATE = 130
_ECHO = 120


def compose(presenter: Presenter, answer: Answer) -> Reply:
    """The reply to one question; one that was completed from the question before says how it was read."""
    reply = _laid_out(presenter, answer)
    if answer.asked is None:
        return reply
    read = presenter.wording("lead.asked", question=cut(clean(answer.asked), _ECHO))
    return replace(reply, lead=f"{read} {reply.lead}" if reply.lead else read)


def _laid_out(presenter: Presenter, answer: Answer) -> Reply:
    match answer.outcome:
        case Outcome.STATEMENT if answer.statements:
            return _direct(presenter, answer)
        case Outcome.LIST if answer.statements:
            return _listed(presenter, answer, _subject(presenter, answer), by_speaker(presenter, answer.statements))
        case Outcome.TIMELINE if answer.statements:
            subject = _subject(presenter, answer)
            title = (
                presenter.wording("title.timeline.of", subject=subject)
                if subject
                else presenter.wording("title.timeline")
            )
            return _listed(presenter, answer, title, by_time(presenter, answer.statements))
        case Outcome.COMPARISON if answer.statements:
            return _compared(presenter, answer)
        case Outcome.PROFILE if answer.statements:
            actors = answer.understanding.actors or answer.actors[:1]
            return profile(presenter, actors[0], answer.statements)
        case Outcome.CLARIFY if answer.candidates:
            return _clarified(presenter, answer)
        case _:
            return decline(presenter, answer)


def statement_reply(presenter: Presenter, statement: Statement, related: Sequence[Statement] = ()) -> Reply:
    """One statement as a card, with what stands beside it as buttons."""
    return Reply(
        pages=((presenter.card(statement),),),
        footer=presenter.footer,
        buttons=_beside(presenter, statement, related or linked(presenter.base, statement)),
    )


def profile(presenter: Presenter, actor: Actor, statements: Sequence[Statement] | None = None) -> Reply:
    """The record of one actor: roles, then the statements by date."""
    mine = presenter.base.statements_by_actor.get(actor.id, ()) if statements is None else statements
    name = clean(actor.name)
    if not mine:
        return Reply(title=name, lead=presenter.wording("profile.none", name=name), private=True)
    if len(mine) == 1:
        return replace(
            statement_reply(presenter, mine[0]), lead=presenter.wording("profile.one", name=presenter.speaker(mine[0]))
        )
    roles = dict.fromkeys(role for s in mine if (role := presenter.base.role_then(actor, s)))
    lead = [clean(role) for role in roles][:3]
    lead.append(presenter.wording.count("statements", len(mine)))
    pages = chronicle(presenter, mine, actor)
    whole_record = {s.id for s in mine} == {s.id for s in presenter.base.statements_by_actor.get(actor.id, ())}
    return Reply(
        title=name,
        lead=" · ".join(lead),
        pages=pages,
        menus=to_open(presenter, pages),
        footer=presenter.footer,
        listing=Listing(ListingKind.PROFILE, code(actor.id))
        if whole_record
        else listing_for("", [s.id for s in mine], presenter.base.statements),
    )


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
        buttons=_beside(presenter, answer.statements[0], answer.related, but=answer.statements),
        listing=listing_for(answer.question, [s.id for s in answer.statements], presenter.base.statements),
    )


def _beside(
    presenter: Presenter, statement: Statement, related: Sequence[Statement], but: Sequence[Statement] = ()
) -> tuple[Button, ...]:
    wording, base = presenter.wording, presenter.base
    buttons: list[Button] = []
    opposite = other_side(base, statement)
    if opposite:
        buttons.append(
            Button(wording("button.other_side", n=len(opposite)), Listing(ListingKind.OTHER_SIDE, code(statement.id)))
        )
    more = more_by_speaker(base, statement)
    if more:
        name = presenter.speaker(statement)
        label = (
            wording("button.more_by", name=name, n=len(more))
            if len(name) <= _SHORT_NAME
            else wording("button.more_by.long", n=len(more))
        )
        buttons.append(Button(label, Listing(ListingKind.MORE_BY, code(statement.id))))
    shown = {statement.id, *(other.id for other in but)}
    near = [other for other in dict.fromkeys(related) if other.id not in shown][:_RELATED]
    if near:
        codes = "".join(code(other.id) for other in near)
        buttons.append(Button(wording("button.related", n=len(near)), Listing(ListingKind.RELATED, codes)))
    return tuple(buttons)


def _listed(presenter: Presenter, answer: Answer, title: str, pages: tuple[Page, ...]) -> Reply:
    wording = presenter.wording
    counts = wording(
        "lead.counts",
        statements=wording.count("statements", len(answer.statements)),
        speakers=wording.count("speakers", len(answer.actors)),
    )
    return Reply(
        title=title or wording("title.statements"),
        lead=counts,
        pages=pages,
        menus=to_open(presenter, pages),
        footer=presenter.footer,
        listing=listing_for(answer.question, [s.id for s in answer.statements], presenter.base.statements),
    )


def _compared(presenter: Presenter, answer: Answer) -> Reply:
    wording = presenter.wording
    speaking = set(answer.actors)
    asked = answer.understanding.actors or answer.actors
    silent = [actor for actor in asked if actor not in speaking]
    columns = [actor for actor in asked if actor in speaking] or list(answer.actors)
    pages = side_by_side(presenter, answer.statements, columns)
    return Reply(
        title=wording("title.comparison", names=presenter.names(columns)),
        lead=wording("lead.nothing_by", names=presenter.names(silent)) if silent else None,
        pages=pages,
        menus=to_open(presenter, pages),
        footer=presenter.footer,
        listing=listing_for(answer.question, [s.id for s in answer.statements], presenter.base.statements),
    )


def _clarified(presenter: Presenter, answer: Answer) -> Reply:
    wording = presenter.wording
    candidates = tuple(dict.fromkeys(answer.candidates))[:5]
    rows = tuple(
        Row(f"{place}.", _candidate(presenter, statement)) for place, statement in enumerate(candidates, start=1)
    )
    none = Option(wording("clarify.none"), wording("clarify.none.description"), "")
    return Reply(
        title=wording("clarify.title"),
        lead=wording("clarify.lead"),
        pages=((Rows(None, rows),),),
        footer=presenter.footer,
        menus=(Menu(MenuKind.CLARIFY, wording("clarify.prompt"), (*statement_options(presenter, candidates), none)),),
        private=True,
    )


def _candidate(presenter: Presenter, statement: Statement) -> str:
    text = cut(clean(statement.statement), _CANDIDATE)
    return text if statement.date is None else f"{text} ({presenter.when(statement)})"


def _subject(presenter: Presenter, answer: Answer) -> str:
    """What a list is about, as it was understood: people, topics, deployment, positions, period."""
    wording, read = presenter.wording, answer.understanding
    parts: list[str] = []
    if read.actors:
        parts.append(presenter.names(read.actors))
    named = [clean(topic.name) for topic in read.topics]
    if read.deployment is not None:
        deployment = clean(read.deployment.name)
        named = [deployment, *(name for name in named if deployment.casefold() not in name.casefold())]
    if named:
        parts.append(", ".join(named))
    if read.stances:
        parts.append(", ".join(wording(f"stance.{stance}.bare").lower() for stance in read.stances))
    if read.first is not None and read.last is not None:
        first, last = wording.date(read.first), wording.date(read.last)
        parts.append(first if first == last else wording("subject.period", first=first, last=last))
    subject = " · ".join(parts)
    return capitalised(subject)
