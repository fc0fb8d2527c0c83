"""`python -m bot coverage`: what the fact base covers and where it is thin, as a document with a picture."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, Unusable, add_knowledge_option, open_fact_base, write_whole
from bot.knowledge.exports import to_coverage

if TYPE_CHECKING:
    from bot.cli.support import Subparsers
    from bot.knowledge import FactBase

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "coverage",
        help="say what the fact base covers and where it is thin",
        description="Write the numbers of the fact base as Markdown: by position, month, state, ownership of the "
        "source and event, and its thin spots. Nothing in it depends on the day it is made.",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file (default: print it)")
    parser.add_argument(
        "--picture", type=Path, metavar="FILE", help="also draw statements by month and position, as PNG"
    )
    add_knowledge_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the document, with the picture where one is wanted."""
    base = open_fact_base(arguments.knowledge)
    picture = None
    if arguments.picture is not None:
        _draw(base, arguments.picture)
        beside = arguments.output.parent if arguments.output is not None else Path()
        picture = Path(os.path.relpath(arguments.picture, beside)).as_posix()
    text = to_coverage(base, picture)
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        write_whole(arguments.output, text)
    return OK


def _draw(base: FactBase, path: Path) -> None:
    from bot.knowledge.exports.coverage_picture import draw_coverage

    try:
        draw_coverage(base, path)
    except ImportError:
        raise Unusable("the picture needs matplotlib; install it with: pip install -e '.[dev]'") from None
    except OSError as error:
        raise Unusable(f"{path} cannot be written: {error.strerror or error}") from None
