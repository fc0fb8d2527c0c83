"""Pictures of invented contents: as they are most of the time, and as full and as odd as they can become."""

from __future__ import annotations

from datetime import date, timedelta

from bot.knowledge import Stance
from bot.presenting.pictures import Board, Mark, Picture, Point, Record, RecordPoint, Timeline

__all__ = ["KINDS", "LEGEND", "STATES", "board", "full", "odd", "overfull", "record", "timeline"]

LEGEND = tuple(zip(Stance, ("For", "Open to it", "Neutral", "Against", "Warns", "No position"), strict=True))
STATES = (
    "Norland",
    "Sudland",
    "Vereinigtes Königreich",
    "Сполучене Королівство",
    "The Most Serene and Perpetual Federation of the Outer Islands",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenland",
)
KINDS = (
    "Combat troops",
    "Troops or military personnel, kind not said",
    "Instructors",
    "Розмінування",
    "Truppe nach einem Waffenstillstand",
    "Військовослужбовці, вид не вказано",
    "Special forces",
    "Private contractors",
    "Other kinds of presence",
)
_STANCES = tuple(Stance)
_CAPTIONS = ("Jan 2026", "вер. 2025", "Mär 2024", "2024", "", "31 December 2025")
_FIRST = date(2024, 2, 26)


def board(states: int = 4, kinds: int = 3, **texts: str) -> Board:
    """A board with a mark in most cells."""
    return Board(
        title=texts.get("title", "Who stands where"),
        subtitle=texts.get("subtitle", "The latest official word of each state up to 27 February 2026"),
        columns=KINDS[:kinds],
        rows=tuple(
            (texts.get("name", STATES[row % len(STATES)]), _marks(row, kinds, texts.get("caption")))
            for row in range(states)
        ),
        legend=LEGEND,
        footer=texts.get("footer", "As of 27 February 2026"),
    )


def _marks(row: int, kinds: int, caption: str | None) -> tuple[Mark | None, ...]:
    numbers = (row * 5 + kind * 3 for kind in range(kinds))
    captions = _CAPTIONS if caption is None else (caption,)
    return tuple(Mark(_STANCES[n % 6], captions[n % len(captions)]) if n % 4 else None for n in numbers)


def timeline(statements: int = 12, days: int = 700, label: str | None = None) -> Timeline:
    """A timeline with so many statements spread over so many days, every fourth of them known by the month only."""
    points = []
    for number in range(statements):
        day = _FIRST + timedelta(days=number * 37 % days)
        first, last = day, day
        if number % 4 == 3 and days > 31:
            first, last = day.replace(day=1), day.replace(day=28)
        name = STATES[number % len(STATES)] if label is None else label
        points.append(Point(first, last, _STANCES[number * number % 6], name))
    return Timeline(
        title="Instructors",
        subtitle=f"{statements} statements",
        points=tuple(points),
        ticks=_ticks(days),
        lanes=LEGEND,
        footer="As of 27 February 2026",
    )


def record(statements: int = 9, days: int = 700, lanes: int = 3) -> Record:
    """A record of so many statements on so many subjects."""
    points = tuple(
        RecordPoint(day, day, number % lanes, _STANCES[number % 6])
        for number in range(statements)
        for day in [_FIRST + timedelta(days=number * 37 % days)]
    )
    return Record(
        title="Anna Keller: positions over time",
        subtitle=f"{statements} statements",
        lanes=KINDS[:lanes],
        points=points,
        ticks=_ticks(days),
        legend=LEGEND,
        footer="As of 27 February 2026",
    )


def _ticks(days: int) -> tuple[tuple[date, str], ...]:
    named = (_FIRST + timedelta(days=number) for number in range(0, days, max(days // 5, 1)))
    return tuple((day, f"{day:%b %Y}") for day in named)


def full() -> tuple[Picture, ...]:
    """From the emptiest to the fullest pictures of each kind."""
    return (
        board(0, 0),
        board(1, 1),
        board(12, 1),
        board(20, 1, name="United Kingdom", caption="сент. 2025"),
        board(8, 3, name="United Kingdom", caption="сент. 2025"),
        board(6, 4, name="United Kingdom", caption="сент. 2025"),
        board(5, 6, name="United Kingdom", caption="сент. 2025"),
        board(4, 7, name="United Kingdom", caption="сент. 2025"),
        board(3, 9, name="United Kingdom", caption="сент. 2025"),
        timeline(0),
        timeline(1),
        timeline(12),
        timeline(40, days=60),
        timeline(60, days=1),
        timeline(200),
        timeline(600, days=3),
        record(0),
        record(3, lanes=1),
        record(9, lanes=9),
        record(200),
        record(40, days=1),
    )


def overfull() -> tuple[Picture, ...]:
    """Fuller than any that are made: higher than Discord shows well, but as tidy as others."""
    return (board(14, 1), board(14, 4), board(14, 6), board(14, 9), board(30, 2), record(300, lanes=9))


def odd(text: str) -> tuple[Picture, ...]:
    """A picture of each kind in which the same text stands everywhere."""
    return (
        Board(text, text, (text, text), ((text, (Mark(Stance.FOR, text), None)),), ((Stance.FOR, text),), text),
        Timeline(
            text,
            text,
            (Point(_FIRST, _FIRST, Stance.FOR, text), Point(_FIRST, _FIRST, Stance.FOR, text)),
            ((_FIRST, text), (_FIRST + timedelta(days=9), text)),
            ((Stance.FOR, text),),
            text,
        ),
        Record(text, text, (text,), (RecordPoint(_FIRST, _FIRST, 0, Stance.WARNS),), (), ((Stance.WARNS, text),), text),
    )
