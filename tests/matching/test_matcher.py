"""The matcher: right first, low where nothing fits, the same whatever the order, never an exception."""

from __future__ import annotations

import random
import threading
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.matching import VIEWS, Match, Matcher, matcher, static_embeddings

BASE = {
    "order-pizza": [
        "I want to order a pizza",
        "can you get me a margherita delivered",
        "pizza delivery please",
        "have some Italian food brought to my door",
    ],
    "book-flight": [
        "book a flight to Lisbon",
        "I need a plane ticket for Monday",
        "reserve two seats to Madrid",
        "find me the cheapest way to fly to Rome",
    ],
    "weather": [
        "what is the weather like tomorrow",
        "will it rain in Hamburg",
        "do I need an umbrella today",
        "forecast for the weekend",
    ],
    "card-lost": [
        "I lost my credit card",
        "my bank card was stolen",
        "how do I block a card",
        "somebody took my wallet with the debit card in it",
    ],
    "alarm": [
        "wake me up at seven",
        "set an alarm for six in the morning",
        "remind me to get up early",
        "I must not oversleep tomorrow",
    ],
}

ASKED = {
    "order me a pizza": "order-pizza",
    "please book me a flight to Madrid": "book-flight",
    "is it going to rain tomorrow": "weather",
    "my credit card was stolen": "card-lost",
    "set my alarm for seven": "alarm",
    "airline tickets to Rome on Friday": "book-flight",
}


@pytest.fixture(scope="module")
def base() -> Matcher:
    return Matcher(BASE)


@pytest.fixture(scope="module")
def large() -> Matcher:
    """Some 6,000 phrasings: beyond the size up to which all are scored."""
    words = sorted({word for texts in BASE.values() for text in texts for word in text.split()})
    chance = random.Random(3)
    return Matcher({f"{number:04}": [" ".join(chance.sample(words, 7)) for _ in range(3)] for number in range(2_000)})


@pytest.mark.parametrize(("text", "expected"), ASKED.items())
def test_the_right_id_comes_first(base: Matcher, text: str, expected: str) -> None:
    assert base.rank(text)[0].id == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i want to ordr a piza", "order-pizza"),
        ("bok a fligth to lisbno", "book-flight"),
        ("waht is the waether like tomorow", "weather"),
        ("I losst my cradit crad", "card-lost"),
        ("sett an alrm for six", "alarm"),
    ],
)
def test_misspelt_questions_find_the_same(base: Matcher, text: str, expected: str) -> None:
    assert base.rank(text)[0].id == expected


def test_every_phrasing_finds_its_own_id_with_a_high_score(base: Matcher) -> None:
    for identifier, text in base.phrasings:
        best = base.rank(text)[0]
        assert best.id == identifier
        assert best.score > 0.3


@pytest.mark.parametrize(
    "text", ["who painted the ceiling of the chapel", "qwxz plorf", "explain quantum chromodynamics", "🦆🦆", "中国"]
)
def test_a_text_about_something_else_scores_below_every_fitting_one(base: Matcher, text: str) -> None:
    fitting = min(base.rank(question)[0].score for question in ASKED)
    found = base.rank(text)
    assert not found or found[0].score < fitting


def test_matches_are_ranked_limited_and_between_nothing_and_one(base: Matcher) -> None:
    found = base.rank("get me a plane ticket", limit=3)
    assert len(found) <= 3
    assert found == sorted(found, key=lambda match: -match.score)
    assert all(0 < match.score <= 1 for match in found)
    assert base.rank("get me a plane ticket", limit=0) == []


def test_the_order_of_ids_and_phrasings_changes_nothing(base: Matcher) -> None:
    chance = random.Random(1)
    for _ in range(3):
        entries = [(identifier, chance.sample(texts, len(texts))) for identifier, texts in BASE.items()]
        chance.shuffle(entries)
        other = Matcher(dict(entries))
        for text in ASKED:
            assert other.rank(text) == base.rank(text)


def test_ids_that_fit_equally_come_in_the_order_of_their_names() -> None:
    found = Matcher({"b": ["send troops"], "a": ["send troops"], "c": ["send troops"]}).rank("send troops")
    assert [match.id for match in found] == ["a", "b", "c"]
    assert len({match.score for match in found}) == 1


@given(st.text(max_size=100))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_list(base: Matcher, text: str) -> None:
    found = base.rank(text)
    assert isinstance(found, list)
    assert all(np.isfinite(match.score) for match in found)


@pytest.mark.parametrize("phrasings", [{}, {"a": []}, {"a": [""]}, {"a": ["?!", ""], "b": ["\u200b"]}, {"a": ["one"]}])
def test_a_base_with_hardly_anything_in_it_works(phrasings: dict[str, list[str]]) -> None:
    small = Matcher(phrasings)
    assert small.views("one two").scores.shape == (len(VIEWS), len(small.ids))
    assert all(match.id == "a" for match in small.rank("one"))


@pytest.mark.parametrize("piece", ["a", "pizza ", "zq", "xyzzy plugh ", "🦆", "п", "a'"])
def test_a_text_a_hundred_times_longer_costs_at_most_twenty_times_more(base: Matcher, piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(5):
            began = time.perf_counter()
            base.rank(text)
            best = min(best, time.perf_counter() - began)
        return best

    assert cost(6_000) < 20 * max(cost(60), 1e-4)


def test_features_beside_the_words_help_to_find() -> None:
    texts = {"a": ["sending coaches"], "b": ["sending fighters"]}
    features = {"a": [["concept:instructors"]], "b": [["concept:combat"]]}
    tagged = Matcher(texts, features=features)
    plain = tagged.views(tagged.prepare("sending")).scores.sum(axis=0)
    helped = tagged.views(tagged.prepare("sending", ["concept:combat"])).scores.sum(axis=0)
    assert helped[1] > helped[0]
    assert helped[1] - helped[0] > plain[1] - plain[0]


@pytest.mark.parametrize(
    "noisy",
    ["my bank card was stolen pic.example.com/b7Xq", "my bank card was stolen https://example.org/b7Xq?u=1"],
)
def test_a_web_address_in_a_text_changes_nothing(base: Matcher, noisy: str) -> None:
    assert base.rank(noisy) == base.rank("my bank card was stolen")


def test_a_word_that_a_text_repeats_does_not_push_the_others_out(base: Matcher) -> None:
    assert base.rank("tomorrow tomorrow tomorrow tomorrow, a plane ticket to Rome")[0].id == "book-flight"


def test_a_large_base_finds_every_one_of_its_phrasings(large: Matcher) -> None:
    for identifier, text in large.phrasings[::50]:
        assert large.rank(text, limit=1)[0].id == identifier


def test_a_large_base_ranks_nearly_as_if_every_phrasing_were_scored(
    large: Matcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = [" ".join(text.split()[1:]) for _, text in large.phrasings[::60]]
    found = [large.rank(text, limit=1)[0] for text in asked]
    monkeypatch.setattr(matcher, "FULL_SCORE_UP_TO", len(large.phrasings))
    same = [
        large.rank(text, limit=1)[0].score == pytest.approx(best.score, abs=1e-4)
        for text, best in zip(asked, found, strict=True)
    ]
    assert sum(same) >= 0.95 * len(asked)


@pytest.mark.parametrize("place", range(0, 20, 3))
def test_leaving_out_a_phrasing_is_as_if_the_base_never_had_it(base: Matcher, place: int) -> None:
    identifier, text = base.phrasings[place]
    rest = {key: [other for other in texts if other != text] for key, texts in BASE.items()}
    rebuilt = Matcher(rest).views(text).scores
    without = base.views(text, exclude=place).scores
    whole = base.views(text).scores
    assert np.abs(without - rebuilt).max() < 0.12
    assert np.abs(without - rebuilt).max() < np.abs(whole - rebuilt).max() / 3
    assert (without[:, base.ids.index(identifier)] < whole[:, base.ids.index(identifier)]).all()


def test_an_id_left_without_phrasings_shares_nothing() -> None:
    alone = Matcher({"a": ["one thing"], "b": ["another"]})
    assert alone.views("one thing", exclude=0).scores[:, 0].max() == 0


def test_candidates_find_what_scoring_everything_finds(base: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {text: base.rank(text) for text in ASKED}
    monkeypatch.setattr(matcher, "FULL_SCORE_UP_TO", 0)
    for text, expected in everything.items():
        found = base.rank(text)
        assert [match.id for match in found] == [match.id for match in expected]
        assert [match.score for match in found] == pytest.approx([match.score for match in expected], abs=1e-5)
    assert base.rank("") == []


def test_without_the_embeddings_the_words_still_match(monkeypatch: pytest.MonkeyPatch) -> None:
    static_embeddings.load_embeddings.cache_clear()
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    try:
        bare = Matcher(BASE)
        assert bare.rank("my bank card was stolen")[0].id == "card-lost"
        assert bare.views("my bank card was stolen").scores[3:].max() == 0
    finally:
        monkeypatch.undo()
        static_embeddings.load_embeddings.cache_clear()


def test_many_threads_get_what_one_gets(base: Matcher) -> None:
    texts = [f"{text} {number}" for number in range(30) for text in ASKED]
    expected = [base.rank(text) for text in texts]
    fresh = Matcher(BASE)
    found: dict[int, list[list[Match]]] = {}

    def ask(number: int) -> None:
        found[number] = [fresh.rank(text) for text in texts]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number] == expected for number in range(4))
