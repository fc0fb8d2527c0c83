"""Several statements as one reply: counted, in pages, each to be opened in full, and the list to be made shorter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.knowledge import Statement
from bot.presenting.lists import by_speaker, to_open
from bot.presenting.narrowing import EVERYTHING, Narrowing, filters
from bot.presenting.presenter import Presenter
from bot.presenting.reply import Illustration, Page, Reply
from bot.presenting.state import Listing

__all__ = ["Collected", "collected_reply"]

LayOut = Callable[[Presenter, Sequence[Statement]], tuple[Page, ...]]
Illustrate = Callable[[Presenter, Sequence[Statement]], tuple[Illustration, ...]]


@dataclass(frozen=True, slots=True)
class Collected:
    """Statements that belong together, and how they are shown.

    `lead` stands before what is counted; with `counted` off it stands alone. `listing` brings the collection back.
    """

    title: str
    statements: tuple[Statement, ...]
    listing: Listing | None
    lay_out: LayOut = by_speaker
    lead: str | None = None
    counted: bool = True
    illustrate: Illustrate | None = None


def collected_reply(presenter: Presenter, collected: Collected, narrowing: Narrowing = EVERYTHING) -> Reply:
    """The reply for a collection, or for the part of it that is wanted."""
    wording = presenter.wording
    wanted = [statement for statement in collected.statements if narrowing.admits(statement)]
    pages = collected.lay_out(presenter, wanted)
    illustrate = collected.illustrate if presenter.illustrated else None
    lead = [collected.lead] if collected.lead else []
    if collected.counted:
        speakers = dict.fromkeys(actor for statement in wanted for actor in statement.actors)
        statements = wording.count("statements", len(wanted))
        counts = wording("lead.counts", statements=statements, speakers=wording.count("speakers", len(speakers)))
        lead.append(counts if len(speakers) != 1 else statements)
    return Reply(
        title=collected.title,
        lead=" · ".join([*lead, *narrowing.words(presenter)]) or None,
        pages=pages,
        menus=to_open(presenter, pages),
        filters=filters(presenter, collected.statements, collected.listing, narrowing),
        illustrations=illustrate(presenter, wanted) if illustrate is not None else (),
        footer=presenter.footer,
        listing=narrowing.of(collected.listing),
    )
