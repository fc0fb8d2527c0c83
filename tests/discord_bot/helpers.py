"""Ways to look at what the bot sent."""

from __future__ import annotations

from typing import Any

import discord
import simcord

Shown = simcord.ResponseMessage | discord.Message


def answered(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The message an interaction was answered with."""
    assert result.response is not None
    return result.response


def text_of(message: Shown) -> str:
    """Everything a message says."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.author.name or "", embed.title or "", embed.description or ""]
        parts += [f"{field.name}\n{field.value}" for field in embed.fields]
        parts.append(embed.footer.text or "")
    return "\n".join(part for part in parts if part)


def components(message: Shown) -> list[dict[str, Any]]:
    """Every button and menu of a message."""
    rows: list[dict[str, Any]] = [
        dict(row) if isinstance(row, dict) else dict(row.to_dict()) for row in message.components
    ]
    return [component for row in rows for component in row["components"]]


def labels(message: Shown) -> list[str]:
    """The labels of a message's buttons."""
    return [component["label"] for component in components(message) if component["type"] == 2]


def options(message: Shown) -> dict[str, str]:
    """The options of a message's menu: value by label."""
    [menu] = [component for component in components(message) if component["type"] == 3]
    return {option["label"]: option["value"] for option in menu["options"]}


def titles(message: Shown) -> list[str | None]:
    return [embed.title for embed in message.embeds]
