"""The schema that editors read says what the loader says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.knowledge import FactBaseError, load_fact_base
from bot.knowledge.plain import to_plain
from bot.knowledge.schema import json_schema, schema_text
from tests.knowledge.bases import SMALL, write

KEPT = Path(__file__).parent.parent.parent / "docs" / "knowledge.schema.json"


@pytest.fixture
def document() -> dict[str, Any]:
    return to_plain(load_fact_base(SMALL))


def test_the_kept_schema_is_the_one_the_program_writes() -> None:
    assert KEPT.read_text(encoding="utf-8") == schema_text(), "run 'python -m bot schema --output' with this file"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_a_good_base_fits_the_schema(document: dict[str, Any]) -> None:
    jsonschema.validate(document, json_schema())


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("statements", "stance", "opne"),
        ("statements", "date", "26 February"),
        ("statements", "topics", []),
        ("statements", "actors", "anna-keller"),
        ("statements", "statement", None),
        ("statements", "colour", "red"),
        ("statements", "sources", [{"paragraph": 3}]),
        ("actors", "id", "Anna Keller"),
        ("actors", "kind", None),
        ("sources", "url", "post.example"),
        ("sources", "text", "../radio"),
        ("topics", "words", {"english": ["bridge"]}),
        ("topics", "words", {"en": []}),
        ("topics", "name", ""),
        ("topics", "names", {"french": "le pont"}),
        ("topics", "names", {"fr": ""}),
        ("topics", "names", {"fr": ["le pont"]}),
        ("deployments", "names", "Kampftruppen"),
    ],
)
def test_editor_and_loader_refuse_the_same(
    tmp_path: Path, document: dict[str, Any], section: str, key: str, value: Any
) -> None:
    document[section][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json_schema())
    with pytest.raises(FactBaseError):
        load_fact_base(write(tmp_path, json.dumps(document)))


@pytest.mark.parametrize("key", ["date", "deployment", "quote", "caveats", "weight", "allegation", "spoken_by"])
def test_editor_and_loader_allow_null_for_what_is_not_needed(
    tmp_path: Path, document: dict[str, Any], key: str
) -> None:
    document["statements"][0][key] = None
    jsonschema.validate(document, json_schema())
    load_fact_base(write(tmp_path, json.dumps(document)))


def test_every_field_and_every_choice_is_explained() -> None:
    def walk(schema: dict[str, Any], name: str) -> None:
        for key, inner in schema.get("properties", {}).items():
            assert len(inner["description"]) > 5, f"{name}.{key}"
            walk(inner, f"{name}.{key}")
        if "items" in schema:
            walk(schema["items"], name)
        if "enum" in schema:
            assert len(schema["enum"]) == len(schema["enumDescriptions"]), name

    walk(json_schema(), "base")
