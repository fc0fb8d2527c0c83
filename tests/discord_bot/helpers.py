"""Ways to look at what the bot sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
import simcord
import simcord.interactions

_TIMESTAMP = re.compile(r"<t:(\d+):D>")

_FILTERS = "Show only …"

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
    return _TIMESTAMP.sub(_day, "\n".join(part for part in parts if part))


def _day(match: re.Match[str]) -> str:
    """A day as Discord shows it to a reader of English."""
    moment = datetime.fromtimestamp(int(match.group(1)), UTC)
    return f"{moment.day} {moment:%B %Y}"


def components(message: Shown) -> list[dict[str, Any]]:
    """Every button and menu of a message."""
    rows: list[dict[str, Any]] = [
        dict(row) if isinstance(row, dict) else dict(row.to_dict()) for row in message.components
    ]
    return [component for row in rows for component in row["components"]]


def labels(message: Shown) -> list[str]:
    """The labels of a message's buttons."""
    return [component["label"] for component in components(message) if component["type"] == 2]


def menus(message: Shown) -> dict[str, dict[str, str]]:
    """The menus of a message by what they are for: the value of each option by its label."""
    return {
        component["placeholder"]: {option["label"]: option["value"] for option in component["options"]}
        for component in components(message)
        if component["type"] == 3
    }


def options(message: Shown) -> dict[str, str]:
    """The options of the menu from which something is opened."""
    [found] = [options for prompt, options in menus(message).items() if prompt != _FILTERS]
    return found


def blank(shown: simcord.InteractionResult, number: int = 0) -> str:
    """The custom_id of one blank of the form that is shown."""
    assert shown.modal is not None
    return str(shown.modal["components"][number]["component"]["custom_id"])


def titles(message: Shown) -> list[str | None]:
    return [embed.title for embed in message.embeds]


async def pick(member: simcord.MemberActor, message: Shown, value: str) -> simcord.InteractionResult:
    """Choose from the menu from which something is opened."""
    return await _select(member, message, value, filters=False)


async def narrow(member: simcord.MemberActor, message: Shown, value: str) -> simcord.InteractionResult:
    """Choose from the menu that makes a list shorter."""
    return await _select(member, message, value, filters=True)


async def _select(
    member: simcord.MemberActor, message: Shown, value: str, *, filters: bool
) -> simcord.InteractionResult:
    menus = [c for c in components(message) if c["type"] == 3 and (c["placeholder"] == _FILTERS) is filters]
    [menu] = menus
    return await member.select(message, [value], custom_id=menu["custom_id"])


@contextmanager
def speaking(locale: str) -> Iterator[None]:
    """Whoever uses the bot in this block has set Discord to another language."""

    def payload(*args: Any, **options: Any) -> Any:
        record, sent = in_english(*args, **options)
        return record, {**sent, "locale": locale}

    in_english = simcord.interactions.base_payload
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("simcord.interactions.base_payload", payload)
        yield
