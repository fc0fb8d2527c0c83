"""Quotes stand in the texts word for word, or a curator is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.knowledge import Level
from bot.knowledge.verifying import SourceText, Verification, verify_quotes
from tests.knowledge.bases import load

POST = "The door\n\nAt Norborg.\n\n“We — all — know that we close no door,” said Keller.\n"
RADIO = "Brandt: they are there, and they will pay.\nMore.\n"


def _verify(folder: Path, texts: dict[str, str], *changes: tuple[str, str]) -> Verification:
    directory = folder / "texts"
    directory.mkdir()
    for name, text in texts.items():
        (directory / name).write_text(text, encoding="utf-8")
    return verify_quotes(load(folder, *changes), directory)


def test_quotes_that_stand_in_their_texts_are_counted(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"morning-post-2024-02-27.txt": POST, "radio-77.txt": RADIO})
    assert (result.checked, result.found) == (2, 2)
    assert result.without_text == ()
    assert result.findings == ()


def test_a_source_without_a_text_is_named_and_not_counted(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"radio-77.txt": RADIO})
    assert result.without_text == ("morning-post-2024-02-27",)
    assert (result.checked, result.found, result.findings) == (1, 1, ())


def test_a_quote_that_was_changed_is_an_error_that_shows_the_nearest_words(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"morning-post-2024-02-27.txt": POST}, ("we close no door", "we shut no door"))
    finding = result.findings[0]
    assert finding.level is Level.ERROR
    assert "'we shut no door' does not stand in morning-post-2024-02-27" in finding.message
    assert "we close no door" in finding.message


def test_the_right_paragraph_is_told(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"morning-post-2024-02-27.txt": POST}, ("paragraph: 3", "paragraph: 1"))
    warning = result.findings[0]
    assert warning.level is Level.WARNING
    assert "stands in paragraph 3 of morning-post-2024-02-27, not in 1" in warning.message
    assert warning.place == ("statements", "keller-2024-02-door", "sources", 0, "paragraph")


def test_a_paragraph_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"radio-77.txt": RADIO}, ("paragraph: 1}", "paragraph: 9}"))
    missing, misplaced = result.findings
    assert (missing.level, misplaced.level) == (Level.ERROR, Level.WARNING)
    assert "has 2 paragraphs, so there is no paragraph 9" in missing.message


def test_a_quote_need_stand_in_one_of_the_paragraphs_that_are_cited(tmp_path: Path) -> None:
    several = ("{id: morning-post-2024-02-27, paragraph: 3}", "{id: morning-post-2024-02-27, paragraph: 1}")
    more = (several[1], several[1] + "\n      - {id: morning-post-2024-02-27, paragraph: 3}")
    assert _verify(tmp_path, {"morning-post-2024-02-27.txt": POST}, several, more).found == 1


def test_a_statement_without_a_quote_is_not_counted(tmp_path: Path) -> None:
    result = _verify(tmp_path, {"radio-77.txt": RADIO}, ("quote: they are there, and they will pay", "quote: null"))
    assert (result.checked, result.findings) == (0, ())


def test_a_text_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    directory = tmp_path / "texts"
    directory.mkdir()
    (directory / "radio-77.txt").write_bytes("они там".encode("cp1251"))
    (finding,) = verify_quotes(load(tmp_path), directory).findings
    assert "is not UTF-8" in finding.message


@pytest.mark.parametrize(
    ("printed", "quote", "stands"),
    [
        ("it’s “here”", 'it\'s "here"', True),
        ("war — or\u00a0peace", "war - or peace", True),
        ("no\n\noption", "no option", True),
        ("no   option", "no\noption", True),
        ("cafe\u0301 open", "café open", True),
        ("soft\u00adly", "softly", True),
        ("and so…", "so...", True),
        ("many troops", "any troops", False),
        ("troops there", "troop", False),
        ("No option", "no option", False),
        ("no option", "no options", False),
        ("a+b", "a+b", True),
        ("aab", "a+b", False),
        ("«Нет»", "нет", False),
    ],
)
def test_only_white_space_marks_and_dashes_may_differ(printed: str, quote: str, stands: bool) -> None:
    assert bool(SourceText(f"First.\n\n{printed}").find(quote)) is stands


def test_a_quote_that_runs_over_paragraphs_stands_in_all_of_them() -> None:
    assert SourceText("one\n\n \ntwo three\nfour").find("three four") == [range(2, 4)]


def test_words_that_are_like_nothing_in_the_text_have_no_nearest() -> None:
    assert SourceText("A text about rivers.").nearest("nuclear deterrence") is None
