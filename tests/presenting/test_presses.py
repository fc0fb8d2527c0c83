import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.presses import (
    Choose,
    Delete,
    Do,
    Jump,
    Narrow,
    Open,
    PassOn,
    Press,
    Share,
    Tell,
    Turn,
    Vote,
    Wrong,
    decode,
)
from bot.presenting.state import Listing, ListingKind, code, listing_for
from bot.presenting.text import units

QUESTION = Listing(ListingKind.QUESTION, "who: is for it?")


@pytest.mark.parametrize(
    "press",
    [
        Open(QUESTION),
        Turn("abcd", 3, QUESTION),
        Jump("abcd", 12, QUESTION),
        Narrow("abcd"),
        Choose("abcd", "clarify"),
        Share(QUESTION),
        Vote(True, code("one")),
        Vote(False, "list"),
        Wrong(code("one")),
        Delete("abcd"),
        PassOn(),
        Tell(12),
        Do("settings", "mute"),
        Do("curate", "settle", "12:no_fact"),
    ],
)
def test_what_a_button_holds_is_read_back(press: Press) -> None:
    assert decode(str(press)) == press


@pytest.mark.parametrize(
    "custom_id",
    ["", "v1", "v1:", "v2:open:q:x", "v1:open:z:x", "v1:open:q", "v1:page:abcd:x:q:y", "v1:page:abcd:-1:q:y",
     "v1:page:abcd:99999:q:y", "v1:pick:abcd:", "v1:page:abcd:²:q:y", "hello", "v1:tell:", "v1:tell:1e3",
     "v1:tell:" + "9" * 40, "v1:vote:?:x", "v1:wrong:short", "v1:delete:", "v1:do:settings", "v1:narrow:",
     "v1:share:z"],
)  # fmt: skip
def test_a_custom_id_of_no_sense_is_nothing(custom_id: str) -> None:
    assert decode(custom_id) is None


@given(st.text())
def test_any_custom_id_is_read_without_an_error(rest: str) -> None:
    for start in ("", "v1:", *(f"v1:{verb}:" for verb in ("open", "page", "jump", "pick", "vote", "tell", "do"))):
        decode(start + rest)


@given(st.text(max_size=400))
def test_every_button_of_an_answer_fits(question: str) -> None:
    listing = listing_for(question)
    for press in (Open(listing), Turn("abcd", 9999, listing), Jump("abcd", 9999, listing), Share(listing)):
        assert units(str(press)) <= 100
        assert decode(str(press)) == press
