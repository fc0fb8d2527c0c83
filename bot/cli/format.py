"""`python -m bot format`: the fact base in its order, with nothing else of its text touched."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.fact_base_file import FactBaseFile
from bot.cli.support import OK, PROBLEMS, Unusable, knowledge_path
from bot.knowledge.editing import RULE, displaced, format_text
from bot.knowledge.loading import read_fact_base

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "format",
        help="put the entries of the fact base in order",
        description=f"Put the entries of the fact base in order; every line of them stays as it is. {RULE}",
    )
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the fact base (default: KNOWLEDGE_PATH)")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; say what is out of place, and exit with 1 if anything is"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say what is out of place, or put it there."""
    path = knowledge_path(arguments.path)
    file = FactBaseFile.read(path)
    found = displaced(file.text, file.base)
    if not found:
        print(f"{path}: in order")
        return OK
    if arguments.check:
        for each in found:
            print(f"{path}:{each.line}: {each}")
        print(f"{path}: {len(found)} out of place; 'python -m bot format' puts everything in order")
        return PROBLEMS
    text = format_text(file.text, file.base)
    if read_fact_base(text, str(path))[0] != file.base:
        raise Unusable(f"{path} would not say the same once in order, so nothing was written; please report this")
    file.replace(text)
    print(f"{path}: put in order, {len(found)} moved")
    return OK
