"""`python -m bot fuzz` prints a summary, and each text that breaks a promise."""

from __future__ import annotations

import pytest

from bot.answering import Answer, Engine
from bot.cli.main import main
from bot.evaluation import fuzzing
from tests.knowledge.bases import SMALL

Output = pytest.CaptureFixture[str]


def run(*options: str) -> int:
    return main(["fuzz", "--knowledge", str(SMALL), *options])


def test_a_summary_says_how_many_texts_how_fast_and_how_they_were_answered(
    capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzzing, "MOST_TIMES_LONGER", 1_000.0)  # of a busy machine nothing is learnt here
    assert run("--count", "200", "--seed", "4") == 0
    first, kinds, answers, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("200 texts in ")
    assert first.endswith("a second: 0 broke a promise")
    assert kinds.startswith("kinds: misspelt ")
    assert answers.startswith("answers: ")


def test_a_broken_promise_is_shown_with_its_text(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Engine.ask

    def ask(engine: Engine, text: str, **more: Answer | None) -> Answer:
        if "?" in text:
            raise RuntimeError("no marks please")
        return real(engine, text)

    monkeypatch.setattr(Engine, "ask", ask)
    assert run("--count", "40") == 1
    shown = capsys.readouterr().out
    assert ": '?'\n    raises RuntimeError: no marks please\n" in shown


def test_a_count_of_nothing_is_refused(capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        run("--count", "0")
    assert caught.value.code == 2
    assert "--count: must be a whole number, 1 or more" in capsys.readouterr().err
