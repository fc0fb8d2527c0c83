"""Discord's limits, checked on what is about to be sent. Each violation is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.presenting.component_limits import COMPONENTS_V2, Json, at_most, components_problems, length, walk
from bot.presenting.text import units

__all__ = ["choices_problems", "command_problems", "message_problems", "modal_problems"]

_TEXT_INPUT = 4
_COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


def message_problems(payload: Json) -> list[str]:
    """Every limit that a message payload breaks."""
    return [*_content(payload), *_embeds(payload.get("embeds") or ()), *components_problems(payload)]


def choices_problems(choices: Sequence[Json]) -> list[str]:
    """Every limit that the choices of an autocomplete or an option break."""
    found = list(at_most(len(choices), 25, "choices", "entries"))
    for place, choice in enumerate(choices, start=1):
        found += length(choice.get("name"), f"name of choice {place}", 100, least=1)
        if isinstance(choice.get("value"), str):
            found += length(choice["value"], f"value of choice {place}", 100, least=1)
    return found


def modal_problems(modal: Json) -> list[str]:
    """Every limit that a modal breaks."""
    found = length(modal.get("title"), "modal title", 45, least=1)
    found += length(modal.get("custom_id"), "modal custom_id", 100, least=1)
    rows = modal.get("components") or ()
    found += at_most(len(rows), 5, "modal", "components")
    for component in walk(rows):
        if component.get("type") == _TEXT_INPUT:
            found += length(component.get("custom_id"), "text input custom_id", 100, least=1)
            found += length(component.get("label"), "text input label", 45)
            found += length(component.get("placeholder"), "text input placeholder", 100)
            found += length(component.get("value"), "text input value", 4000)
    return found


def command_problems(commands: Sequence[Json]) -> list[str]:
    """Every limit that a set of application commands breaks."""
    found: list[str] = []
    for kind, name, most in ((1, "slash", 100), (2, "user", 15), (3, "message", 15)):
        found += at_most(sum(c.get("type", 1) == kind for c in commands), most, f"{name} commands", "commands")
    for command in commands:
        where = f"command {command.get('name')!r}"
        if command.get("type", 1) == 1:
            found += _command_name(command.get("name", ""), where)
            found += length(command.get("description"), f"description of {where}", 100, least=1)
        found += _options(command.get("options") or (), where)
        found += at_most(sum(units(text) for text in _texts(command)), 8000, where, "characters in all")
    return found


def _content(payload: Json) -> list[str]:
    found = length(payload.get("content"), "content", 2000)
    if (payload.get("flags") or 0) & COMPONENTS_V2:
        if payload.get("content") or payload.get("embeds"):
            found.append("a message with components V2 has content or embeds, which Discord refuses")
    elif not (payload.get("content") or payload.get("embeds") or payload.get("components")):
        found.append("the message is empty")
    return found


def _embeds(embeds: Sequence[Json]) -> list[str]:
    found = list(at_most(len(embeds), 10, "message", "embeds"))
    total = 0
    for place, embed in enumerate(embeds, start=1):
        where = f"embed {place}"
        author, footer = embed.get("author") or {}, embed.get("footer") or {}
        fields = embed.get("fields") or ()
        found += length(embed.get("title"), f"title of {where}", 256)
        found += length(embed.get("description"), f"description of {where}", 4096)
        found += length(author.get("name"), f"author of {where}", 256)
        found += length(footer.get("text"), f"footer of {where}", 2048)
        found += at_most(len(fields), 25, where, "fields")
        for number, field in enumerate(fields, start=1):
            found += length(field.get("name"), f"name of field {number} of {where}", 256, least=1)
            found += length(field.get("value"), f"value of field {number} of {where}", 1024, least=1)
        texts = [embed.get("title"), embed.get("description"), author.get("name"), footer.get("text")]
        texts += [field.get(key) for field in fields for key in ("name", "value")]
        size = sum(units(text) for text in texts if text)
        if not size and not (embed.get("image") or embed.get("thumbnail")):
            found.append(f"{where} is empty")
        total += size
    return [*found, *at_most(total, 6000, "embeds together", "characters")]


def _options(options: Sequence[Json], where: str) -> list[str]:
    found = list(at_most(len(options), 25, where, "options"))
    for option in options:
        here = f"option {option.get('name')!r} of {where}"
        found += _command_name(option.get("name", ""), here)
        found += length(option.get("description"), f"description of {here}", 100, least=1)
        found += choices_problems(option.get("choices") or ())
        found += _options(option.get("options") or (), here)
    return found


def _command_name(name: str, where: str) -> list[str]:
    if _COMMAND_NAME.fullmatch(name) and name == name.lower():
        return []
    return [f"{where}: the name must be 1 to 32 lower-case letters, digits, - or _"]


def _texts(node: Any) -> Iterator[str]:
    """Every name, description and choice value of a command, however deep."""
    if isinstance(node, Mapping):
        for key in ("name", "description", "value"):
            if isinstance(node.get(key), str):
                yield node[key]
        for key in ("options", "choices"):
            for inner in node.get(key) or ():
                yield from _texts(inner)
