"""`python -m bot check` tells a curator what to mend."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.cli.balance import balance_lines
from bot.cli.main import main
from bot.knowledge import FactBase
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL, changed, line_of, write

Output = pytest.CaptureFixture[str]


def test_a_good_base_is_summed_up(capsys: Output) -> None:
    assert main(["check", str(SMALL)]) == 0
    *_, summary = capsys.readouterr().out.splitlines()
    assert summary == "2 statements, 2 speakers, 2 sources, 2 topics: 0 errors, 0 warnings"


def test_a_base_without_errors_is_weighed_before_it_is_summed_up(capsys: Output) -> None:
    assert main(["check", str(SMALL)]) == 0
    *weighed, _ = capsys.readouterr().out.splitlines()
    assert weighed[:5] == [
        "position: for or open: 1, neutral or none: 0, against or warning: 1",
        "state of the speaker: Norland: 1, Sudland: 1",
        "year: 2024: 1, none: 1",
        "ownership of the source: state: 1 (0 alone), independent: 2 (1 alone)",
        "topics with one side only: 1 (cost)",
    ]
    assert weighed[5] == "statements on one state's media alone: 0"
    assert weighed[7] == "actors with a stance and no quotation: 0"


def test_sources_that_nobody_has_read_for_half_a_year_are_counted_from_today(small: FactBase) -> None:
    later = "sources not seen for six months: 2 (morning-post-2024-02-27, sudland-radio-2024-03-01)"
    assert "sources not seen for six months: 0" in balance_lines(small, date(2025, 6, 1))
    assert later in balance_lines(small, date(2025, 6, 2))


def test_checking_waits_neither_for_the_library_of_discord_nor_for_the_matcher() -> None:
    program = (
        f"import sys\nfrom bot.cli.main import main\nassert main(['check', {str(SMALL)!r}]) == 0\n"
        "assert not {'discord', 'numpy', 'bot.matching'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL, timeout=60)


def test_of_many_states_the_first_are_named(base: FactBase) -> None:
    [states] = [line for line in balance_lines(base, date(2026, 12, 1)) if line.startswith("state of the speaker")]
    assert states.count(":") == 6
    assert states.endswith(" more")


def test_a_base_with_errors_is_not_weighed_before_they_are_mended(tmp_path: Path, capsys: Output) -> None:
    assert main(["check", str(write(tmp_path, changed(("we close no door", "we " * 16))))]) == 1
    problem, summary = capsys.readouterr().out.splitlines()
    assert ": error: " in problem
    assert summary.endswith("1 error, 0 warnings")


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
