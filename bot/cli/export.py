"""`python -m bot export`: the fact base in forms that other programs and people read."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, add_knowledge_option, open_fact_base, write_whole
from bot.knowledge import FactBase
from bot.knowledge.exports import to_changelog, to_csv, to_json_ld, to_markdown
from bot.knowledge.plain import to_plain

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["FORMATS", "add_parser", "run"]

_BYTE_ORDER_MARK = "\ufeff"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[FactBase], str]] = {
    "json": lambda base: _json(to_plain(base)),
    "jsonld": lambda base: _json(to_json_ld(base)),
    "csv": to_csv,
    "markdown": to_markdown,
    "changelog": to_changelog,
}
"""Each format with what makes it."""


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "export",
        help="write the fact base as JSON, JSON-LD, CSV or Markdown, or what was corrected in it",
        description="Write the fact base in another form: json holds everything, jsonld speaks schema.org, "
        "csv opens in a spreadsheet, markdown is for reading; changelog lists the corrections, newest first.",
    )
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to this file (default: print it)")
    add_knowledge_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print or write the base."""
    text = FORMATS[arguments.format](open_fact_base(arguments.knowledge))
    if arguments.output is None:
        sys.stdout.write(text)
    else:
        # Without the mark a spreadsheet takes the file for its own old encoding and breaks every accent.
        mark = _BYTE_ORDER_MARK if arguments.format == "csv" else ""
        write_whole(arguments.output, mark + text)
    return OK
