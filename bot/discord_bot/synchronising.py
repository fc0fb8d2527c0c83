"""Tells Discord which commands there are, but only when they have changed: it allows few changes a day."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import Any

from discord import app_commands

from bot.discord_bot.memory import Memory

__all__ = ["synchronise"]

_log = logging.getLogger(__name__)


async def synchronise(tree: app_commands.CommandTree[Any], memory: Memory | None) -> bool:
    """Send the commands if they differ from those sent last, and tell whether they were sent.

    Without a memory they are always sent. One that cannot be used is no reason not to start.
    """
    if memory is None:
        await tree.sync()
        return True
    payload = await _payload(tree)
    fingerprint = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    key = f"commands of {tree.client.application_id}"
    if await memory.ask_or(None, lambda records: records.notes.read(key)) == fingerprint:
        return False
    await tree.sync()
    _log.info("commands sent to Discord: %d", len(payload))
    await memory.ask_or(None, lambda records: records.notes.write(key, fingerprint))
    return True


async def _payload(tree: app_commands.CommandTree[Any]) -> list[dict[str, Any]]:
    """What Discord would be sent: with every translation, so that a changed word is sent too."""
    commands = tree.get_commands()
    if tree.translator is None:
        return [command.to_dict(tree) for command in commands]
    return [await command.get_translated_payload(tree, tree.translator) for command in commands]
