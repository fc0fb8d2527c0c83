"""What can be wrong with a fact base, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "FactBaseError",
    "Finding",
    "Level",
    "Lines",
    "Place",
    "Problem",
    "UnreadableFactBaseError",
    "locate",
]

Place = tuple[str | int, ...]
"""A way into the file: `("statements", "some-id", "questions", 2)`, by id where entries have one, else by index."""

Lines = Mapping[Place, int]
"""The line, counted from 1, on which each part of a file begins."""


class Level(StrEnum):
    """How much a problem matters: an error must be mended, a warning is for a curator to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one line of one file."""

    file: str
    line: int
    level: Level
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.message}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has to say of a part of a loaded base; the line is looked up afterwards."""

    place: Place
    message: str
    level: Level = Level.ERROR


class FactBaseError(Exception):
    """The file is no usable fact base. Carries every problem that was found, in the order of the lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnreadableFactBaseError(FactBaseError):
    """There is no text to look at: the file is missing, too big, or may not be read."""


def locate(finding: Finding, file: str, lines: Lines) -> Problem:
    """Give a finding its line: that of its place or else of the nearest part around it."""
    place = finding.place
    while place and place not in lines:
        place = place[:-1]
    return Problem(file, lines.get(place, 1), finding.level, finding.message)
