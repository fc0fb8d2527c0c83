from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.as_discord import escape
from bot.presenting.text import clean, cut, fit, units


def test_a_text_that_fits_is_left_alone() -> None:
    assert cut("red lines", 9) == "red lines"


def test_a_long_text_ends_at_a_word() -> None:
    assert cut("one two three four five", 15) == "one two three…"


def test_a_word_without_an_end_is_cut_inside() -> None:
    assert cut("x" * 50, 10) == "x" * 9 + "…"


def test_zero_width_direction_and_control_characters_are_taken_out() -> None:
    assert clean("a\u200bb\u202ec\x07d\n\te\ufeff") == "abcd e"


def test_piled_up_accents_are_thinned_out() -> None:
    assert clean("a" + "\u0301" * 40 + "b") == "a" + "\u0301" * 3 + "b"


def test_an_escape_is_never_torn_by_cutting() -> None:
    assert fit("*" * 20, 8, escape) == r"\*\*\*" + "…"


@given(st.text(), st.integers(0, 60))
def test_whatever_is_cut_fits(text: str, limit: int) -> None:
    assert units(cut(text, limit)) <= limit
    assert units(fit(text, limit, escape)) <= limit


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_markdown_and_mentions_are_escaped() -> None:
    assert escape("**a** _b_ `c` ||d|| <@1> @everyone [x](y)") == (
        r"\*\*a\*\* \_b\_ \`c\` \|\|d\|\| \<\@1\> \@everyone \[x\](y)"
    )
    assert [escape(line) for line in ("# a", "- b", "1. c", "2024 was")] == [r"\# a", r"\- b", r"1\. c", "2024 was"]
