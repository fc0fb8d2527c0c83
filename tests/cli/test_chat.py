"""`python -m bot chat`: line after line, until the input ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.knowledge import load_fact_base
from bot.presenting import Presenter, TextStyle, how_to_ask, reply_as_text
from tests.knowledge.bases import SMALL, changed, write

Output = pytest.CaptureFixture[str]

OPENING = reply_as_text(how_to_ask(Presenter(load_fact_base(SMALL))), TextStyle.of(io.StringIO()))


@pytest.fixture
def chat(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> _Chat:
    return _Chat(monkeypatch, capsys)


class _Chat:
    """Types lines into the command and gives what it printed after the opening words."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def typed(self, text: str) -> str:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        assert main(["chat", "--knowledge", str(SMALL)]) == 0
        captured = self._capsys.readouterr()
        assert captured.err == ""
        return captured.out

    def after(self, text: str) -> str:
        shown = self.typed(text)
        assert shown.startswith(OPENING)
        return shown[len(OPENING) :]


def test_it_opens_by_saying_how_to_ask(chat: _Chat) -> None:
    assert "The Northern bridge debate" in chat.typed("")


def test_every_line_is_answered_in_order(chat: _Chat) -> None:
    shown = chat.after("Anna Keller\nOtto Brandt\n")
    assert 0 <= shown.index("we close no door") < shown.index("they are there, and they will pay")


def test_a_question_may_be_written_like_the_command(chat: _Chat) -> None:
    assert chat.after("/ask Anna Keller\n") == chat.after("Anna Keller\n")


def test_help_and_about_are_told(chat: _Chat) -> None:
    assert "The Northern bridge debate" in chat.after("/help\n")
    about = chat.after("/about\n")
    assert "CC0" in about
    assert "curators@example.org" in about
    assert chat.after("help\n") == chat.after("/help\n")


@pytest.mark.parametrize("word", ["quit", "exit", "/quit", "QUIT", ":q"])
def test_a_word_ends_it_and_what_follows_is_not_read(word: str, chat: _Chat) -> None:
    assert "we close no door" not in chat.after(f"{word}\nAnna Keller\n")


def test_the_end_of_the_input_ends_it(chat: _Chat) -> None:
    assert chat.after("").strip() == ""
    assert "we close no door" in chat.after("Anna Keller")


def test_empty_lines_get_no_answer(chat: _Chat) -> None:
    assert chat.after("\n   \n\t\n").strip() == ""


def test_no_prompt_is_printed_into_a_pipe(chat: _Chat) -> None:
    assert "> " not in chat.after("hello\n")


def test_a_broken_base_is_refused(tmp_path: Path, capsys: Output) -> None:
    path = write(tmp_path, changed(("stance: open", "stance: opne")))
    assert main(["chat", "--knowledge", str(path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"{path}:")
