"""`python -m bot preview`: the bot in a simulated Discord in the browser."""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.support import OK, Unusable, add_knowledge_option, open_fact_base
from bot.settings import ReplyStyle, load_settings

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run", "serve"]

_INSTALL = "The preview needs simcord; install it with: python -m pip install 'simcord[preview]'"
_LAST_PORT = 65535
_LOCALE = "en-US"


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "preview",
        help="try the bot in the browser, without Discord",
        description="Show the real bot in a simulated Discord in the browser. No token is needed; Ctrl-C ends it.",
    )
    add_knowledge_option(parser)
    parser.add_argument("--port", type=_port, default=0, help="the port to serve on (default: any free one)")
    parser.add_argument(
        "--locale", default=_LOCALE, help="the language of your Discord, such as de, uk, fr or es-ES (default: en-US)"
    )
    parser.add_argument("--style", type=ReplyStyle, choices=ReplyStyle, help="what answers look like at first")


def run(arguments: argparse.Namespace) -> int:
    """Serve the preview until it is ended."""
    return serve(arguments.knowledge, arguments.port, locale=arguments.locale, style=arguments.style)


def serve(knowledge: Path | None, port: int = 0, *, locale: str = _LOCALE, style: ReplyStyle | None = None) -> int:
    """Serve the preview of a base on a port; print its address on a line of its own.

    Without a style it is the one of the settings.
    """
    if importlib.util.find_spec("simcord") is None:
        raise Unusable(_INSTALL)
    from bot.discord_bot.preview import PreviewUnavailableError, serve_preview

    base, settings = open_fact_base(knowledge), load_settings()
    if style is not None:
        settings = settings.model_copy(update={"reply_style": style})
    try:
        asyncio.run(serve_preview(settings, base, port=port, locale=locale, announce=_announce))
    except PreviewUnavailableError as error:
        raise Unusable(str(error)) from None
    return OK


def _announce(address: str) -> None:
    print("The preview runs; open this address in a browser, and end it with Ctrl-C:")
    print(address, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= _LAST_PORT):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 0 to {_LAST_PORT}")
    return int(text)
