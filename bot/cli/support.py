"""What every command needs: the argument for the fact base, the exit codes, the one sentence for bad input."""

from __future__ import annotations

import argparse
import contextlib
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bot.knowledge import FactBase, FactBaseError, load_with_lines
from bot.knowledge.problems import Lines
from bot.settings import load_settings

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]

__all__ = [
    "OK",
    "PROBLEMS",
    "UNUSABLE",
    "Unusable",
    "add_knowledge_option",
    "knowledge_path",
    "open_fact_base",
    "open_with_lines",
    "positive",
    "unusable",
    "write_whole",
]

OK = 0
PROBLEMS = 1
UNUSABLE = 2

MOST_PROBLEMS_SHOWN = 20


class Unusable(Exception):  # noqa: N818 - it is a state of the input, not a fault of the program
    """The input cannot be used. Its message is what the user is told, on standard error."""


def add_knowledge_option(parser: argparse.ArgumentParser) -> None:
    """Let the user name another fact base with `--knowledge PATH`."""
    parser.add_argument(
        "--knowledge", metavar="PATH", type=Path, help="the fact base (default: KNOWLEDGE_PATH, or knowledge.yaml)"
    )


def knowledge_path(named: Path | None) -> Path:
    """The path the user named, or else the one of the settings, as short as it can be said from here."""
    if named is not None:
        return named
    path = load_settings().knowledge_path
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def open_fact_base(named: Path | None) -> FactBase:
    """Load the fact base for a command that needs a whole one.

    Raises:
        Unusable: if it has problems; the message holds them, one a line.
    """
    return open_with_lines(knowledge_path(named))[0]


def open_with_lines(path: Path) -> tuple[FactBase, Lines]:
    """Load the fact base together with the line of each of its parts.

    Raises:
        Unusable: if it has problems; the message holds them, one a line.
    """
    try:
        return load_with_lines(path)
    except FactBaseError as error:
        raise unusable(error) from None


def unusable(error: FactBaseError) -> Unusable:
    """What the user is told of a base that cannot be loaded: its first problems, one a line."""
    shown = [str(problem) for problem in error.problems[:MOST_PROBLEMS_SHOWN]]
    if len(error.problems) > len(shown):
        shown.append(f"... and {len(error.problems) - len(shown)} more; 'python -m bot check' shows them all")
    return Unusable("\n".join(shown))


def positive(text: str) -> int:
    """An argument that is a whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number, 1 or more")
    return int(text)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever finds half of it: beside it first, then in its place.

    A file that is replaced hands its permissions on, and a link to one goes on pointing to it.

    Raises:
        Unusable: if it cannot be written.
    """
    temporary = None
    path = path.resolve()
    try:
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            temporary = Path(file.name)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise Unusable(f"{path} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    """The permissions that the user's files do not get; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
