from __future__ import annotations

import io
from dataclasses import replace

import pytest

from bot.knowledge import Correction
from bot.presenting import Presenter, TextStyle, compose, reply_as_text, statement_reply
from tests.presenting.sample import NOTHING_RULED_OUT, SAMPLE, SmallEngine, day


def shown(question: str, style: TextStyle | None = None) -> str:
    return reply_as_text(compose(Presenter(SAMPLE), SmallEngine(SAMPLE).ask(question)), style)


def test_an_answer_reads_from_speaker_to_source() -> None:
    assert shown("What did Macron say?") == (
        "Emmanuel Macron, President of France\n"
        "△ Open to: combat troops\n"
        "February 2024 · Paris\n"
        "\n"
        "Emmanuel Macron said that nothing should be excluded, including sending ground\n"
        "troops.\n"
        "\n"
        "  “nothing can be ruled out”\n"
        "\n"
        "- Two renderings of the same words are in circulation.\n"
        "\n"
        "BBC News Mundo, 11 March 2024\n"
        "https://example.org/mundo_%281%29?a=1&b=2#:~:text=nothing%20can%20be%20ruled%20out\n"
        "RT (Russian state media), translated from Russian, 11 March 2024\n"
        "https://example.org/rt-2024#:~:text=nothing%20can%20be%20ruled%20out\n"
        "\n"
        "As of 25 November 2024"
    )


@pytest.mark.parametrize(
    "question", ["who is everyone", "when", "compare", "two", "unclear", "macron", "what?", "hello"]
)
def test_lines_are_no_wider_than_the_terminal(question: str) -> None:
    text = shown(question, TextStyle(width=40))
    assert all(len(line) <= 40 for line in text.splitlines() if "https://" not in line)


def test_a_list_shows_all_its_pages_under_each_heading_once() -> None:
    text = shown("when")
    assert text.count("June 2024\n") == 1 + 14
    assert "Deputy Number13" in text


def test_colour_is_for_terminals_only() -> None:
    assert "\x1b[" in shown("macron", TextStyle(colour=True))
    assert "\x1b[" not in shown("macron", TextStyle.of(io.StringIO()))


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert TextStyle.of(Terminal()).colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not TextStyle.of(Terminal()).colour


def test_an_allegation_is_marked_before_it_is_told() -> None:
    text = shown("who is there already")
    assert text.index("! Allegation") < text.index("foreign instructors are in Ukraine")


def test_a_correction_stands_below_the_caveats() -> None:
    mended = replace(NOTHING_RULED_OUT, corrections=(Correction(day("2024-12"), "The place had been Berlin."),))
    lines = reply_as_text(statement_reply(Presenter(SAMPLE), mended)).splitlines()
    caveat = lines.index("- Two renderings of the same words are in circulation.")
    assert lines[caveat + 1] == "- Correction, December 2024: The place had been Berlin."


def test_a_decline_names_what_is_near() -> None:
    assert shown("what does Rutte say").startswith("I have nothing by Mark Rutte on red lines.\n\nThis may help")
