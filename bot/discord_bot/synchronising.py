"""Tells Discord which commands there are, but only when they have changed: it allows few changes a day."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import Any

from discord import app_commands

from bot.records import Notes, RecordsError

__all__ = ["synchronise"]

_log = logging.getLogger(__name__)


async def synchronise(tree: app_commands.CommandTree[Any], notes: Notes | None) -> bool:
    """Send the commands if they differ from those sent last, and tell whether they were sent.

    Without notes they are always sent. Notes that cannot be used are no reason not to start.
    """
    payload = [command.to_dict(tree) for command in tree.get_commands()]
    fingerprint = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    key = f"commands of {tree.client.application_id}"
    try:
        if notes is not None and await asyncio.to_thread(notes.read, key) == fingerprint:
            return False
    except RecordsError as error:
        _log.warning("%s", error)
    await tree.sync()
    _log.info("commands sent to Discord: %d", len(payload))
    try:
        if notes is not None:
            await asyncio.to_thread(notes.write, key, fingerprint)
    except RecordsError as error:
        _log.warning("%s", error)
    return True
