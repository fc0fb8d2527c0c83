"""The commands of `python -m bot`.

A command is a module of this package, named in `bot.cli.main.COMMANDS`, with two functions:

    def add_parser(subparsers: Subparsers) -> None
        adds the command's own parser, with its help and arguments;

    def run(arguments: argparse.Namespace) -> int
        does the work and returns the exit code.

Modules are imported one by one when the program starts, so what is slow to import (Discord, the
engine) is imported inside `run`. Exit codes: 0 all is well, 1 problems were found and shown on
standard output, 2 the input could not be used and one sentence on standard error says why; for that,
`run` raises `bot.cli.support.Unusable`.
"""
