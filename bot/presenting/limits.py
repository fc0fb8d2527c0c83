"""Discord's limits, checked on what is about to be sent. Each violation is one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.presenting.text import units

__all__ = ["choices_problems", "command_problems", "message_problems", "modal_problems"]

_Json = Mapping[str, Any]

_COMPONENTS_V2 = 1 << 15
_ACTION_ROW, _BUTTON, _SELECT, _TEXT_INPUT, _TEXT = 1, 2, 3, 4, 10
_LINK_STYLE, _PREMIUM_STYLE = 5, 6
_COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


def message_problems(payload: _Json) -> list[str]:
    """Every limit that a message payload breaks."""
    return [*_content(payload), *_embeds(payload.get("embeds") or ()), *_components(payload)]


def choices_problems(choices: Sequence[_Json]) -> list[str]:
    """Every limit that the choices of an autocomplete or an option break."""
    found = list(_at_most(len(choices), 25, "choices", "entries"))
    for place, choice in enumerate(choices, start=1):
        found += _length(choice.get("name"), f"name of choice {place}", 100, least=1)
        if isinstance(choice.get("value"), str):
            found += _length(choice["value"], f"value of choice {place}", 100, least=1)
    return found


def modal_problems(modal: _Json) -> list[str]:
    """Every limit that a modal breaks."""
    found = _length(modal.get("title"), "modal title", 45, least=1)
    found += _length(modal.get("custom_id"), "modal custom_id", 100, least=1)
    rows = modal.get("components") or ()
    found += _at_most(len(rows), 5, "modal", "components")
    for component in _walk(rows):
        if component.get("type") == _TEXT_INPUT:
            found += _length(component.get("custom_id"), "text input custom_id", 100, least=1)
            found += _length(component.get("label"), "text input label", 45)
            found += _length(component.get("placeholder"), "text input placeholder", 100)
            found += _length(component.get("value"), "text input value", 4000)
    return found


def command_problems(commands: Sequence[_Json]) -> list[str]:
    """Every limit that a set of application commands breaks."""
    found: list[str] = []
    for kind, name, most in ((1, "slash", 100), (2, "user", 15), (3, "message", 15)):
        found += _at_most(sum(c.get("type", 1) == kind for c in commands), most, f"{name} commands", "commands")
    for command in commands:
        where = f"command {command.get('name')!r}"
        if command.get("type", 1) == 1:
            found += _command_name(command.get("name", ""), where)
            found += _length(command.get("description"), f"description of {where}", 100, least=1)
        found += _options(command.get("options") or (), where)
        found += _at_most(sum(units(text) for text in _texts(command)), 8000, where, "characters in all")
    return found


def _content(payload: _Json) -> list[str]:
    found = _length(payload.get("content"), "content", 2000)
    if (payload.get("flags") or 0) & _COMPONENTS_V2:
        if payload.get("content") or payload.get("embeds"):
            found.append("a message with components V2 has content or embeds, which Discord refuses")
    elif not (payload.get("content") or payload.get("embeds") or payload.get("components")):
        found.append("the message is empty")
    return found


def _embeds(embeds: Sequence[_Json]) -> list[str]:
    found = list(_at_most(len(embeds), 10, "message", "embeds"))
    total = 0
    for place, embed in enumerate(embeds, start=1):
        where = f"embed {place}"
        author, footer = embed.get("author") or {}, embed.get("footer") or {}
        fields = embed.get("fields") or ()
        found += _length(embed.get("title"), f"title of {where}", 256)
        found += _length(embed.get("description"), f"description of {where}", 4096)
        found += _length(author.get("name"), f"author of {where}", 256)
        found += _length(footer.get("text"), f"footer of {where}", 2048)
        found += _at_most(len(fields), 25, where, "fields")
        for number, field in enumerate(fields, start=1):
            found += _length(field.get("name"), f"name of field {number} of {where}", 256, least=1)
            found += _length(field.get("value"), f"value of field {number} of {where}", 1024, least=1)
        texts = [embed.get("title"), embed.get("description"), author.get("name"), footer.get("text")]
        texts += [field.get(key) for field in fields for key in ("name", "value")]
        size = sum(units(text) for text in texts if text)
        if not size and not (embed.get("image") or embed.get("thumbnail")):
            found.append(f"{where} is empty")
        total += size
    return [*found, *_at_most(total, 6000, "embeds together", "characters")]


def _components(payload: _Json) -> list[str]:
    components = payload.get("components") or ()
    every = list(_walk(components))
    found: list[str] = []
    if (payload.get("flags") or 0) & _COMPONENTS_V2:
        found += _at_most(len(every), 40, "message", "components")
        shown = sum(units(c.get("content") or "") for c in every if c.get("type") == _TEXT)
        found += _at_most(shown, 4000, "text of components", "characters")
    else:
        found += _at_most(len(components), 5, "message", "rows of components")
    seen: set[str] = set()
    for component in every:
        custom_id = component.get("custom_id")
        if custom_id is not None:
            found += _length(custom_id, "custom_id", 100, least=1)
            if custom_id in seen:
                found.append(f"custom_id {custom_id!r} is used twice in one message")
            seen.add(custom_id)
        found += _component(component)
    return found


def _component(component: _Json) -> list[str]:
    kind = component.get("type")
    inner = component.get("components") or ()
    if kind == _ACTION_ROW:
        found = list(_at_most(len(inner), 5, "row of components", "components"))
        if any(c.get("type") != _BUTTON for c in inner) and len(inner) > 1:
            found.append("a select shares its row with another component")
        return found if inner else ["a row of components is empty"]
    if kind == _BUTTON:
        return _button(component)
    return _select(component) if kind == _SELECT else []


def _button(button: _Json) -> list[str]:
    found = _length(button.get("label"), "button label", 80)
    if not button.get("label") and not button.get("emoji") and button.get("style") != _PREMIUM_STYLE:
        found.append("a button has neither label nor emoji")
    if button.get("style") == _LINK_STYLE:
        return found + _length(button.get("url"), "link of a button", 512, least=1)
    if not button.get("custom_id") and button.get("style") != _PREMIUM_STYLE:
        found.append("a button has no custom_id")
    return found


def _select(select: _Json) -> list[str]:
    options = select.get("options") or ()
    found = _length(select.get("placeholder"), "select placeholder", 150)
    found += _at_most(len(options), 25, "select", "options")
    if not options:
        found.append("a select has no options")
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        found.append("a select has two options with the same value")
    for place, option in enumerate(options, start=1):
        found += _length(option.get("label"), f"label of option {place}", 100, least=1)
        found += _length(option.get("value"), f"value of option {place}", 100, least=1)
        found += _length(option.get("description"), f"description of option {place}", 100)
    return found


def _options(options: Sequence[_Json], where: str) -> list[str]:
    found = list(_at_most(len(options), 25, where, "options"))
    for option in options:
        here = f"option {option.get('name')!r} of {where}"
        found += _command_name(option.get("name", ""), here)
        found += _length(option.get("description"), f"description of {here}", 100, least=1)
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


def _walk(components: Sequence[_Json]) -> Iterator[_Json]:
    """Every component, however deep."""
    for component in components:
        yield component
        yield from _walk(component.get("components") or ())
        for key in ("accessory", "component"):
            if component.get(key):
                yield from _walk([component[key]])


def _length(text: Any, what: str, most: int, *, least: int = 0) -> list[str]:
    size = units(text) if isinstance(text, str) else 0
    if size > most:
        return [f"{what} has {size} characters, {most} are allowed"]
    return [f"{what} is missing"] if size < least else []


def _at_most(number: int, most: int, where: str, what: str) -> list[str]:
    return [f"{where}: {number} {what}, {most} are allowed"] if number > most else []
