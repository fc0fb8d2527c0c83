"""`python -m bot export` and `schema` write files others read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge import load_fact_base
from tests.knowledge.bases import SMALL, changed, write

Output = pytest.CaptureFixture[str]


def _export(form: str, *more: str) -> int:
    return main(["export", "--format", form, "--knowledge", str(SMALL), *more])


def test_the_json_export_is_a_base_that_loads_as_the_same(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "base.json"
    assert _export("json", "--output", str(target)) == 0
    assert capsys.readouterr().out == ""
    assert load_fact_base(target) == load_fact_base(SMALL)


@pytest.mark.parametrize(
    ("form", "part"),
    [
        ("json", '"Anna Keller"'),
        ("jsonld", '"@type": "Claim"'),
        ("csv", "role_then"),
        ("markdown", "## Anna Keller"),
        ("changelog", "# Corrections"),
    ],
)
def test_each_format_is_printed_where_no_file_is_named(form: str, part: str, capsys: Output) -> None:
    assert _export(form) == 0
    assert part in capsys.readouterr().out


def test_a_table_in_a_file_begins_with_the_mark_that_spreadsheets_need(tmp_path: Path) -> None:
    target = tmp_path / "base.csv"
    assert _export("csv", "--output", str(target)) == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbfid,")


def test_an_export_replaces_a_file_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "base.json"
    target.write_text("old", encoding="utf-8")
    assert _export("json", "--output", str(target)) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["meta"]["title"] == "The Northern bridge debate"
    assert [path.name for path in tmp_path.iterdir()] == ["base.json"]


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert _export("json", "--output", str(tmp_path / "none" / "base.json")) == 2
    assert "cannot be written: No such file or directory" in capsys.readouterr().err
    assert _export("json", "--output", str(tmp_path)) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_broken_base_is_not_exported_and_the_old_file_stays(tmp_path: Path, capsys: Output) -> None:
    target = tmp_path / "base.json"
    target.write_text("old", encoding="utf-8")
    broken = write(tmp_path, changed(("stance: open", "stance: opne")))
    assert main(["export", "--format", "json", "--knowledge", str(broken), "--output", str(target)]) == 2
    assert "did you mean 'open'?" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == "old"


def test_of_countless_problems_the_first_are_told(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, "\n".join(f"key{number}: value" for number in range(100)))
    assert main(["export", "--format", "json", "--knowledge", str(path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 21
    assert lines[-1].endswith("'python -m bot check' shows them all")


def test_the_schema_is_printed_or_written(tmp_path: Path, capsys: Output) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert main(["schema", "--output", str(tmp_path / "schema.json")]) == 0
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed
