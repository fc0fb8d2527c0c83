"""`python -m bot report`: what readers told the bot: questions without an answer, reports, votes."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.cli.support import OK, Unusable
from bot.presenting.text import clean, cut
from bot.records import Question, Records, RecordsError, Report, Tally
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]

_SQLITE: Final = "sqlite:///"
_IN_MEMORY: Final = ("sqlite://", "sqlite:///", "sqlite:///:memory:")
_NARROWEST: Final = 30
"""Characters that the last column of a table has on any terminal."""


@dataclass(frozen=True, slots=True)
class _Told:
    """All that readers told: open questions and reports, and how statements were voted on in the last year."""

    questions: Sequence[Question] = ()
    reports: Sequence[Report] = ()
    votes: Sequence[tuple[str, Tally]] = field(default=())


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "report",
        help="say what readers asked in vain, reported and found useful",
        description="Show what is remembered at DATABASE_URL: the questions without an answer, those asked by most "
        "people first; what readers say is wrong with statements, the oldest first; and which statements they called "
        "useful or not in the last year. Nothing of it says who they are.",
    )
    parser.add_argument("--json", action="store_true", help="print JSON for programs; times are in UTC")


def run(arguments: argparse.Namespace) -> int:
    """Print the report."""
    url = load_settings().database_url
    nothing = _why_nothing(url)
    told = _Told() if nothing else _read(url)
    if arguments.json:
        if nothing:
            print(nothing, file=sys.stderr)
        print(json.dumps(_plain(told), ensure_ascii=False, indent=2))
    else:
        print(nothing or "\n".join(_lines(told, _width())))
    return OK


def _why_nothing(url: str) -> str | None:
    """Why there can be nothing to read, where that is so; looking must not make a database."""
    if url in _IN_MEMORY:
        return "DATABASE_URL keeps nothing: what the bot remembers in memory is gone when it stops."
    if not url.startswith(_SQLITE):
        return None
    path = Path(url.removeprefix(_SQLITE).partition("?")[0])
    return (
        None if path.exists() else f"There is no database yet: {path} is made when the bot first remembers something."
    )


def _read(url: str) -> _Told:
    try:
        with closing(Records(url)) as records:
            return _Told(records.questions.list("open"), records.reports.list(), records.votes.by_subject())
    except RecordsError as error:
        raise Unusable(str(error)) from None


def _plain(told: _Told) -> dict[str, Any]:
    return {
        "unanswered": [
            {
                "id": question.id,
                "question": question.text,
                "asked_by": question.count,
                "reason": question.reason,
                "language": question.language,
                "first_asked": question.first_asked.isoformat(timespec="seconds"),
                "last_asked": question.last_asked.isoformat(timespec="seconds"),
            }
            for question in told.questions
        ],
        "reports": [
            {
                "id": report.id,
                "statement": report.statement_id,
                "what": report.what,
                "source": report.source,
                "at": report.at.isoformat(timespec="seconds"),
            }
            for report in told.reports
        ],
        "votes": [
            {"subject": subject, "useful": tally.useful, "not_useful": tally.not_useful}
            for subject, tally in told.votes
        ],
    }


def _lines(told: _Told, width: int | None) -> Iterator[str]:
    yield from _table(
        "Questions without an answer",
        ("people", "last asked", "language", "why", "question"),
        [
            (str(each.count), f"{each.last_asked:%Y-%m-%d}", each.language, each.reason, each.text)
            for each in told.questions
        ],
        width,
    )
    yield ""
    yield from _table(
        "Reported as wrong",
        ("reported", "statement", "what"),
        [
            (f"{each.at:%Y-%m-%d}", each.statement_id, f"{each.what} ({each.source})" if each.source else each.what)
            for each in told.reports
        ],
        width,
    )
    yield ""
    yield from _table(
        "Called useful or not",
        ("useful", "not useful", "statement, or a list of several"),
        [(str(tally.useful), str(tally.not_useful), subject) for subject, tally in told.votes],
        width,
    )


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """A title with the number of rows, and the rows under their names. The last column ends where the terminal does.

    Numbers stand on the right. What strangers wrote is cleaned: it could move the cursor of a terminal.
    """
    yield f"{title}: {len(rows)}"
    if not rows:
        return
    cleaned = [[clean(cell) for cell in row] for row in rows]
    sizes = [max(len(row[place]) for row in (names, *cleaned)) for place in range(len(names) - 1)]
    room = None if width is None else max(_NARROWEST, width - sum(sizes) - 2 * len(names))
    for row in (names, *cleaned):
        cells = [_set(cell, size) for cell, size in zip(row, sizes, strict=False)]
        yield "  " + "  ".join([*cells, row[-1] if room is None else cut(row[-1], room)])


def _set(cell: str, size: int) -> str:
    return cell.rjust(size) if cell.isdecimal() else cell.ljust(size)


def _width() -> int | None:
    """How wide the terminal is; None where the output goes to a file or another program, which lacks nothing then."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
