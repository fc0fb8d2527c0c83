"""`python -m bot check` tells a curator what to mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.main import main
from tests.knowledge.bases import SMALL, changed, line_of, write

Output = pytest.CaptureFixture[str]


def test_a_good_base_is_summed_up(capsys: Output) -> None:
    assert main(["check", str(SMALL)]) == 0
    assert capsys.readouterr().out == "2 statements, 2 speakers, 2 sources, 2 topics: 0 errors, 0 warnings\n"


def test_problems_stand_one_a_line_before_the_summary(tmp_path: Path, capsys: Output) -> None:
    text = changed(("stance: open", "stance: opne"), ("kind: reported", "kind: reproted"))
    path = write(tmp_path, text)
    assert main(["check", str(path)]) == 1
    first, second, summary = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{path}:{line_of(text, 'opne')}: error: ")
    assert second.startswith(f"{path}:{line_of(text, 'reproted')}: error: ")
    assert summary == "the base cannot be loaded: 2 errors, 0 warnings"


def test_an_editorial_error_counts_too(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("we close no door", "we " * 16)))
    assert main(["check", str(path)]) == 1
    assert "the quote has 16 words" in capsys.readouterr().out


def test_a_warning_is_shown_and_counts_only_when_asked_for(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("topics: [bridge, cost]", "topics: [bridge]")))
    assert main(["check", str(path)]) == 0
    assert "warning: no statement has the topic cost" in capsys.readouterr().out
    assert main(["check", "--strict", str(path)]) == 1


def test_a_base_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(tmp_path / "none.yaml")]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"{tmp_path / 'none.yaml'}:1: error: there is no such file\n"


def test_the_base_of_the_settings_is_checked_by_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    write(tmp_path, changed(("stance: open", "stance: opne")))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KNOWLEDGE_PATH", str(tmp_path / "knowledge.yaml"))
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("knowledge.yaml:")
