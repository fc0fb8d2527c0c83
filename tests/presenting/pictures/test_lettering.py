"""Letters that fit: measured, shortened, broken into lines."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.presenting.pictures.lettering import CAPTION, LABEL, TITLE, drawable, fitted, narrowest, width, wrapped

ORDINARY = st.text("abc ЖєїґÄ-,$_", max_size=80)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=40))
@example("🇺🇦 ok")
@example("\ud800")
def test_a_drawable_text_is_one_line_and_stays_as_it_is(text: str) -> None:
    once = drawable(text)
    assert drawable(once) == once
    assert "\n" not in once
    assert once == once.strip()


def test_pictographs_are_left_out_and_unknown_letters_are_seen_to_be_missing() -> None:
    assert drawable("🇺🇦 Ukraine 🫡🪖") == "Ukraine"
    assert drawable("習 Xi") == "□ Xi"
    assert drawable("Šimonytė, Зеленський, Ґ") == "Šimonytė, Зеленський, Ґ"


@settings(deadline=None)
@given(ORDINARY, st.integers(0, 400))
def test_a_fitted_text_fits_and_is_shortened_only_where_it_must_be(text: str, room: int) -> None:
    shown = fitted(text, CAPTION, room)
    assert width(shown, CAPTION) <= room
    if width(drawable(text), CAPTION) <= room:
        assert shown == drawable(text)
    elif shown:
        assert shown.endswith("…")
        assert drawable(text).startswith(shown[:-1])


@settings(deadline=None)
@given(ORDINARY, st.integers(80, 600), st.integers(1, 4))
def test_wrapped_lines_fit_and_hold_the_whole_text_unless_they_say_that_more_follows(
    text: str, room: int, lines: int
) -> None:
    shown = wrapped(text, LABEL, room, lines)
    assert len(shown) <= lines
    assert all(width(line, LABEL) <= room + 2 for line in shown)
    if not any(line.endswith("…") for line in shown):
        assert " ".join(shown) == drawable(text)


@settings(deadline=None)
@given(ORDINARY, st.integers(1, 4))
def test_the_narrowest_room_is_enough_for_the_whole_text_and_less_is_not(text: str, lines: int) -> None:
    room = narrowest(text, LABEL, lines)
    assert " ".join(wrapped(text, LABEL, room + 1, lines)) == drawable(text)
    if room > 20 and drawable(text):
        tighter = wrapped(text, LABEL, room - 4, lines)
        assert " ".join(tighter) != drawable(text) or any(width(line, LABEL) > room - 4 for line in tighter)


def test_lines_are_of_like_length() -> None:
    first, second = wrapped("The latest official word of each state up to February 2026", LABEL, 700, 2)
    assert abs(width(first, LABEL) - width(second, LABEL)) < 120


def test_bold_and_large_letters_are_wider() -> None:
    assert width("Norland", TITLE) > width("Norland", LABEL) > width("Norland", CAPTION) > 0
    assert width("", TITLE) == 0
