"""Reads the command line, runs one command, and ends quietly whatever happens to it."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType

from bot.cli.support import OK, UNUSABLE, Unusable
from bot.settings import SettingsError

__all__ = ["COMMANDS", "main"]

COMMANDS: tuple[str, ...] = (
    "run",
    "preview",
    "ask",
    "chat",
    "check",
    "format",
    "add",
    "verify",
    "report",
    "export",
    "coverage",
    "schema",
    "evaluate",
    "fuzz",
)
"""The modules of this package that are commands, in the order of the help."""

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `python -m bot` with these arguments (default: those of the process) and return its exit code."""
    _speak_utf8()
    given = sys.argv[1:] if arguments is None else list(arguments)
    # A command that is named does not wait for the others and for what they need.
    wanted = given[:1] if given and given[0] in COMMANDS else COMMANDS
    modules = {name: importlib.import_module(f"bot.cli.{name}") for name in wanted}
    parsed = _parser(modules.values()).parse_args(given)
    try:
        code: int = modules[parsed.command].run(parsed)
        sys.stdout.flush()
    except (Unusable, SettingsError) as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _parser(modules: Iterable[ModuleType]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="A bot that answers questions about one public debate with dated, attributed, sourced statements.",
        epilog="'python -m bot COMMAND --help' explains a command.",
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for module in modules:
        module.add_parser(subparsers)
    return parser


def _speak_utf8() -> None:
    """Print every script on every terminal; what a terminal lacks becomes a question mark, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
