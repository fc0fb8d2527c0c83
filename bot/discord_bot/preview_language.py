"""The language of whoever looks at the preview: what simcord always has in English is made to follow it.

Needs simcord, an optional dependency, at import. Names of options stay English: the page knows them by that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import simcord.interactions
import simcord.preview._commands as simulated
from simcord.interactions import walk_to_subcommand

__all__ = ["speaking"]


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Whoever uses the bot in this block has set Discord to the language of a locale."""
    in_english, english_catalogue = simcord.interactions.base_payload, simulated.build_catalog

    def payload(*args: Any, **options: Any) -> Any:
        # In simcord every interaction says that the user's Discord is in American English.
        record, sent = in_english(*args, **options)
        return record, {**sent, "locale": locale}

    def catalogue(preview: Any, page: Any) -> dict[str, Any]:
        # The page lists commands by their English names, whatever translations the bot has sent along.
        found = english_catalogue(preview, page)
        commands = preview.env.backend.commands.values()
        by_id = {command["id"]: command for scope in commands for command in scope.values()}
        return {
            **found,
            "entries": [_translated(entry, by_id[entry["commandId"]], locale) for entry in found["entries"]],
        }

    simcord.interactions.base_payload, simulated.build_catalog = payload, catalogue
    try:
        yield
    finally:
        simcord.interactions.base_payload, simulated.build_catalog = in_english, english_catalogue


def _translated(entry: Mapping[str, Any], command: dict[str, Any], locale: str) -> dict[str, Any]:
    """One line of the list of commands as the bot has it translated."""
    path = entry["path"]
    along = [walk_to_subcommand(command, path[1:end])[0] for end in range(1, len(path) + 1)]
    options = {option["name"]: option for option in along[-1].get("options") or ()}
    return {
        **entry,
        "invocation": " ".join(_in(locale, part, "name") for part in along),
        "description": _in(locale, along[-1], "description"),
        "options": [
            {**option, "description": _in(locale, options[option["name"]], "description")}
            for option in entry["options"]
        ],
    }


def _in(locale: str, part: Mapping[str, Any], what: str) -> str:
    translations = part.get(f"{what}_localizations") or {}
    return str(translations.get(locale, part[what]))
