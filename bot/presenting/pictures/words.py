"""What a picture shows, in words: for those who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from bot.knowledge import PartialDate, Stance
from bot.presenting.pictures.axis import short_date
from bot.presenting.pictures.contents import Board, Picture, Point, Record, RecordPoint, Timeline
from bot.presenting.presenter import Presenter
from bot.presenting.text import cut, units

__all__ = ["alt_text"]

_LONGEST: Final = 1024
"""What Discord takes as the description of a file."""

_Group = tuple[str, Sequence[str]]


def alt_text(presenter: Presenter, picture: Picture) -> str:
    """Title, subtitle and who stands where, in at most 1024 characters.

    Where that is too long, every position is cut to the same number of names, so that none is left out for coming last.
    """
    head = f"{_sentence(picture.title)} {_sentence(picture.subtitle)}"
    for dated in (True, False):
        groups = list(_groups(presenter, picture, dated=dated))
        longest = max((len(names) for _, names in groups), default=0)
        fewest = longest if dated else 0
        for most in range(longest, fewest - 1, -1):
            text = " ".join([head, *(_told(presenter, name, names, most) for name, names in groups)])
            if units(text) <= _LONGEST:
                return text
    return cut(text, _LONGEST)


def _told(presenter: Presenter, heading: str, names: Sequence[str], most: int) -> str:
    if not most:
        return f"{heading}: {len(names)}."
    told = ", ".join(names[:most])
    if len(names) > most:
        told = presenter.wording("picture.alt.more", names=told, n=len(names) - most)
    return _sentence(f"{heading}: {told}")


def _sentence(text: str) -> str:
    """With a full stop at its end; dates in some languages bring one along."""
    return text if text.endswith(".") else f"{text}."


def _groups(presenter: Presenter, picture: Picture, *, dated: bool) -> Iterator[_Group]:
    """What is told together, with dates or without."""
    match picture:
        case Board():
            yield from _of_board(picture, dated=dated)
        case Timeline():
            for stance, name in picture.lanes:
                mine = sorted((point for point in picture.points if point.stance is stance), key=_in_time)
                yield name, [_entry(point.label, _when(presenter, point), dated=dated) for point in mine]
        case Record():
            names = dict(picture.legend)
            for number, lane in enumerate(picture.lanes):
                taken = sorted((point for point in picture.points if point.lane == number), key=_in_time)
                yield (
                    lane,
                    [_entry(names.get(each.stance, ""), _when(presenter, each), dated=dated) for each in taken],
                )


def _of_board(board: Board, *, dated: bool) -> Iterator[_Group]:
    for number, column in enumerate(board.columns):
        marks = [(name, mark) for name, row in board.rows for mark in row[number : number + 1] if mark is not None]
        for stance, meaning in board.legend:
            names = [_entry(name, mark.caption, dated=dated) for name, mark in marks if mark.stance is stance]
            if names:
                yield f"{column} – {meaning}", names


def _entry(name: str, when: str, *, dated: bool) -> str:
    if not name:
        return when
    return f"{name} ({when})" if dated and when else name


def _when(presenter: Presenter, point: Point | RecordPoint) -> str:
    whole_year = (point.first, point.last) == (date(point.first.year, 1, 1), date(point.first.year, 12, 31))
    month = None if whole_year else point.first.month
    return short_date(PartialDate(point.first.year, month), presenter.wording.locale)


def _in_time(point: Point | RecordPoint) -> tuple[date, date, Stance]:
    return point.first, point.last, point.stance
