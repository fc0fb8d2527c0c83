"""Questions without an answer: a list, one by one, and what a curator makes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.answering.answer import Outcome
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
from bot.discord_bot.forms import Blank, open_form
from bot.discord_bot.telling import tell_waiting
from bot.discord_bot.uses import Use
from bot.knowledge import Statement
from bot.presenting.presses import Do, Open
from bot.presenting.reply import Paragraph, Reply, Row, Rows
from bot.presenting.state import ListingKind, listing_for
from bot.presenting.text import clean, cut
from bot.presenting.wording import Wording
from bot.records import Question

__all__ = ["answer_question", "close_question", "list_questions", "open_question"]

_STATEMENT: Final = "statement"
_LONGEST_ID: Final = 100
_MOST_HEADLINES: Final = 3


async def list_questions(use: Use, press: Do) -> None:
    """Show a page of the open questions, those asked by most people first."""
    words = use.manner.words
    found = await use.bot.memory.ask(lambda records: records.questions.list("open"))
    _, wanted = number_and_page(f"0:{press.argument}") or (0, 0)
    questions, page, turning = pager(words, "questions", found, wanted)
    rows = tuple(Row(_people(words, question), cut(question.text, LINE)) for question in questions)
    choices = [
        Choice(question.text, f"{_people(words, question)} · {_reason(words, question)}", str(question.id))
        for question in questions
    ]
    reply = Reply(
        title=words("curate.questions"),
        lead=words.count("curate.questions.count", len(found)) if found else words("curate.questions.none"),
        pages=((Rows(None, rows),),),
        private=True,
    )
    menu = chooser(words("curate.choose.question"), Do(CURATE, "question", str(page)), choices)
    await show(use, Screen(reply, (menu, (*turning, button(words("curate.back"), Do(CURATE, "desk"))))))


async def open_question(use: Use, press: Do) -> None:
    """Show the question that was chosen."""
    chosen = await chosen_from(use, press)
    if chosen is not None:
        await _show_question(use, *chosen, said="")


async def answer_question(use: Use, press: Do) -> None:
    """Ask for the statement that answers a question; settle it with the one that is given, and tell who waits."""
    named, words = number_and_page(press.argument), use.manner.words
    if named is None:
        await use.say("outdated")
        return
    if _STATEMENT not in use.fields:
        blank = Blank(
            _STATEMENT, words("curate.answered.label"), longest=_LONGEST_ID, note=words("curate.answered.note")
        )
        await open_form(use.interaction, press, words("curate.answered.title"), [blank])
        return
    statement_id = clean(use.fields[_STATEMENT]).strip("`").lower()
    if statement_id not in use.library.base.statements:
        await use.say("curate.answered.unknown", id=statement_id)
        return
    number, page = named
    settled = await use.bot.memory.ask(lambda records: records.questions.settle(number, "answered", statement_id))
    await _show_question(use, number, page, said="curate.settled.told" if settled else "curate.settled.before")
    if settled:
        await tell_waiting(use.bot, number)


async def close_question(use: Use, press: Do) -> None:
    """Settle a question that no statement answers."""
    named = number_and_page(press.argument)
    if named is None:
        await use.say("outdated")
        return
    number, page = named
    if press.verb == "no_fact":
        settled = await use.bot.memory.ask(lambda records: records.questions.settle(number, "no_fact"))
        if settled:
            # There is nothing to tell: what was kept to tell it goes.
            await use.bot.memory.ask(lambda records: records.questions.take_waiting(number))
    else:
        settled = await use.bot.memory.ask(lambda records: records.questions.settle(number, "dismissed"))
    await _show_question(use, number, page, said="curate.settled" if settled else "curate.settled.before")


async def _show_question(use: Use, number: int, page: int, *, said: str) -> None:
    """Show one question; `said` is the key of what to say first."""
    words = use.manner.words
    question = await use.bot.memory.ask(lambda records: records.questions.read(number))
    if question is None:
        await show(use, Screen(Reply(lead=words("curate.gone"), private=True), (ways_back(words, "questions", page),)))
        return
    remembered = f"{number}:{page}"
    deciding = [
        button(words(f"curate.question.{key}"), Do(CURATE, verb, remembered))
        for key, verb in (("answered", "answered"), ("no_fact", "no_fact"), ("dismiss", "dismissed"))
        if question.state == "open"
    ]
    listing = listing_for(question.text)
    if listing.kind is ListingKind.QUESTION:
        deciding.append(button(words("curate.question.show"), Open(listing)))
    reply = Reply(
        title=words("curate.question.title"),
        lead=words(said) if said else None,
        pages=((Paragraph(None, words("quote", quote=question.text)), Rows(None, tuple(_facts(use, question)))),),
        private=True,
    )
    await show(use, Screen(reply, (tuple(deciding), ways_back(words, "questions", page))))


def _facts(use: Use, question: Question) -> list[Row]:
    words = use.manner.words
    since = words(
        "curate.question.since.text", first=day(words, question.first_asked), last=day(words, question.last_asked)
    )
    return [
        Row(words("curate.question.asked"), _people(words, question)),
        Row(words("curate.question.since"), since),
        Row(words("curate.question.language"), words.language_name(question.language)),
        Row(words("curate.question.reason"), _reason(words, question)),
        Row(words("curate.question.now"), _now(use, question)),
        Row(words("curate.state"), _state(words, question)),
    ]


def _people(words: Wording, question: Question) -> str:
    return words.count("curate.people", question.count)


def _reason(words: Wording, question: Question) -> str:
    key = f"curate.reason.{question.reason}"
    return words(key) if key in words else question.reason


def _state(words: Wording, question: Question) -> str:
    if question.state == "answered" and question.statement_id is not None:
        return words("curate.state.answered.by", statement=question.statement_id)
    return words(f"curate.state.{question.state}")


def _now(use: Use, question: Question) -> str:
    """What the bot says to the question as the base stands."""
    words, answer = use.manner.words, use.library.answer(question.text)
    if answer is not None and answer.statements:
        return words("curate.question.now.answer", headlines=_headlines(use, answer.statements))
    if answer is not None and answer.outcome is Outcome.CLARIFY:
        return words("curate.question.now.choice", headlines=_headlines(use, answer.candidates))
    return use.library.reply(answer, words).lead or ""


def _headlines(use: Use, statements: Sequence[Statement]) -> str:
    named = [use.presenter.headline(statement) for statement in statements[:_MOST_HEADLINES]]
    return "; ".join([*named, "…"] if len(statements) > _MOST_HEADLINES else named)
