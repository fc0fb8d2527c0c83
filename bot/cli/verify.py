"""`python -m bot verify`: do the quotes stand in the texts, word for word?"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, PROBLEMS, Unusable, knowledge_path, open_with_lines
from bot.knowledge import Level, locate
from bot.knowledge.verifying import verify_quotes

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "verify",
        help="check that the quotes stand in the texts of the sources",
        description="Check that every quote stands word for word in the text of a source its statement cites. "
        "White space, quotation marks and dashes may differ.",
    )
    parser.add_argument(
        "--texts",
        required=True,
        type=Path,
        metavar="DIR",
        help="the directory with the texts, named after the id of the source or its field 'text': SOURCE.txt",
    )
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the fact base (default: KNOWLEDGE_PATH)")


def run(arguments: argparse.Namespace) -> int:
    """Print what does not stand where it should, the sources without a text, and a summary."""
    directory: Path = arguments.texts
    if not directory.is_dir():
        raise Unusable(f"{directory} is not a directory; name the one that holds the texts of the sources")
    path = knowledge_path(arguments.path)
    base, lines = open_with_lines(path)
    result = verify_quotes(base, directory)
    if not result.with_text and not result.findings:
        raise Unusable(f"{directory} holds no text of any source; a text is named after its source: SOURCE.txt")
    problems = sorted((locate(finding, str(path), lines) for finding in result.findings), key=lambda each: each.line)
    for problem in problems:
        print(problem)
    for source_id in result.without_text:
        print(f"no text for {source_id}")
    print(f"{result.found} of {result.checked} quotes stand in the texts of {len(result.with_text)} sources")
    return PROBLEMS if any(problem.level is Level.ERROR for problem in problems) else OK
