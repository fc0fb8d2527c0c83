import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.state import (
    Choose,
    Jump,
    Listing,
    ListingKind,
    Open,
    Press,
    Turn,
    code,
    decode,
    listing_for,
    owner_tag,
    statement_codes,
    subset_ids,
)
from bot.presenting.text import units

QUESTION = Listing(ListingKind.QUESTION, "who: is for it?")


@pytest.mark.parametrize(
    "press", [Open(QUESTION), Turn("abcd", 3, QUESTION), Jump("abcd", 12, QUESTION), Choose("abcd", "clarify")]
)
def test_what_a_button_holds_is_read_back(press: Press) -> None:
    assert decode(str(press)) == press


@pytest.mark.parametrize(
    "custom_id",
    ["", "v1", "v1:", "v2:open:q:x", "v1:open:z:x", "v1:open:q", "v1:page:abcd:x:q:y", "v1:page:abcd:-1:q:y",
     "v1:page:abcd:99999:q:y", "v1:pick:abcd:", "v1:page:abcd:²:q:y", "hello"],
)  # fmt: skip
def test_a_custom_id_of_no_sense_is_nothing(custom_id: str) -> None:
    assert decode(custom_id) is None


@given(st.text())
def test_any_custom_id_is_read_without_an_error(custom_id: str) -> None:
    decode(custom_id)
    decode(f"v1:page:{custom_id}")


def test_a_short_question_is_asked_again() -> None:
    assert listing_for("who is  for it?", ["a"], ["a"]) == Listing(ListingKind.QUESTION, "who is for it?")


def test_few_statements_are_named_when_the_question_is_long() -> None:
    listing = listing_for("x" * 200, ["a", "b"], ["a", "b", "c"])
    assert listing is not None
    assert statement_codes(listing.value) == [code("a"), code("b")]


def test_many_statements_are_marked_among_all() -> None:
    every = [f"statement-{number}" for number in range(140)]
    listing = listing_for("x" * 200, every[::3], every)
    assert listing is not None
    assert listing.kind is ListingKind.SUBSET
    assert subset_ids(listing.value, every) == sorted(every[::3])


def test_marks_made_for_another_base_are_refused() -> None:
    every = [f"statement-{number}" for number in range(140)]
    listing = listing_for("x" * 200, every, every)
    assert listing is not None
    assert subset_ids(listing.value, [*every, "one-more"]) is None


@given(st.text(max_size=400), st.integers(0, 900), st.integers(0, 900))
def test_whatever_a_button_has_to_remember_fits(question: str, shown: int, known: int) -> None:
    every = [f"statement-{number}" for number in range(max(shown, known))]
    listing = listing_for(question, every[:shown], every)
    if listing is not None:
        assert units(str(Turn(owner_tag(1), 9999, listing))) <= 100
        assert decode(str(Turn("abcd", 0, listing))) == Turn("abcd", 0, listing)


def test_codes_stay_the_same_for_ever() -> None:
    assert code("macron-2024-02-nothing-ruled-out") == "FoK0w6Ha"
    assert owner_tag(1) != owner_tag(2)
