"""`python -m bot format` keeps the fact base in order and touches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge import load_fact_base
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL_TEXT, changed, line_of, write

Output = pytest.CaptureFixture[str]

LATER = """  - id: brandt-2024-01-ferry
    # Nobody else reports it.
    actors: [otto-brandt]
    date: "2024-01"
    kind: said  # on the quay
    stance: none
    topics: [cost]
    statement: |
      Otto Brandt said that the ferry
      # was dear.

    sources: [{id: morning-post-2024-02-27}]

"""
"""A statement that belongs before all others of the small base, with everything that could be taken for something."""

MIXED = changed(
    ("declined:\n", f"\n  # Heard on the ferry.\n{LATER}declined:\n"), ("\n  - id: otto", "\n\n  - id: otto")
)


def _formatted(folder: Path, text: str) -> str:
    path = write(folder, text)
    before = load_fact_base(path)
    assert main(["format", str(path)]) == 0
    after = path.read_text(encoding="utf-8")
    assert load_fact_base(path) == before
    assert sorted(after.splitlines()) == sorted(text.splitlines())
    return after


def test_statements_stand_by_the_date_they_were_said(tmp_path: Path) -> None:
    after = _formatted(tmp_path, MIXED)
    assert line_of(after, "- id: brandt-2024-01-ferry") < line_of(after, "- id: keller-2024-02-door")
    assert line_of(after, "- id: keller-2024-02-door") < line_of(after, "- id: brandt-2024-02-warning")


def test_everything_in_an_entry_goes_with_it(tmp_path: Path) -> None:
    after = _formatted(tmp_path, MIXED)
    assert f"statements:\n  # Heard on the ferry.\n{LATER.rstrip()}\n  - id: keller-2024-02-door\n" in after


def test_running_it_twice_changes_nothing(tmp_path: Path, capsys: Output) -> None:
    after = _formatted(tmp_path, MIXED)
    capsys.readouterr()
    assert _formatted(tmp_path, after) == after
    assert capsys.readouterr().out == f"{tmp_path / 'knowledge.yaml'}: in order\n"


def test_undated_statements_stand_last(tmp_path: Path) -> None:
    after = _formatted(tmp_path, changed(('    date: "2024-02-26"\n', "    date: null\n")))
    assert line_of(after, "- id: brandt-2024-02-warning") < line_of(after, "- id: keller-2024-02-door")


def test_actors_stand_by_kind_and_then_by_id(tmp_path: Path) -> None:
    after = _formatted(tmp_path, SMALL_TEXT)
    ids = list(load_fact_base(write(tmp_path, after)).actors)
    assert ids[:4] == ["anna-keller", "otto-brandt", "norland", "sudland"]
    assert ids[-2:] == ["sudland-radio", "river-states"]


def test_a_comment_over_an_empty_line_is_a_heading_and_stays(tmp_path: Path) -> None:
    text = changed(
        ("  - id: otto-brandt", "  # Seldom quoted\n\n  - id: otto-brandt"),
        ("  - id: sudland\n", "  # On the other bank.\n  - id: sudland\n"),
    )
    after = _formatted(tmp_path, text)
    assert "  # Seldom quoted\n\n  - id: otto-brandt" in after
    assert "  # On the other bank.\n  - id: sudland\n" in after


def test_topics_and_declined_questions_stay_where_they_are(tmp_path: Path) -> None:
    text = changed(
        ("id: bridge", "id: zebra"),
        ("topics: [bridge]", "topics: [zebra]"),
        ("topics: [bridge, cost]", "topics: [zebra, cost]"),
        ("declined:", "declined:\n  - question: And after that?\n    reason: opinion"),
    )
    after = _formatted(tmp_path, text)
    assert list(load_fact_base(write(tmp_path, after)).topics) == ["zebra", "cost"]
    assert after.endswith(text[text.index("declined:") :])


def test_keys_stand_in_the_order_of_the_guide(tmp_path: Path) -> None:
    text = changed(
        ("  - id: anna-keller\n    kind: person\n", "  - kind: person\n    # as she spells it\n    id: anna-keller\n")
    )
    path = write(tmp_path, text)
    assert main(["format", str(path)]) == 0
    assert "  # as she spells it\n  - id: anna-keller\n    kind: person\n" in path.read_text(encoding="utf-8")
    assert main(["format", "--check", str(path)]) == 0


def test_check_says_what_stands_where_and_writes_nothing(tmp_path: Path, capsys: Output) -> None:
    text = MIXED.replace("    kind: outlet\n    name: Sudland Radio\n", "    name: Sudland Radio\n    kind: outlet\n")
    path = write(tmp_path, text)
    assert main(["format", "--check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{path}:{line_of(text, '- id: river-states')}: river-states belongs after sudland-radio",
        f"{path}:{line_of(text, 'name: Sudland Radio')}: 'name' of sudland-radio belongs after 'kind'",
        f"{path}:{line_of(text, '- id: brandt-2024-01')}: brandt-2024-01-ferry belongs before keller-2024-02-door",
        f"{path}: 3 out of place; 'python -m bot format' puts everything in order",
    ]
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_does_not_load_is_refused_with_its_problems(tmp_path: Path, capsys: Output) -> None:
    text = MIXED.replace("stance: open", "stance: opne")
    path = write(tmp_path, text)
    assert main(["format", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"{path}:{line_of(text, 'opne')}: error: ")
    assert path.read_text(encoding="utf-8") == text


def test_an_order_that_would_change_what_the_base_says_is_never_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    path = write(tmp_path, MIXED)
    monkeypatch.setattr("bot.cli.format.format_text", lambda text, base: text.replace("stance: open", "stance: for"))
    assert main(["format", str(path)]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == MIXED


def test_line_ends_byte_order_mark_permissions_and_links_are_kept(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target = tmp_path / "elsewhere" / "base.yaml"
    target.write_bytes(("\ufeff" + MIXED.rstrip("\n").replace("\n", "\r\n")).encode())
    target.chmod(0o640)
    path = tmp_path / "knowledge.yaml"
    path.symlink_to(target)
    assert main(["format", str(path)]) == 0
    data = target.read_bytes().decode()
    assert data.startswith("\ufeff# yaml-language-server")
    assert data.count("\n") == data.count("\r\n") == MIXED.count("\n") - 1
    assert not data.endswith("\n")
    assert target.stat().st_mode & 0o777 == 0o640
    assert path.is_symlink()
    assert [each.name for each in target.parent.iterdir()] == ["base.yaml"]


def test_a_file_in_brackets_is_left_as_it_is(tmp_path: Path) -> None:
    source = changed(("sources:\n", "concepts_end:\n"))
    start, end = source.index("concepts:\n"), source.index("actors:\n")
    text = changed((source[start:end], "concepts: [{id: b, words: {en: [b]}}, {id: a, words: {en: [a]}}]\n"))
    assert "concepts: [{id: b," in _formatted(tmp_path, text)


def test_the_whole_base_is_put_in_order(tmp_path: Path) -> None:
    text = (PROJECT / "knowledge.yaml").read_text(encoding="utf-8")
    after = _formatted(tmp_path, text)
    assert _formatted(tmp_path, after) == after
