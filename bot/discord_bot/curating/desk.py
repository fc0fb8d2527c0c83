"""The desk itself: who may use it, what waits there, and the way from a button to what it does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.discord_bot.curating.correcting import corrections_due
from bot.discord_bot.curating.corrections import list_corrections, open_correction, post_correction
from bot.discord_bot.curating.exporting import export
from bot.discord_bot.curating.questions import (
    answer_question,
    close_question,
    list_questions,
    open_question,
)
from bot.discord_bot.curating.reports import close_report, list_reports, open_report
from bot.discord_bot.curating.screens import CURATE, Screen, button, show
from bot.discord_bot.uses import Use
from bot.presenting.presses import Do
from bot.presenting.reply import Paragraph, Reply

__all__ = ["curate_pressed", "show_desk"]


async def show_desk(use: Use) -> None:
    """Show what waits for the curators, to a curator.

    Raises:
        RecordsError: if the records cannot be read.
    """
    if await _may(use):
        await _desk(use, Do(CURATE, "desk"))


async def curate_pressed(use: Use, press: Do) -> None:
    """Do what a button, a menu or a form of the desk says, for a curator.

    Raises:
        RecordsError: if the records cannot be used.
    """
    if not await _may(use):
        return
    do = _DOERS.get(press.verb)
    if do is None:
        await use.say("outdated")
    else:
        await do(use, press)


async def _may(use: Use) -> bool:
    if await use.bot.curators.include(use.interaction.user.id):
        return True
    await use.say("curate.forbidden")
    return False


async def _desk(use: Use, _press: Do) -> None:
    words, base, memory = use.manner.words, use.library.base, use.bot.memory
    questions = await memory.ask(lambda records: records.questions.list("open"))
    reports = await memory.ask(lambda records: records.reports.list())
    corrections = await memory.ask(lambda records: corrections_due(records, base))
    lines = (
        words.count("curate.questions.count", len(questions)),
        words.count("curate.reports.count", len(reports)),
        words.count("curate.corrections.count", len(corrections)),
    )
    reply = Reply(title=words("curate.title"), pages=((Paragraph(None, "\n".join(lines)),),), private=True)
    ways = ("questions", "reports", "corrections", "export")
    await show(use, Screen(reply, (tuple(button(words(f"curate.{way}"), Do(CURATE, way)) for way in ways),)))


_DOERS: Mapping[str, Callable[[Use, Do], Awaitable[None]]] = {
    "desk": _desk,
    "questions": list_questions,
    "question": open_question,
    "answered": answer_question,
    "no_fact": close_question,
    "dismissed": close_question,
    "reports": list_reports,
    "report": open_report,
    "mended": close_report,
    "dismiss": close_report,
    "corrections": list_corrections,
    "correction": open_correction,
    "post": post_correction,
    "export": export,
}
