"""Corrections that older answers do not show: a list, one by one, and the button that writes them there."""

from __future__ import annotations

from collections.abc import Mapping

from bot.discord_bot.curating.correcting import Due, Failure, corrections_due, post_corrections
from bot.discord_bot.curating.screens import (
    CURATE,
    Choice,
    Screen,
    button,
    chooser,
    number_and_page,
    pager,
    show,
    ways_back,
)
from bot.discord_bot.uses import Use
from bot.presenting.presses import Do, Open
from bot.presenting.reply import Paragraph, Reply, Row, Rows
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.wording import Wording

__all__ = ["list_corrections", "open_correction", "post_correction"]


async def list_corrections(use: Use, press: Do) -> None:
    """Show a page of the statements that were corrected after answers which show them."""
    words, found = use.manner.words, await _found(use)
    _, wanted = number_and_page(f"0:{press.argument}") or (0, 0)
    shown, page, turning = pager(words, "corrections", found, wanted)
    lines = [(use.presenter.headline(due.statement), _where(words, due), code(due.statement.id)) for due in shown]
    reply = Reply(
        title=words("curate.corrections"),
        lead=words.count("curate.corrections.count", len(found)) if found else words("curate.corrections.none"),
        pages=((Rows(None, tuple(Row(headline, where) for headline, where, _ in lines)),),),
        private=True,
    )
    choices = [Choice(*line) for line in lines]
    menu = chooser(words("curate.choose.correction"), Do(CURATE, "correction", str(page)), choices)
    await show(use, Screen(reply, (menu, (*turning, button(words("curate.back"), Do(CURATE, "desk"))))))


async def open_correction(use: Use, press: Do) -> None:
    """Show the corrections of the statement that was chosen, and how many answers are without them."""
    due = _of(await _found(use), str(use.values[0])) if use.values else None
    await _show_correction(use, due, said="")


async def post_correction(use: Use, press: Do) -> None:
    """Write the corrections of a statement under the answers that are without them, and tell how that went."""
    due = _of(await _found(use), press.argument)
    if due is None:
        await _show_correction(use, None, said="")
        return
    # Writing may take longer than Discord waits for an answer.
    await use.interaction.response.defer()
    outcomes = await post_corrections(use.bot, due)
    left = _of(await _found(use), press.argument)
    await _show_correction(use, left, said=_said(use.manner.words, outcomes))


async def _show_correction(use: Use, due: Due | None, *, said: str) -> None:
    """Show what is due for one statement; `said` comes first."""
    words = use.manner.words
    back = ways_back(words, "corrections", 0)
    if due is None:
        reply = Reply(title=words("curate.corrections"), lead=said or words("curate.gone"), private=True)
        await show(use, Screen(reply, (back,)))
        return
    statement = due.statement
    named = code(statement.id)
    reply = Reply(
        title=use.presenter.headline(statement),
        lead=" ".join(part for part in (said, _where(words, due)) if part),
        pages=(tuple(Paragraph(None, text) for text in use.presenter.corrections(statement)),),
        private=True,
    )
    deciding = (
        button(words.count("curate.post", len(due.answers)), Do(CURATE, "post", named)),
        button(words("curate.report.open"), Open(Listing(ListingKind.CARD, named))),
    )
    await show(use, Screen(reply, (deciding, back)))


async def _found(use: Use) -> list[Due]:
    base = use.library.base
    return await use.bot.memory.ask(lambda records: corrections_due(records, base))


def _of(found: list[Due], named: str) -> Due | None:
    return next((due for due in found if code(due.statement.id) == named), None)


def _where(words: Wording, due: Due) -> str:
    return words(
        "curate.correction.where",
        answers=words.count("curate.answers", len(due.answers)),
        servers=words.count("curate.servers", due.servers),
    )


def _said(words: Wording, outcomes: Mapping[Failure | None, int]) -> str:
    """How posting went: under how many answers, and why not under others."""
    posted = words("curate.posted", answers=words.count("curate.answers", outcomes.get(None, 0)))
    others = [
        words(
            "curate.posted.not",
            answers=words.count("curate.answers", outcomes[failure]),
            why=words(f"curate.posted.{failure}"),
        )
        for failure in Failure
        if outcomes.get(failure)
    ]
    return " ".join([posted, *others])
