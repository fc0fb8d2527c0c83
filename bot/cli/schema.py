"""`python -m bot schema`: the JSON Schema of the fact base, for editors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, write_whole
from bot.knowledge.schema import schema_text

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "schema",
        help="write the JSON Schema of the fact base, for editors",
        description="Write the JSON Schema of the fact base. The project keeps it in docs/knowledge.schema.json.",
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file (default: print it)")


def run(arguments: argparse.Namespace) -> int:
    """Print or write the schema."""
    if arguments.output is None:
        sys.stdout.write(schema_text())
    else:
        write_whole(arguments.output, schema_text())
    return OK
