"""What a picture shows, as plain values: every text in it is already in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.knowledge import Stance

__all__ = ["Board", "Legend", "Mark", "Picture", "Point", "Record", "RecordPoint", "Ticks", "Timeline", "file_name"]

Legend = tuple[tuple[Stance, str], ...]
"""What each sign means, in the order in which that is told."""

Ticks = tuple[tuple[date, str], ...]
"""Days that are named on the axis of time, oldest first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement in one cell: its position, and in short when it was made ("Jan 2026")."""

    stance: Stance
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Rows such as states against columns such as kinds of deployment. A row is its name and a mark for each column."""

    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Mark | None, ...]], ...]
    legend: Legend
    footer: str


@dataclass(frozen=True, slots=True)
class Point:
    """One statement in time, made on some day from `first` to `last`, both included."""

    first: date
    last: date
    stance: Stance
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Statements over time, in one lane for each position that is listed in `lanes`; others are not shown."""

    title: str
    subtitle: str
    points: tuple[Point, ...]
    ticks: Ticks
    lanes: Legend
    footer: str


@dataclass(frozen=True, slots=True)
class RecordPoint:
    """One statement of a record, made on some day from `first` to `last`; `lane` counts from 0."""

    first: date
    last: date
    lane: int
    stance: Stance


@dataclass(frozen=True, slots=True)
class Record:
    """The positions of one actor over time, in one lane for each subject, such as a kind of deployment."""

    title: str
    subtitle: str
    lanes: tuple[str, ...]
    points: tuple[RecordPoint, ...]
    ticks: Ticks
    legend: Legend
    footer: str


Picture = Board | Timeline | Record


def file_name(picture: Picture) -> str:
    """The name under which a picture is sent."""
    match picture:
        case Board():
            return "stances.png"
        case Timeline():
            return "timeline.png"
        case Record():
            return "record.png"
