"""From what a button remembers back to the reply it belongs to, from the base as it is now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.answering.answer import Answer
from bot.answering.neighbours import more_by_speaker, other_side, superseding
from bot.knowledge import Statement
from bot.presenting.answers import compose, profile, statement_reply
from bot.presenting.collected import Collected, collected_reply
from bot.presenting.declines import sentence
from bot.presenting.exploring.restoring import EXPLORED, explored
from bot.presenting.lists import as_ranked, by_speaker, by_time
from bot.presenting.narrowing import EVERYTHING, Narrowing
from bot.presenting.people import PeopleFilter, people
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.source_pages import sources_of
from bot.presenting.state import Listing, ListingKind, codes_in

__all__ = ["restore"]


def restore(presenter: Presenter, listing: Listing, ask: Callable[[str], Answer]) -> Reply:
    """The reply that a listing stands for.

    `ask` answers a question. What is no longer in the base is politely said to be gone, and so is a question that was
    shown above an answer: whoever sees the answer has to put it in place of the listing first.
    """
    if listing.kind is ListingKind.NARROWED:
        read = Narrowing.read(listing.value, presenter)
        return _gone(presenter) if read is None else _restored(presenter, read[1], ask, read[0])
    return _restored(presenter, listing, ask, EVERYTHING)


def _restored(presenter: Presenter, listing: Listing, ask: Callable[[str], Answer], narrowing: Narrowing) -> Reply:
    value = listing.value
    match listing.kind:
        case ListingKind.QUESTION:
            return compose(presenter, ask(value), narrowing)
        case ListingKind.PROFILE:
            actor = presenter.actor_by_code.get(value)
            return profile(presenter, actor, narrowing=narrowing) if actor else _gone(presenter)
        case ListingKind.PEOPLE:
            wanted = PeopleFilter.read(value, presenter)
            return people(presenter, wanted) if wanted else _gone(presenter)
        case ListingKind.STATEMENTS | ListingKind.RELATED:
            return _named(presenter, listing, narrowing)
        case _ if listing.kind in EXPLORED:
            return explored(presenter, listing, narrowing) or _gone(presenter)
        case _:
            statement = presenter.statement_by_code.get(value)
            return _of_statement(presenter, listing, statement, narrowing) if statement else _gone(presenter)


def _of_statement(presenter: Presenter, listing: Listing, statement: Statement, narrowing: Narrowing) -> Reply:
    wording, base = presenter.wording, presenter.base
    name, date = presenter.speaker(statement), presenter.when(statement)
    match listing.kind:
        case ListingKind.CARD:
            return statement_reply(presenter, statement)
        case ListingKind.SOURCES:
            return sources_of(presenter, statement)
        case ListingKind.OTHER_SIDE:
            # What stands beside a statement is ranked by how near it is; all else comes in a neutral order.
            collected = Collected(
                wording("title.other_side"),
                other_side(base, statement),
                listing,
                lay_out=as_ranked,
                lead=wording("lead.other_side", name=name, date=date),
                counted=False,
            )
        case ListingKind.NEXT:
            collected = Collected(
                wording("title.next"),
                superseding(base, statement),
                listing,
                lay_out=by_time,
                lead=wording("lead.next", name=name, date=date),
                counted=False,
            )
        case ListingKind.MORE_BY:
            collected = Collected(wording("title.more_by", names=name), more_by_speaker(base, statement), listing)
        case _:
            return _gone(presenter)
    return collected_reply(presenter, collected, narrowing) if collected.statements else _gone(presenter)


def _named(presenter: Presenter, listing: Listing, narrowing: Narrowing) -> Reply:
    codes = codes_in(listing.value)
    known = _known(presenter, codes)
    if not known:
        return _gone(presenter)
    missing = len(codes) - len(known)
    related = listing.kind is ListingKind.RELATED
    collected = Collected(
        presenter.wording("title.related" if related else "title.statements"),
        tuple(known),
        listing,
        lay_out=as_ranked if related else by_speaker,
        lead=presenter.wording.count("left", missing) if missing else None,
        counted=not missing,
    )
    return collected_reply(presenter, collected, narrowing)


def _known(presenter: Presenter, codes: Sequence[str]) -> list[Statement]:
    return [presenter.statement_by_code[key] for key in codes if key in presenter.statement_by_code]


def _gone(presenter: Presenter) -> Reply:
    return sentence(presenter.wording("gone"))
