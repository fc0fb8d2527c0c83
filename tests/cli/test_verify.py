"""`python -m bot verify` compares quotes with texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli.main import main
from tests.knowledge.bases import SMALL, changed, write

Output = pytest.CaptureFixture[str]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    directory = tmp_path / "texts"
    directory.mkdir()
    (directory / "morning-post-2024-02-27.txt").write_text("a\nb\nSo we close no door.", encoding="utf-8")
    return directory


def test_quotes_that_stand_there_and_sources_without_a_text_are_told(texts: Path, capsys: Output) -> None:
    (texts / "morning-post-2024-02-27.txt").write_text(
        "They said they are there, and they will pay.\n\nb\n\nSo we close no door.", encoding="utf-8"
    )
    assert main(["verify", "--texts", str(texts), str(SMALL)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "no text for sudland-radio-2024-03-01",
        "2 of 2 quotes stand in the texts of 1 sources",
    ]


def test_a_quote_that_was_changed_is_a_problem(texts: Path, tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("we close no door", "we close no gate")))
    assert main(["verify", "--texts", str(texts), str(path)]) == 1
    assert (
        "error: 'we close no gate' does not stand in morning-post-2024-02-27 word for word" in capsys.readouterr().out
    )


def test_without_any_text_nothing_is_claimed(tmp_path: Path, capsys: Output) -> None:
    assert main(["verify", "--texts", str(tmp_path), str(SMALL)]) == 2
    assert "holds no text of any source" in capsys.readouterr().err


def test_a_directory_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: Output) -> None:
    assert main(["verify", "--texts", str(tmp_path / "none"), str(SMALL)]) == 2
    assert "is not a directory" in capsys.readouterr().err


def test_a_broken_base_cannot_be_verified(texts: Path, tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("stance: open", "stance: opne")))
    assert main(["verify", "--texts", str(texts), str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "did you mean 'open'?" in captured.err
