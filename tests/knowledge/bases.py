"""A small invented base for tests, and ways to break it."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge import FactBase, FactBaseError, Finding, Problem, load_fact_base, load_with_lines
from bot.knowledge.checks import Rule, run_checks

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"
SMALL_TEXT = SMALL.read_text(encoding="utf-8")


def changed(*changes: tuple[str, str]) -> str:
    """The text of the small base with the first occurrence of each first text replaced by the second."""
    text = SMALL_TEXT
    for before, after in changes:
        assert before in text, f"{before!r} is no part of the small base"
        text = text.replace(before, after, 1)
    return text


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which a part of a text first stands."""
    return text.count("\n", 0, text.index(part)) + 1


def write(folder: Path, text: str) -> Path:
    """Put a text into a file that looks like a fact base."""
    path = folder / "knowledge.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def load(folder: Path, *changes: tuple[str, str]) -> FactBase:
    """Load the small base with changes."""
    return load_fact_base(write(folder, changed(*changes)))


def problems(folder: Path, text: str) -> list[Problem]:
    """The problems for which a text is refused."""
    try:
        load_fact_base(write(folder, text))
    except FactBaseError as error:
        return list(error.problems)
    raise AssertionError("the base was loaded although it is broken")


def findings(folder: Path, rule: Rule, *changes: tuple[str, str]) -> list[Finding]:
    """What one rule says of the small base with changes."""
    return list(rule(load(folder, *changes)))


def check(folder: Path, *changes: tuple[str, str]) -> list[Problem]:
    """What all rules say of the small base with changes."""
    path = write(folder, changed(*changes))
    base, lines = load_with_lines(path)
    return run_checks(base, str(path), lines)
