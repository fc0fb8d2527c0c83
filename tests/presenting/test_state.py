from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.state import (
    Listing,
    ListingKind,
    asked_again,
    code,
    codes_in,
    listing_for,
    owner_tag,
    read_listing,
)

ABOVE = Listing(ListingKind.SHOWN, "")


def test_a_short_question_is_asked_again() -> None:
    assert listing_for("who is  for it?") == Listing(ListingKind.QUESTION, "who is for it?")


def test_a_long_question_is_the_one_that_is_shown_above() -> None:
    listing = listing_for("x" * 200)
    assert listing == ABOVE
    assert asked_again(listing, "x" * 200) == Listing(ListingKind.QUESTION, "x" * 200)


def test_a_part_of_the_answer_to_a_long_question_is_found_too() -> None:
    narrowed = Listing(ListingKind.NARROWED, f"for:-:{ABOVE}")
    assert narrowed.refers_above
    assert asked_again(narrowed, "who?") == Listing(ListingKind.NARROWED, "for:-:q:who?")


def test_a_question_that_ends_like_a_reference_is_still_a_question() -> None:
    question = Listing(ListingKind.QUESTION, "why do people write =:")
    assert not question.refers_above
    assert asked_again(question, "another") == question


def test_without_a_question_above_there_is_nothing_to_ask() -> None:
    assert asked_again(ABOVE, None) == ABOVE


def test_statements_without_a_question_are_named() -> None:
    assert codes_in(listing_for("", ["a", "b"]).value) == [code("a"), code("b")]


@given(st.text(max_size=400), st.integers(0, 40))
def test_whatever_a_button_has_to_remember_fits_and_is_read_back(question: str, shown: int) -> None:
    listing = listing_for(question, [f"statement-{number}" for number in range(shown)])
    assert listing.fits
    assert read_listing(str(listing)) == listing


def test_codes_stay_the_same_for_ever() -> None:
    assert code("macron-2024-02-nothing-ruled-out") == "FoK0w6Ha"
    assert owner_tag(1) != owner_tag(2)


def test_a_listing_knows_the_question_that_it_answers() -> None:
    question = Listing(ListingKind.QUESTION, "who: is for it?")
    assert question.question == "who: is for it?"
    assert Listing(ListingKind.NARROWED, f"for:-:{question}").question == "who: is for it?"
    for other in (ABOVE, Listing(ListingKind.NARROWED, f"for:-:{ABOVE}"), Listing(ListingKind.NARROWED, "for"),
                  Listing(ListingKind.CARD, code("one"))):  # fmt: skip
        assert other.question is None
