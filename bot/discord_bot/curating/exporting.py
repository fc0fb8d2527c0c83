"""What curators take away: the queue as files, and lines for the base."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Final

import discord

from bot.discord_bot.uses import Use
from bot.knowledge import Declined, DeclineReason
from bot.knowledge.exports.spreadsheet import harmless
from bot.presenting.as_discord import render
from bot.presenting.declines import sentence
from bot.presenting.presses import Do
from bot.presenting.text import clean, cut
from bot.records import Question

__all__ = ["declined_lines", "export", "queue_as_csv", "queue_as_json"]

_BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it a spreadsheet takes the file for its own old encoding and breaks every accent."""

_LONGEST_DECLINED: Final = 300
"""As long as a declined question in the base may be."""


async def export(use: Use, press: Do) -> None:
    """Send all questions that are kept as files, and those without a fact as lines for the base."""
    words, base = use.manner.words, use.library.base
    questions = await use.bot.memory.ask(lambda records: records.questions.list(None))
    declined = declined_lines(questions, base.declined)
    texts = {
        "questions.csv": _BYTE_ORDER_MARK + queue_as_csv(questions),
        "questions.json": queue_as_json(questions),
    }
    lead = words("curate.export.lead", questions=words.count("curate.export.questions", len(questions)))
    if declined:
        texts["declined.yaml"] = "".join(declined)
        lead = f"{lead} {words.count('curate.export.declined', len(declined))}"
    reply = sentence(lead, title=words("curate.export.title"))
    files = [discord.File(io.BytesIO(text.encode()), filename=name) for name, text in texts.items()]
    embeds = list(render(reply, wording=words, public=False).embeds)
    await use.interaction.response.send_message(embeds=embeds, files=files, ephemeral=True)


def queue_as_csv(questions: Sequence[Question]) -> str:
    """One row a question under a row of names. No cell is a formula to a spreadsheet."""
    rows = [_plain(question) for question in questions]
    buffer = io.StringIO()
    # Everything in quotation marks: by itself the writer leaves a lone carriage return bare, which ends a row.
    writer = csv.DictWriter(buffer, fieldnames=list(_NAMES), lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless("" if value is None else str(value)) for name, value in row.items()})
    return buffer.getvalue()


def queue_as_json(questions: Sequence[Question]) -> str:
    """A list of all questions, each with its fields by name; times are in UTC."""
    return json.dumps([_plain(question) for question in questions], ensure_ascii=False, indent=2) + "\n"


def declined_lines(questions: Sequence[Question], settled: Collection[Declined]) -> list[str]:
    """A line for the section `declined` of the base for each question without a fact that is not there (`settled`)."""
    known = {entry.question for entry in settled}
    reasons = {str(reason) for reason in DeclineReason}
    lines: list[str] = []
    for question in questions:
        text = cut(clean(question.text), _LONGEST_DECLINED)
        if question.state == "no_fact" and text not in known:
            reason = question.reason if question.reason in reasons else DeclineReason.NO_STATEMENT
            lines.append(f"  - {{question: {json.dumps(text, ensure_ascii=False)}, reason: {reason}}}\n")
    return lines


_NAMES: Final = (
    "id",
    "text",
    "asked_by",
    "reason",
    "language",
    "state",
    "statement_id",
    "first_asked",
    "last_asked",
    "settled",
)


def _plain(question: Question) -> Mapping[str, str | int | None]:
    values = (
        question.id,
        question.text,
        question.count,
        question.reason,
        question.language,
        question.state,
        question.statement_id,
        question.first_asked.isoformat(timespec="seconds"),
        question.last_asked.isoformat(timespec="seconds"),
        question.settled.isoformat(timespec="seconds") if question.settled is not None else None,
    )
    return dict(zip(_NAMES, values, strict=True))
