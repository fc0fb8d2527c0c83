"""From what a button remembers back to the reply it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.answer import Answer
from bot.answering.neighbours import more_by_speaker, other_side
from bot.knowledge import Statement
from bot.presenting.answers import compose, profile, statement_reply
from bot.presenting.declines import sentence
from bot.presenting.lists import as_ranked, by_speaker, to_open
from bot.presenting.people import PeopleFilter, people
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Reply
from bot.presenting.state import Listing, ListingKind, statement_codes, subset_ids

__all__ = ["restore"]


def restore(presenter: Presenter, listing: Listing, ask: Callable[[str], Answer]) -> Reply:
    """The reply that a listing stands for, from the base as it is now.

    `ask` answers a question. What is no longer in the base is politely said to be gone.
    """
    value = listing.value
    match listing.kind:
        case ListingKind.QUESTION:
            return compose(presenter, ask(value))
        case ListingKind.PROFILE:
            actor = presenter.actor_by_code.get(value)
            return profile(presenter, actor) if actor else _gone(presenter)
        case ListingKind.PEOPLE:
            wanted = PeopleFilter.read(value, presenter)
            return people(presenter, wanted) if wanted else _gone(presenter)
        case ListingKind.SUBSET:
            ids = subset_ids(value, presenter.base.statements)
            if not ids:
                return _gone(presenter)
            return _several(presenter, listing, [presenter.base.statements[key] for key in ids])
        case ListingKind.STATEMENTS | ListingKind.RELATED:
            return _named(presenter, listing)
        case _:
            statement = presenter.statement_by_code.get(value)
            return _beside(presenter, listing, statement) if statement else _gone(presenter)


def _beside(presenter: Presenter, listing: Listing, statement: Statement) -> Reply:
    wording, base = presenter.wording, presenter.base
    if listing.kind is ListingKind.CARD:
        return statement_reply(presenter, statement)
    if listing.kind is ListingKind.OTHER_SIDE:
        found = other_side(base, statement)
        lead = wording("lead.other_side", name=presenter.speaker(statement), date=presenter.when(statement))
        return _several(presenter, listing, found, wording("title.other_side"), lead)
    found = more_by_speaker(base, statement)
    return _several(presenter, listing, found, wording("title.more_by", names=presenter.speaker(statement)))


def _named(presenter: Presenter, listing: Listing) -> Reply:
    codes = statement_codes(listing.value)
    known = [presenter.statement_by_code[key] for key in codes if key in presenter.statement_by_code]
    missing = len(codes) - len(known)
    lead = presenter.wording.count("gone", missing) if missing else None
    title = presenter.wording("title.related") if listing.kind is ListingKind.RELATED else None
    return _several(presenter, listing, known, title, lead)


def _several(
    presenter: Presenter,
    listing: Listing,
    statements: list[Statement] | tuple[Statement, ...],
    title: str | None = None,
    lead: str | None = None,
) -> Reply:
    if not statements:
        return _gone(presenter)
    wording = presenter.wording
    speakers = dict.fromkeys(actor for statement in statements for actor in statement.actors)
    counts = wording(
        "lead.counts",
        statements=wording.count("statements", len(statements)),
        speakers=wording.count("speakers", len(speakers)),
    )
    # What stands beside a statement is ranked by how near it is; all else comes in the neutral order.
    ranked = listing.kind in (ListingKind.OTHER_SIDE, ListingKind.RELATED)
    pages = as_ranked(presenter, statements) if ranked else by_speaker(presenter, statements)
    return Reply(
        title=title or wording("title.statements"),
        lead=lead or counts,
        pages=pages,
        menus=to_open(presenter, pages),
        footer=presenter.footer,
        listing=listing,
    )


def _gone(presenter: Presenter) -> Reply:
    return sentence(presenter.wording("gone"))
