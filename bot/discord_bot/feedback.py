"""What readers say of an answer: useful or not, and what is wrong with a statement."""

from __future__ import annotations

from typing import Final

from bot.discord_bot.forms import Blank, open_form
from bot.discord_bot.uses import Use
from bot.presenting.presses import Vote, Wrong
from bot.presenting.text import clean
from bot.records import MOST_OPEN_REPORTS

__all__ = ["report_wrong", "vote"]

_LIST: Final = "list"
"""What a vote is for where an answer shows several statements."""

_WHAT, _SOURCE = "what", "source"
_LONGEST_WHAT, _LONGEST_SOURCE = 1000, 500
_COUNTED: Final = {True: "vote.useful", False: "vote.not_useful", None: "vote.none"}


async def vote(use: Use, press: Vote) -> None:
    """Count a vote on the answer: one a person, changed by the other button and taken back by the same.

    Raises:
        RecordsError: if it cannot be counted.
    """
    message, user_id = use.interaction.message, use.interaction.user.id
    statement = use.presenter.statement_by_code.get(press.subject)
    subject = statement.id if statement is not None else press.subject
    if message is None or (statement is None and subject != _LIST):
        await use.say("gone")
        return
    message_id, memory = message.id, use.bot.memory
    await memory.ask(lambda records: records.votes.vote(message_id, records.person(user_id), subject, press.useful))
    counted = await memory.ask(lambda records: records.votes.of(message_id, records.person(user_id)))
    await use.say(_COUNTED[counted])


async def report_wrong(use: Use, press: Wrong) -> None:
    """Ask what is wrong with a statement, and pass on what is said to the curators.

    Raises:
        RecordsError: if it cannot be kept.
    """
    words, user_id = use.manner.words, use.interaction.user.id
    statement = use.presenter.statement_by_code.get(press.code)
    if statement is None:
        await use.say("gone")
        return
    if _WHAT not in use.fields:
        what = Blank(
            _WHAT,
            words("wrong.what"),
            longest=_LONGEST_WHAT,
            hint=words("wrong.what.hint"),
            note=words("wrong.what.note"),
            long=True,
        )
        source = Blank(_SOURCE, words("wrong.source"), longest=_LONGEST_SOURCE, needed=False)
        await open_form(use.interaction, press, words("wrong.title"), [what, source])
        return
    said = clean(use.fields[_WHAT])[:_LONGEST_WHAT]
    source_given = clean(use.fields.get(_SOURCE, ""))[:_LONGEST_SOURCE] or None
    if not any(character.isalnum() for character in said):
        await use.say("wrong.empty")
        return
    statement_id = statement.id
    report = await use.bot.memory.ask(
        lambda records: records.reports.add(statement_id, said, source_given, records.person(user_id))
    )
    if report is None:
        await use.say("wrong.many", most=MOST_OPEN_REPORTS)
    else:
        await use.say("wrong.thanks")
