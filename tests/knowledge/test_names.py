"""Topics and kinds of deployment bear their names in the languages of the interface."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from bot.knowledge import Deployment, FactBase, Topic, load_fact_base
from bot.knowledge.editing import displaced, format_text
from bot.knowledge.plain import to_plain
from tests.knowledge.bases import SMALL_TEXT, changed, check, line_of, load, problems, write

OTHER_LANGUAGES = ("fr", "de", "uk", "ru", "pl", "es", "it")
TOPIC = "    name: the bridge\n"
DEPLOYMENT = "    name: combat troops\n"
NAMES = '    names: {fr: le pont, de: "die Brücke", uk: міст}\n'


def with_names(names: str, entry: str = TOPIC) -> tuple[str, str]:
    """The change that gives an entry of the small base its names."""
    return entry, entry + names


def entries(base: FactBase) -> list[Topic | Deployment]:
    """All that has names."""
    return [*base.topics.values(), *base.deployments.values()]


def test_a_topic_and_a_deployment_have_a_name_in_each_language_given(tmp_path: Path) -> None:
    base = load(tmp_path, with_names(NAMES), with_names("    names:\n      de: Kampftruppen\n", DEPLOYMENT))
    assert [base.topics["bridge"].name_in(language) for language in ("fr", "de", "uk")] == [
        "le pont",
        "die Brücke",
        "міст",
    ]
    assert base.deployments["combat-troops"].name_in("de") == "Kampftruppen"


@pytest.mark.parametrize("language", ["en", "pl", "xx", ""])
def test_a_language_without_a_name_gets_the_name_of_the_base(tmp_path: Path, language: str) -> None:
    base = load(tmp_path, with_names(NAMES))
    assert base.topics["bridge"].name_in(language) == "the bridge"
    assert base.topics["cost"].name_in(language) == "cost"
    assert base.deployments["combat-troops"].name_in(language) == "combat troops"


def test_names_cannot_be_changed(tmp_path: Path) -> None:
    base = load(tmp_path, with_names(NAMES))
    for entry in entries(base):
        with pytest.raises(TypeError):
            entry.names["fr"] = "le gué"  # type: ignore[index]


@pytest.mark.parametrize(
    ("names", "part", "message"),
    [
        ("    names: {french: le pont}\n", "french", "'french' is not a language code like en, fr or uk"),
        ("    names:\n      fr: le pont\n      FR: pont\n", "FR:", "'FR' is not a language code like en, fr or uk"),
        ('    names: {fr: ""}\n', "fr:", "'fr' of bridge is empty; give a text or remove the line"),
        (
            "    names:\n      de: Brücke\n      fr:\n",
            "fr:\n",
            "'fr' of bridge is empty; give a text or remove the line",
        ),
        ("    names: {fr: [le pont]}\n", "fr:", "'fr' of bridge must be a text, but this is a list"),
        ("    names: le pont\n", "names", "'names' of bridge must have a text for each language; write fr: "),
        ("    names: [le pont]\n", "names", "'names' of bridge must have a text for each language; write fr: "),
        ('    names: {fr: "le\\u200bpont"}\n', "fr:", "contains the invisible character U+200B"),
        ("    names: {fr: le pont, fr: pont}\n", "fr:", "the key 'fr' stands here twice"),
    ],
)
def test_a_name_that_cannot_be_shown_is_refused_with_its_line(
    tmp_path: Path, names: str, part: str, message: str
) -> None:
    text = changed(with_names(names))
    (problem,) = problems(tmp_path, text)
    assert str(problem).startswith(f"{tmp_path / 'knowledge.yaml'}:{line_of(text, part)}: error: ")
    assert message in problem.message


def test_a_name_may_be_as_long_in_any_language_as_in_english(tmp_path: Path) -> None:
    fitting, too_long = "ж" * 60, "ж" * 61
    names = f"    names:\n      uk: {fitting}\n      ru: {too_long}\n"
    found = [str(each) for each in check(tmp_path, with_names(names)) if "characters" in each.message]
    line = line_of(changed(with_names(names)), "ru:")
    assert found == [
        f"{tmp_path / 'knowledge.yaml'}:{line}: error: this text has 61 characters; 60 at most can be shown"
    ]


def test_names_survive_the_way_out_and_back(tmp_path: Path) -> None:
    base = load(tmp_path, with_names(NAMES), with_names(NAMES, DEPLOYMENT))
    assert load_fact_base(write(tmp_path, json.dumps(to_plain(base)))) == base
    assert base != load_fact_base(write(tmp_path, SMALL_TEXT))


def test_names_are_put_behind_the_name_with_every_line_kept(tmp_path: Path) -> None:
    block = "    names:\n      fr: le pont  # as Le Quotidien has it\n      de: Brücke\n"
    words = '      fr: ["pont*"]\n'
    text = changed((words, words + block))
    base = load_fact_base(write(tmp_path, text))
    assert "'names' of bridge belongs after 'name'" in [str(each) for each in displaced(text, base)]
    assert format_text(text, base) == format_text(changed(with_names(block)), base)


def test_every_topic_and_deployment_of_the_base_has_a_name_in_every_language(base: FactBase) -> None:
    assert {entry.id: tuple(entry.names) for entry in entries(base)} == {
        entry.id: OTHER_LANGUAGES for entry in entries(base)
    }


@pytest.mark.parametrize("language", OTHER_LANGUAGES)
def test_no_two_topics_and_no_two_deployments_of_the_base_look_the_same(base: FactBase, language: str) -> None:
    for section in (base.topics, base.deployments):
        names = Counter(entry.name_in(language) for entry in section.values())
        assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize(("language", "foreign"), [("uk", "ыэёъ"), ("ru", "іїєґ")])
def test_ukrainian_and_russian_names_are_in_their_own_letters(base: FactBase, language: str, foreign: str) -> None:
    for entry in entries(base):
        assert not set(entry.name_in(language).casefold()) & set(foreign), entry.name_in(language)
        for word in re.findall(r"[^\W\d_]+", entry.name_in(language)):
            alphabets = {unicodedata.name(letter).split()[0] for letter in word}
            assert len(alphabets) == 1, f"{word!r} of {entry.id} is partly in look-alike letters"
