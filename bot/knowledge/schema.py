"""The JSON Schema that editors read, made from the shape."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.knowledge import kinds
from bot.knowledge.shape import DOCUMENT

__all__ = ["json_schema", "schema_text"]


def json_schema() -> dict[str, Any]:
    """The schema of `knowledge.yaml`. References are checked by the loader; a schema cannot."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Fact base",
        "description": "Who said what about one public debate, when and where. See the curator's guide.",
        **_schema(DOCUMENT),
    }


def schema_text() -> str:
    """The schema as it is kept in a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _schema(kind: kinds.Kind) -> dict[str, Any]:
    match kind:
        case kinds.Record():
            return {
                "type": "object",
                "additionalProperties": False,
                "required": [field.name for field in kind.fields if field.needed],
                "properties": {field.name: _field(field) for field in kind.fields},
            }
        case kinds.ListOf():
            schema: dict[str, Any] = {"type": "array", "items": _schema(kind.item)}
            if kind.at_least:
                schema["minItems"] = kind.at_least
            return schema if isinstance(kind.item, kinds.Record) else schema | {"uniqueItems": True}
        case kinds.Words():
            return _by_language(kinds.ListOf(kinds.Text(80), 1))
        case kinds.Translations():
            return _by_language(kinds.Text(kind.longest))
        case kinds.Flag():
            return {"type": "boolean"}
        case kinds.Count():
            return {"type": "integer", "minimum": 1}
        case kinds.Choice():
            return _choice(kind.meanings)
    return {"type": "string", **_text(kind)}


def _field(field: kinds.Field) -> dict[str, Any]:
    schema = _schema(field.kind)
    if not field.needed:
        schema["type"] = [schema["type"], "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
            schema["enumDescriptions"] = [*schema["enumDescriptions"], "not given"]
    return {"description": field.help, **schema}


def _by_language(kind: kinds.Kind) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {_whole(kinds.LANGUAGE_PATTERN.pattern): _schema(kind)},
    }


def _choice(meanings: Mapping[str, str]) -> dict[str, Any]:
    """`enumDescriptions` is no part of JSON Schema, but editors show it beside each choice."""
    return {
        "type": "string",
        "enum": [str(value) for value in meanings],
        "enumDescriptions": list(meanings.values()),
    }


def _text(kind: kinds.Kind) -> dict[str, Any]:
    match kind:
        case kinds.Text():
            return {"minLength": 1, "maxLength": kind.longest}
        case kinds.Url():
            return {"pattern": _whole(kinds.URL_PATTERN.pattern), "maxLength": kind.longest}
        case kinds.Date():
            return {"pattern": _whole(kinds.DATE_PATTERN.pattern)}
        case kinds.Language():
            return {"pattern": _whole(kinds.LANGUAGE_PATTERN.pattern)}
        case kinds.FileName():
            return {"pattern": _whole(kinds.FILE_NAME_PATTERN.pattern)}
    return {"pattern": _whole(kinds.ID_PATTERN.pattern)}


def _whole(pattern: str) -> str:
    """JSON Schema searches for a pattern anywhere; ours mean the whole text."""
    return f"^(?:{pattern})$"
