"""Discord's limits for the components of messages, of both kinds, see
https://discord.com/developers/docs/components/reference. Each violation is one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from enum import IntEnum
from typing import Any

from bot.presenting.text import units

__all__ = ["COMPONENTS_V2", "Json", "at_most", "components_problems", "length", "walk"]

Json = Mapping[str, Any]

COMPONENTS_V2 = 1 << 15
"""The flag of messages that consist of components."""


class _Kind(IntEnum):
    ACTION_ROW = 1
    BUTTON = 2
    SELECT = 3
    USERS = 5
    ROLES = 6
    MENTIONABLES = 7
    CHANNELS = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17


_OTHER_SELECTS = {_Kind.USERS, _Kind.ROLES, _Kind.MENTIONABLES, _Kind.CHANNELS}
_IN_ROWS = {_Kind.BUTTON, _Kind.SELECT, *_OTHER_SELECTS}
_IN_CONTAINERS = {_Kind.ACTION_ROW, _Kind.SECTION, _Kind.TEXT, _Kind.GALLERY, _Kind.FILE, _Kind.SEPARATOR}
_LINK_STYLE, _PREMIUM_STYLE = 5, 6
_COMPONENTS, _CHARACTERS = 40, 4000
_BYTES, _BYTES_A_TEXT = 10_170, 12
"""Beyond that Discord fails without saying why, see https://github.com/discord/discord-api-docs/issues/8554."""

_GREATEST_ID = (1 << 31) - 1
_WHITE = 0xFFFFFF


def components_problems(payload: Json) -> list[str]:
    """Every limit that the components of a message payload break."""
    components = payload.get("components") or ()
    every = list(walk(components))
    newer = bool((payload.get("flags") or 0) & COMPONENTS_V2)
    allowed = {*_IN_CONTAINERS, _Kind.CONTAINER} if newer else {_Kind.ACTION_ROW}
    found = _kinds(components, allowed, "message")
    found += _all_together(every) if newer else at_most(len(components), 5, "message", "rows of components")
    for name in ("custom_id", "id"):
        given = [component[name] for component in every if component.get(name)]
        twice = dict.fromkeys(one for one in given if given.count(one) > 1)
        found += [f"{name} {one!r} is used twice in one message" for one in twice]
    for component in every:
        if component.get("custom_id") is not None:
            found += length(component["custom_id"], "custom_id", 100, least=1)
        if not 0 <= (component.get("id") or 0) <= _GREATEST_ID:
            found.append(f"id {component['id']} is not a positive number of 32 bits")
        found += _component(component)
    return found


def walk(components: Sequence[Json]) -> Iterator[Json]:
    """Every component, however deep."""
    for component in components:
        yield component
        yield from walk(component.get("components") or ())
        for key in ("accessory", "component"):
            if component.get(key):
                yield from walk([component[key]])


def length(text: Any, what: str, most: int, *, least: int = 0) -> list[str]:
    """What is wrong with the length of a text, if anything is."""
    size = units(text) if isinstance(text, str) else 0
    if size > most:
        return [f"{what} has {size} characters, {most} are allowed"]
    return [f"{what} is missing"] if size < least else []


def at_most(number: int, most: int, where: str, what: str) -> list[str]:
    """That there are too many of something, if there are."""
    return [f"{where}: {number} {what}, {most} are allowed"] if number > most else []


def _all_together(every: Sequence[Json]) -> list[str]:
    """What a message of components V2 breaks as a whole."""
    texts = [component.get("content") or "" for component in every if component.get("type") == _Kind.TEXT]
    size = sum(len(text.encode("utf-8", "surrogatepass")) + _BYTES_A_TEXT for text in texts)
    found = at_most(len(every), _COMPONENTS, "message", "components")
    found += at_most(sum(map(units, texts)), _CHARACTERS, "text of components", "characters")
    found += at_most(size, _BYTES, "text of components", "bytes")
    return found if every else ["a message with components V2 has no components"]


def _component(component: Json) -> list[str]:
    inner = component.get("components") or ()
    match component.get("type"):
        case _Kind.ACTION_ROW:
            return _row(inner)
        case _Kind.BUTTON:
            return _button(component)
        case _Kind.SELECT:
            return _select(component)
        case kind if kind in _OTHER_SELECTS:
            return length(component.get("placeholder"), "select placeholder", 150)
        case _Kind.SECTION:
            return _section(component, inner)
        case _Kind.TEXT:
            blank = not str(component.get("content") or "").strip()
            return ["a text is empty"] if blank else []
        case _Kind.THUMBNAIL:
            return _media(component)
        case _Kind.GALLERY:
            items = component.get("items") or ()
            found = at_most(len(items), 10, "gallery", "pictures")
            found += [problem for item in items for problem in _media(item)]
            return found if items else ["a gallery is empty"]
        case _Kind.CONTAINER:
            return _container(component, inner)
        case _:
            return []


def _kinds(components: Sequence[Json], allowed: Set[int], where: str) -> list[str]:
    wrong = dict.fromkeys(c.get("type") for c in components if c.get("type") not in allowed)
    return [f"a component of type {kind} cannot stand in a {where}" for kind in wrong]


def _row(inner: Sequence[Json]) -> list[str]:
    found = [*at_most(len(inner), 5, "row of components", "components"), *_kinds(inner, _IN_ROWS, "row")]
    if any(component.get("type") != _Kind.BUTTON for component in inner) and len(inner) > 1:
        found.append("a select shares its row with another component")
    return found if inner else ["a row of components is empty"]


def _section(section: Json, inner: Sequence[Json]) -> list[str]:
    found = [*at_most(len(inner), 3, "section", "texts"), *_kinds(inner, {_Kind.TEXT}, "section")]
    if not inner:
        found.append("a section has no text")
    beside = section.get("accessory")
    if not beside:
        return [*found, "a section has nothing beside its text"]
    return found + _kinds([beside], {_Kind.BUTTON, _Kind.THUMBNAIL}, "section beside its text")


def _container(container: Json, inner: Sequence[Json]) -> list[str]:
    found = _kinds(inner, _IN_CONTAINERS, "container")
    if not 0 <= (container.get("accent_color") or 0) <= _WHITE:
        found.append("the colour of a container is none")
    return found if inner else ["a container is empty"]


def _media(item: Json) -> list[str]:
    found = length(item.get("description"), "description of a picture", 1024)
    return found + length((item.get("media") or {}).get("url"), "address of a picture", 2048, least=1)


def _button(button: Json) -> list[str]:
    found = length(button.get("label"), "button label", 80)
    if not button.get("label") and not button.get("emoji") and button.get("style") != _PREMIUM_STYLE:
        found.append("a button has neither label nor emoji")
    if button.get("style") == _LINK_STYLE:
        return found + length(button.get("url"), "link of a button", 512, least=1)
    if not button.get("custom_id") and button.get("style") != _PREMIUM_STYLE:
        found.append("a button has no custom_id")
    return found


def _select(select: Json) -> list[str]:
    options = select.get("options") or ()
    found = length(select.get("placeholder"), "select placeholder", 150)
    found += at_most(len(options), 25, "select", "options")
    if not options:
        found.append("a select has no options")
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        found.append("a select has two options with the same value")
    for place, option in enumerate(options, start=1):
        found += length(option.get("label"), f"label of option {place}", 100, least=1)
        found += length(option.get("value"), f"value of option {place}", 100, least=1)
        found += length(option.get("description"), f"description of option {place}", 100)
    return found
