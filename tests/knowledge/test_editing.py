"""Whatever order a fact base is written in, putting it in order loses nothing and ends in one and the same text."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge import FactBase
from bot.knowledge.editing import displaced, format_text
from bot.knowledge.loading import read_fact_base
from tests.knowledge.bases import SMALL_TEXT

SECTIONS = ("concepts", "actors", "sources", "statements")
COMMENTS = ("", "# a word on it\n", "# two lines\n  # of words\n")


def _load(text: str) -> FactBase:
    return read_fact_base(text, "knowledge.yaml")[0]


def _with_remark(key: str, remark: str) -> str:
    """A key on one line with a comment at its end."""
    return key if key.count("\n") > 1 else key.replace("\n", f"{remark}\n")


def _lines(text: str) -> list[str]:
    """Every line that is not empty, in whatever order, without the dash that the first key of an entry gets."""
    return sorted(bare.removeprefix("- ") for line in text.splitlines() if (bare := line.strip()))


@st.composite
def shuffled(draw: st.DrawFn) -> str:
    """The small base with the entries of its ordered sections and their keys in any order, and comments anywhere."""
    parts = []
    for part in re.split(r"^(?=[a-z])", SMALL_TEXT, flags=re.M):
        head, _, body = part.partition("\n")
        if head.removesuffix(":") not in SECTIONS:
            parts.append(part)
            continue
        entries = []
        for entry in draw(st.permutations(re.split(r"^(?=  - )", body, flags=re.M)[1:])):
            keys = draw(st.permutations(re.split(r"^(?=    \w)", "    " + entry[4:], flags=re.M)[1:]))
            keys = [_with_remark(key, draw(st.sampled_from(["", "  # said so"]))) for key in keys]
            keys = [keys[0], *(draw(st.sampled_from(["", "    # of the key\n", "\n"])) + key for key in keys[1:])]
            comment = draw(st.sampled_from(COMMENTS))
            over = "  " + comment if comment else ""
            below = draw(st.sampled_from(["", "    # at the end\n", "\n"]))
            entries.append(f"{over}  - {keys[0][4:]}{''.join(keys[1:])}{below}")
        parts.append(head + "\n" + "".join(entries))
    return "".join(parts)


@given(shuffled())
@settings(max_examples=60, deadline=None)
def test_any_order_comes_back_to_the_one_order_with_nothing_lost(text: str) -> None:
    before = _load(text)
    after = format_text(text, before)
    base = _load(after)
    assert base == before
    assert [*base.statements] == [*_load(format_text(SMALL_TEXT, _load(SMALL_TEXT))).statements]
    assert _lines(after) == _lines(text)
    assert format_text(after, base) == after
    assert displaced(after, base) == []
    assert bool(displaced(text, before)) == (after != text)
