"""A picture as a file: what it is, how often it is drawn, and that everybody may ask for it at once."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from struct import unpack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presenting.pictures import Board, Picture, draw, file_name, warm_up
from bot.settings import PROJECT
from tests.presenting.pictures.measuring import outside, paint
from tests.presenting.pictures.samples import board, full, odd, record, timeline

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(SIGNATURE)
    width, height = unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(
    "picture",
    full(),
    ids=lambda picture: (
        f"{type(picture).__name__}, {len(picture.rows if isinstance(picture, Board) else picture.points)}"
    ),
)
def test_a_picture_is_a_png_that_fills_the_width_where_discord_shows_it(picture: Picture) -> None:
    png = draw(picture)
    width, height = size(png)
    assert width == 1200
    assert 150 < height <= width * 3 / 4
    assert len(png) < 300_000


def test_the_same_contents_give_the_same_bytes_however_often_they_are_drawn() -> None:
    pictures: tuple[Picture, ...] = (board(), timeline(), record())
    for picture in pictures:
        assert paint(picture).png() == paint(picture).png() == draw(picture)


def test_the_same_contents_are_drawn_once() -> None:
    assert draw(board(title="once")) is draw(board(title="once"))
    assert draw(board(title="once")) != draw(board(title="twice"))


def test_several_threads_may_draw_at_once_and_get_what_one_gets() -> None:
    pictures: list[Picture] = [board(1, 1, title="thread"), board(1, 1, title="threads"), timeline(7), record(7)]
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(draw, pictures * 4))
    assert drawn == [paint(picture).png() for picture in pictures] * 4
    assert len({id(png) for png in drawn}) == len(pictures)


def test_whoever_has_no_picture_drawn_does_not_load_what_draws() -> None:
    code = (
        "import sys, bot.presenting, bot.presenting.pictures.scenes, bot.presenting.pictures.words\n"
        "assert 'matplotlib' not in sys.modules\n"
        "from bot.presenting.pictures import warm_up\n"
        "warm_up()\n"
        "assert 'matplotlib' in sys.modules and 'matplotlib.pyplot' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT)


def test_it_can_be_made_warm_more_than_once() -> None:
    warm_up()
    warm_up()


def test_each_kind_of_picture_has_its_own_file_name() -> None:
    assert [file_name(each) for each in (board(), timeline(), record())] == [
        "stances.png",
        "timeline.png",
        "record.png",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "$",
        "$x_1$ costs $5",
        r"$\frac{1}{0$",
        "_under_ ^over^ \\back",
        "a\nb\tc\x00d",
        "🇺🇦 ⚔️ 👩‍👩‍👧‍👦 🫡",
        "בנימין نتنياهو \u202eabc",
        "習近平 คนไทย",
        "Z" + "\u0301" * 40,
        "x" * 500,
        "Ж" * 500,
        "a b " * 150,
    ],
    ids=lambda text: ascii(text)[:20],
)
def test_any_text_can_be_drawn_and_stays_on_the_picture(text: str) -> None:
    for picture in odd(text):
        assert size(draw(picture))[0] == 1200
        assert outside(paint(picture)) == []


@settings(max_examples=12, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=60))
def test_whatever_stands_in_a_picture_is_drawn_without_a_warning(text: str) -> None:
    for picture in odd(text):
        assert size(draw(picture))[0] == 1200
        assert outside(paint(picture)) == []
