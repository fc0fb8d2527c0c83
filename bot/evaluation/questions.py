"""The questions of an evaluation: what is asked, and what a good answer holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bot.knowledge import DeclineReason, FactBase

__all__ = ["Expected", "QuestionFileError", "read_questions"]


class QuestionFileError(Exception):
    """A file of questions that cannot be used; the message is one sentence that says where and why."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A question with what a good answer holds.

    `gold`: statements that are a good first answer; `full`: what a complete list holds;
    `speakers`: further actors who may be shown as speaking; `reasons`: fitting reasons to decline.
    """

    question: str
    kind: str
    language: str
    answerable: bool
    gold: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()

    @property
    def good(self) -> frozenset[str]:
        """Every statement that may be shown."""
        return self.gold | self.full


def read_questions(path: Path, base: FactBase | None = None) -> list[Expected]:
    """Read questions, one JSON object a line: `q`, `kind`, `lang`, `outcome`, `gold`, `full`, `speakers`, ...

    With a `base`, every statement and actor named must be in it.

    Raises:
        QuestionFileError: if the file cannot be read, holds no question, or a field of a line is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionFileError(f"{path}: cannot be read: {error}") from None
    questions = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            row = _row(line, f"{path}:{number}")
            for problem in _problems(row, base):
                raise QuestionFileError(f"{path}:{number}: {problem}")
            questions.append(_question(row))
    if not questions:
        raise QuestionFileError(f"{path}: holds no questions")
    return questions


def _row(line: str, place: str) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise QuestionFileError(f"{place}: not JSON: {error}") from None
    if not isinstance(row, dict):
        raise QuestionFileError(f'{place}: needs to be an object with "q" and "outcome"')
    return row


def _problems(row: Mapping[str, Any], base: FactBase | None) -> Iterator[str]:
    if not isinstance(row.get("q"), str):
        yield "q: must be the text of the question"
    if row.get("outcome") not in ("answer", "decline"):
        yield 'outcome: must be "answer" or "decline"'
    for name in ("kind", "lang"):
        if not isinstance(row.get(name, ""), str):
            yield f"{name}: must be a text"
    for name in ("gold", "full", "speakers"):
        if not _is_list_of_texts(row.get(name) or []):
            yield f"{name}: must be a list of ids"
            return
    reasons = row.get("decline_reason") or []
    if not (isinstance(reasons, str) or _is_list_of_texts(reasons)):
        yield "decline_reason: must be a reason or a list of reasons"
        return
    for reason in _as_set(reasons) - {str(known) for known in DeclineReason}:
        yield f"decline_reason: {reason!r} is none of {', '.join(DeclineReason)}"
    if base is not None:
        yield from _unknown_ids(row, base)


def _unknown_ids(row: Mapping[str, Any], base: FactBase) -> Iterator[str]:
    known: tuple[tuple[str, str, Mapping[str, object]], ...] = (
        ("gold", "statement", base.statements),
        ("full", "statement", base.statements),
        ("speakers", "actor", base.actors),
    )
    for name, what, entries in known:
        for key in row.get(name) or ():
            if key not in entries:
                near = get_close_matches(key, entries, n=1)
                meant = f" (did you mean {near[0]!r}?)" if near else ""
                yield f"{name}: the base has no {what} {key!r}{meant}"


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _as_set(reasons: str | list[str]) -> frozenset[str]:
    return frozenset([reasons] if isinstance(reasons, str) else reasons)


def _question(row: Mapping[str, Any]) -> Expected:
    return Expected(
        question=row["q"],
        kind=row.get("kind", ""),
        language=row.get("lang", ""),
        answerable=row["outcome"] == "answer",
        gold=frozenset(row.get("gold") or ()),
        full=frozenset(row.get("full") or ()),
        speakers=frozenset(row.get("speakers") or ()),
        reasons=_as_set(row.get("decline_reason") or []),
    )
