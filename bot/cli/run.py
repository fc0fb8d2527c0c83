"""`python -m bot run`: the bot on Discord, or the preview where there is no token."""

from __future__ import annotations

import argparse
import asyncio
from typing import TYPE_CHECKING

from bot.cli.logs import start_logging
from bot.cli.preview import serve
from bot.cli.support import OK, Unusable, add_knowledge_option
from bot.knowledge import FactBaseError
from bot.records import RecordsError
from bot.settings import load_settings

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "run",
        help="run the bot on Discord",
        description="Run the bot on Discord with DISCORD_TOKEN. Without a token the local preview starts.",
    )
    add_knowledge_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = load_settings()
    if arguments.knowledge is not None:
        settings = settings.model_copy(update={"knowledge_path": arguments.knowledge})
    if settings.discord_token is None:
        print("DISCORD_TOKEN is not set, so the local preview starts instead of Discord.", flush=True)
        return serve(arguments.knowledge)
    from bot.discord_bot import create_bot
    from bot.discord_bot.running import CannotRunError, run_bot, use_proxies

    start_logging(settings)
    use_proxies(settings)
    try:
        asyncio.run(run_bot(create_bot(settings), settings.discord_token.get_secret_value()))
    except (FactBaseError, RecordsError, CannotRunError) as error:
        raise Unusable(str(error)) from None
    return OK
