"""What readers report as wrong with statements: a list, one by one, and what became of each."""

from __future__ import annotations

from bot.discord_bot.curating.screens import (
    CURATE,
    LINE,
    Choice,
    Screen,
    button,
    chooser,
    chosen_from,
    day,
    number_and_page,
    pager,
    show,
    ways_back,
)
from bot.discord_bot.uses import Use
from bot.presenting.presses import Do, Open
from bot.presenting.reply import Paragraph, Reply, Row, Rows
from bot.presenting.state import Listing, ListingKind, code
from bot.presenting.text import cut
from bot.records import Report

__all__ = ["close_report", "list_reports", "open_report"]


async def list_reports(use: Use, press: Do) -> None:
    """Show a page of the open reports, the oldest first."""
    words = use.manner.words
    found = await use.bot.memory.ask(lambda records: records.reports.list())
    _, wanted = number_and_page(f"0:{press.argument}") or (0, 0)
    reports, page, turning = pager(words, "reports", found, wanted)
    reply = Reply(
        title=words("curate.reports"),
        lead=words.count("curate.reports.count", len(found)) if found else words("curate.reports.none"),
        pages=((Rows(None, tuple(Row(_subject(use, report), cut(report.what, LINE)) for report in reports)),),),
        private=True,
    )
    choices = [Choice(_subject(use, report), report.what, str(report.id)) for report in reports]
    menu = chooser(words("curate.choose.report"), Do(CURATE, "report", str(page)), choices)
    await show(use, Screen(reply, (menu, (*turning, button(words("curate.back"), Do(CURATE, "desk"))))))


async def open_report(use: Use, press: Do) -> None:
    """Show the report that was chosen."""
    chosen = await chosen_from(use, press)
    if chosen is not None:
        await _show_report(use, *chosen, said="")


async def close_report(use: Use, press: Do) -> None:
    """Note that what was reported is mended, or is nothing to be mended."""
    named = number_and_page(press.argument)
    if named is None:
        await use.say("outdated")
        return
    number, page = named
    outcome = "mended" if press.verb == "mended" else "dismissed"
    closed = await use.bot.memory.ask(lambda records: records.reports.resolve(number, outcome))
    await _show_report(use, number, page, said="curate.settled" if closed else "curate.settled.before")


async def _show_report(use: Use, number: int, page: int, *, said: str) -> None:
    """Show one report; `said` is the key of what to say first. Who reported it is not told."""
    words = use.manner.words
    report = await use.bot.memory.ask(lambda records: records.reports.read(number))
    back = ways_back(words, "reports", page)
    if report is None:
        await show(use, Screen(Reply(lead=words("curate.gone"), private=True), (back,)))
        return
    rows = [
        Row(words("curate.report.statement"), _subject(use, report)),
        Row(words("curate.report.at"), day(words, report.at)),
        Row(words("curate.state"), words(f"curate.state.{report.outcome or 'open'}")),
    ]
    texts = [Paragraph(words("curate.report.what"), report.what)]
    if report.source:
        texts.append(Paragraph(words("curate.report.source"), report.source))
    remembered = f"{number}:{page}"
    deciding = [
        button(words(f"curate.report.{verb}"), Do(CURATE, verb, remembered))
        for verb in ("mended", "dismiss")
        if report.outcome is None
    ]
    if report.statement_id in use.library.base.statements:
        card = Listing(ListingKind.CARD, code(report.statement_id))
        deciding.append(button(words("curate.report.open"), Open(card)))
    reply = Reply(
        title=words("curate.report.title"),
        lead=words(said) if said else None,
        pages=((*texts, Rows(None, tuple(rows))),),
        private=True,
    )
    await show(use, Screen(reply, (tuple(deciding), back)))


def _subject(use: Use, report: Report) -> str:
    """The statement that a report is about, by speaker and date, and by id where it is not in the base any more."""
    statement = use.library.base.statements.get(report.statement_id)
    if statement is None:
        return use.manner.words("curate.report.left", id=report.statement_id)
    return use.presenter.headline(statement)
