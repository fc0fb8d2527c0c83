"""Folding: every spelling of a text comes to one plain form."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.folding import LONGEST_TEXT, fold

AWKWARD = st.text(
    alphabet=st.sampled_from("aZ1<>@#!&:/.w*_ħ\u0345\u200b\u202e\u0301йЇßﬁ№Ⅷ한각ᄀ’—«“\x00\n e"), max_size=60
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("What’s Macron’s view — really?", "what's macron's view - really?"),
        ("Où sont les « soldats » français ?", 'ou sont les " soldats " francais ?'),
        ("Schließt Scholz Bodentruppen aus? Größe", "schliesst scholz bodentruppen aus? grosse"),
        ("Київ і Зеленський", "kiiv i zelenskiy"),
        ("Зеленский об Украине", "zelenskiy ob ukraine"),
        ("Łódź, żołnierze, wysłać", "lodz, zolnierze, wyslac"),
        ("¿Qué dijo España?", "que dijo espana?"),
        ("L'esercito c'è già", "l'esercito c'e gia"),
        ("SMØRREBRØD Æther Þór", "smorrebrod aether thor"),
    ],
)
def test_texts_in_eight_languages_and_more_come_to_plain_latin(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("russian", "ukrainian", "latin"),
    [
        ("Макрон", "Макрон", "makron"),
        ("Шольц", "Шольц", "sholts"),
        ("Столтенберг", "Столтенберг", "stoltenberg"),
        ("Зеленский", "Зеленський", "zelenskiy"),
        ("Украина", "Україна", "ukraina"),
        ("Европа", "Європа", "evropa"),
    ],
)
def test_russian_and_ukrainian_spellings_meet(russian: str, ukrainian: str, latin: str) -> None:
    assert fold(russian) == fold(ukrainian) == latin


def test_discord_markup_mentions_and_addresses_are_dropped() -> None:
    written = "<@123> <@!5> <@&9> <#7> <:flag:12> <a:wave_x:3> <t:16000:R> @everyone **Did** __Macron__ ||agree||? https://x.y/z"
    assert fold(written) == "did macron agree ?"


def test_invisible_characters_neither_show_nor_split_words() -> None:
    assert fold("Mac\u200bron\u202e sa\u00adid\ufeff \u2066no\u2069") == "macron said no"


def test_a_mention_hidden_by_invisible_characters_is_still_dropped() -> None:
    assert fold("@every\u200bone go") == "go"


def test_hashtags_are_cut_into_their_words() -> None:
    assert fold("#NoTroopsInUkraine #NATO2024") == "no troops in ukraine nato 2024"


def test_digits_of_other_scripts_are_read() -> None:
    assert fold("٢٠٢٤") == "2024"


@given(st.one_of(st.text(max_size=80), AWKWARD))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.one_of(st.text(max_size=80), AWKWARD))
def test_what_is_folded_has_no_capitals_and_no_stray_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == folded.casefold()
    assert folded == " ".join(folded.split())


@pytest.mark.parametrize("piece", ["a", "<@1", "@everyone", "https://", "\u0301", "#aB", "ﷺ", "<<<", "´ "])
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    def cost(length: int) -> float:
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(5):
            began = time.perf_counter()
            fold(text)
            best = min(best, time.perf_counter() - began)
        return best

    assert cost(6_000) < 40 * max(cost(60), 3e-5)
    assert len(fold((piece * 6_000)[:6_000])) <= LONGEST_TEXT
