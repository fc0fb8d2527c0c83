"""Names linked to actors: every spelling of the base, other scripts, misspelt ones, and no ordinary word."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.knowledge import ActorKind, FactBase
from bot.matching.entities import EntityLinker, sound_key
from bot.matching.folding import fold
from bot.matching.ordinary import ordinary_words
from bot.matching.tokens import words


@pytest.fixture(scope="module")
def linker(base: FactBase) -> EntityLinker:
    return EntityLinker(base, ordinary_words())


def linked(linker: EntityLinker, text: str) -> list[str]:
    return [actor for mention in linker.link(words(fold(text))) for actor in mention.actors]


def test_every_name_and_alias_of_the_base_is_linked_to_its_bearer(base: FactBase, linker: EntityLinker) -> None:
    lost = []
    for actor in base.actors.values():
        for name in (actor.name, *actor.aliases):
            if words(fold(name.replace("*", ""))) and actor.id not in linked(linker, name.replace("*", "")):
                lost.append((actor.id, name))
    assert lost == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Makron", "emmanuel-macron"),
        ("macrn", "emmanuel-macron"),
        ("Emanuel Macron", "emmanuel-macron"),
        ("Путін", "vladimir-putin"),
        ("Путиным", "vladimir-putin"),
        ("Peskow", "dmitry-peskov"),
        ("Pescov", "dmitry-peskov"),
        ("Sikorsky", "radoslaw-sikorski"),
        ("Stoltenburg", "jens-stoltenberg"),
        ("stoltenbreg", "jens-stoltenberg"),
        ("Shcolz", "olaf-scholz"),
        ("sejourne", "stephane-sejourne"),
        ("Séjourné", "stephane-sejourne"),
        ("vilepin", "dominique-de-villepin"),
        ("margerita robles", "margarita-robles"),
    ],
)
def test_a_misspelt_or_foreign_name_is_linked(text: str, actor: str, linker: EntityLinker) -> None:
    assert linked(linker, text) == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "what did they say about the troops",
        "the school was closed",
        "put in a word",
        "the weather tomorrow",
        "der Koch kocht",
        "le train est en retard",
    ],
)
def test_ordinary_words_are_nobody(text: str, linker: EntityLinker) -> None:
    assert linked(linker, text) == []


def test_a_familiar_word_is_never_a_misspelt_name(linker: EntityLinker) -> None:
    assert linker.link(["macrn"])
    assert linker.link(["macrn"], familiar={"macrn"}) == []


def test_a_mention_says_where_it_stands_and_how_sure_it_is(linker: EntityLinker) -> None:
    first, second = linker.link(["did", "emmanuel", "macron", "meet", "stoltenbregg"])
    assert (first.start, first.end, first.similarity) == (1, 3, 1.0)
    assert (second.start, second.end) == (4, 5)
    assert 0.7 < second.similarity < 1


def test_mentions_stand_in_order_and_do_not_overlap(linker: EntityLinker) -> None:
    mentions = linker.link(words(fold("Macron, Shcolz and the British prime minister met Peskow in Paris")))
    assert len(mentions) >= 4
    assert all(first.end <= second.start for first, second in pairwise(mentions))


def test_a_full_name_is_not_cut_into_its_surname(base: FactBase, linker: EntityLinker) -> None:
    for full, bearer in (
        ("Brigitte Macron", "namesakes"),
        ("Martin Schulz", "namesakes"),
        ("Olaf Scholz", "olaf-scholz"),
    ):
        assert linked(linker, full) == [bearer]


def test_a_surname_that_two_people_bear_is_not_guessed_from(small: FactBase) -> None:
    from dataclasses import replace

    double = replace(small.actors["anna-keller"], id="berta-keller", name="Berta Keller", aliases=())
    both = EntityLinker(replace(small, actors={**small.actors, "berta-keller": double}), frozenset())
    assert linked(both, "Berta Keller") == ["berta-keller"]
    assert linked(both, "Anna Keller") == ["anna-keller"]


def test_nobody_is_guessed_from_a_short_word(linker: EntityLinker) -> None:
    for word in ("mac", "lee", "ab", ""):
        assert linker.guess(word) is None


def test_those_of_whom_the_base_says_nothing_are_only_known_well_spelt(base: FactBase, linker: EntityLinker) -> None:
    said = {a.id for s in base.statements.values() for a in s.actors} | {
        k for s in base.statements.values() for k in s.about
    }
    absent = [a for a in base.actors.values() if a.kind is ActorKind.PERSON and a.id not in said]
    assert len(absent) > 50
    for actor in absent:
        assert linked(linker, actor.name) == [actor.id]


@pytest.mark.parametrize(
    ("one", "other"),
    [("sikorski", "sikorsky"), ("peskow", "peskov"), ("makron", "macron"), ("tschernow", "chernov"), ("jens", "yens")],
)
def test_transliterations_sound_alike(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


def test_different_names_sound_different() -> None:
    names = ["macron", "scholz", "putin", "peskov", "lavrov", "meloni", "sunak", "duda", "biden", "trump", "robles"]
    assert len({sound_key(name) for name in names}) == len(names)


def test_no_words_name_nobody(linker: EntityLinker) -> None:
    assert linker.link([]) == []
