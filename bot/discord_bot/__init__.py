"""Where it lives: the Discord client, its commands, buttons and messages."""

from __future__ import annotations

from bot.discord_bot.client import Bot
from bot.discord_bot.commands import COMMANDS
from bot.discord_bot.components import DYNAMIC_ITEMS, on_form
from bot.discord_bot.library import Answerer, MakeEngine
from bot.knowledge import FactBase
from bot.settings import Settings

__all__ = ["Bot", "create_bot"]


def create_bot(
    settings: Settings,
    *,
    fact_base: FactBase | None = None,
    workers: bool = True,
    make_engine: MakeEngine | None = None,
) -> Bot:
    """Build the bot without reading or writing anything.

    Without `fact_base` it is loaded from the settings' path when the bot starts. With `workers=False`
    no task is started, so that a simulated Discord can drive the bot. `make_engine` builds what answers
    (default: the engine of `bot.answering`).
    """
    bot = Bot(
        settings,
        fact_base=fact_base,
        workers=workers,
        make_engine=make_engine or _engine,
        take_form=on_form,
    )
    for command in COMMANDS:
        bot.tree.add_command(command)
    bot.add_dynamic_items(*DYNAMIC_ITEMS)
    return bot


def _engine(fact_base: FactBase, /) -> Answerer:
    # The engine's models take their time to import; whoever brings another engine need not wait for them.
    from bot.answering import Engine

    engine: Answerer = Engine(fact_base)
    return engine
