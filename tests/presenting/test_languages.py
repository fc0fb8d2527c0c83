"""Every language says everything: no text missing, no place forgotten, no plural short, none too long for Discord."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.knowledge import FactBase, Ownership, PartialDate
from bot.presenting.text import units
from bot.presenting.wording import LANGUAGES, Text, language_of_locale, texts_of, wording

ENGLISH, *OTHERS = LANGUAGES
TEXTS = {language: texts_of(language) for language in LANGUAGES}
MAY_BE_LEFT_OUT = "adjective."

LIMITS = (
    (r"button\..*", 80),
    (r".*\.button(\..*)?", 80),
    (r"command\..*\.name|option\..*\.name|menu\..*\.name", 32),
    (r"command\..*\.text|option\..*\.text", 100),
    (r"form\..*\.(title|label)|.*\.form\.(title|label)(\..*)?|jump\.(title|label)", 45),
    (r".*(prompt|placeholder)", 150),
)
"""How long texts may be, by their keys, see https://docs.discord.com/developers/components/reference."""

BEGINNING = "example.opening"
"""The beginning of a question, with the space after it."""

COMMAND_NAME = re.compile(r"[-_\w]{1,32}")


def places(text: Text) -> set[str]:
    """What is filled in, in a text or in all forms of a plural."""
    forms = text.values() if isinstance(text, Mapping) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}


def forms(text: Text) -> list[str]:
    return list(text.values()) if isinstance(text, Mapping) else [text]


def test_there_are_the_eight_languages() -> None:
    assert LANGUAGES == ("en", "fr", "de", "uk", "ru", "pl", "es", "it")


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_all_that_english_says_and_no_more(language: str) -> None:
    needed = {key for key in TEXTS[ENGLISH] if not key.startswith(MAY_BE_LEFT_OUT)}
    said = {key for key in TEXTS[language] if not key.startswith(MAY_BE_LEFT_OUT)}
    assert needed - said == set(), "missing"
    assert said - needed == set(), "unknown to English"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_written_in_two_files(language: str) -> None:
    folder = Path(__file__).parents[2] / "bot" / "presenting" / "languages" / language
    seen: list[str] = []
    for path in folder.glob("*.yaml"):
        seen += re.findall(r"^([a-z][\w./ -]*):(?: |$)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("language", OTHERS)
def test_every_place_of_a_text_is_filled_in_every_language(language: str) -> None:
    wrong = {
        key: (places(TEXTS[language][key]), places(text))
        for key, text in TEXTS[ENGLISH].items()
        if key in TEXTS[language] and places(TEXTS[language][key]) != places(text)
    }
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_has_its_plural(language: str) -> None:
    words = wording(language)
    needed = {words.locale.plural_form(number) for number in range(1000)} | {"other"}
    for key, text in TEXTS[language].items():
        if isinstance(text, Mapping):
            assert set(text) == needed, key
        assert isinstance(text, Mapping) == isinstance(TEXTS[ENGLISH].get(key, text), Mapping), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_longer_than_discord_allows(language: str) -> None:
    for key, text in TEXTS[language].items():
        for pattern, most in LIMITS:
            if re.fullmatch(pattern, key):
                assert all(units(form) <= most for form in forms(text)), f"{key}: more than {most}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_odd_spaces(language: str) -> None:
    for key, text in TEXTS[language].items():
        for form in forms(text):
            assert form == form.strip() or key == BEGINNING, key
            assert form or TEXTS[ENGLISH][key] == "", key
            assert "  " not in form, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_are_such_as_discord_takes_and_differ(language: str) -> None:
    siblings: dict[str, list[str]] = {}
    for key, text in TEXTS[language].items():
        if re.fullmatch(r"(command|option)\..*\.name", key):
            assert isinstance(text, str)
            assert COMMAND_NAME.fullmatch(text), key
            assert text == text.lower(), key
            siblings.setdefault(key.removesuffix(".name").rpartition(".")[0], []).append(text)
    for parent, names in siblings.items():
        assert len(names) == len(set(names)), parent


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_no_copy_of_english(language: str) -> None:
    long = [key for key, text in TEXTS[ENGLISH].items() if isinstance(text, str) and len(text) > 40]
    assert [key for key in long if TEXTS[language].get(key) == TEXTS[ENGLISH][key]] == []


def test_a_command_in_a_text_is_called_as_in_this_language() -> None:
    for language in LANGUAGES:
        words = wording(language)
        assert f"/{words.texts['command.actors.name']}" in words("decline.unknown_actor.hint")


@pytest.mark.parametrize(
    ("language", "one", "two", "five", "twenty_one"),
    [
        ("en", "1 statement", "2 statements", "5 statements", "21 statements"),
        ("pl", "1 wypowiedź", "2 wypowiedzi", "5 wypowiedzi", "21 wypowiedzi"),
        ("ru", "1 высказывание", "2 высказывания", "5 высказываний", "21 высказывание"),
        ("uk", "1 висловлювання", "2 висловлювання", "5 висловлювань", "21 висловлювання"),
    ],
)
def test_numbers_agree_with_what_is_counted(language: str, one: str, two: str, five: str, twenty_one: str) -> None:
    words = wording(language)
    assert [words.count("statements", number) for number in (1, 2, 5, 21)] == [one, two, five, twenty_one]


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "26 February 2024", "February 2024"),
        ("fr", "26 février 2024", "février 2024"),
        ("de", "26. Februar 2024", "Februar 2024"),
        ("uk", "26 лютого 2024 р.", "лютий 2024 р."),
        ("ru", "26 февраля 2024 г.", "февраль 2024 г."),
        ("pl", "26 lutego 2024", "luty 2024"),
        ("es", "26 de febrero de 2024", "febrero de 2024"),
        ("it", "26 febbraio 2024", "febbraio 2024"),
    ],
)
def test_dates_are_written_as_people_write_them(language: str, day: str, month: str) -> None:
    words = wording(language)
    # Some languages keep the parts of a date together with spaces that do not break.
    assert words.date(PartialDate(2024, 2, 26)).replace("\u202f", " ") == day
    assert words.date(PartialDate(2024, 2)).replace("\u202f", " ") == month
    assert words.date(PartialDate(2024)) == "2024"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-US", "en"), ("en-GB", "en"), ("es-ES", "es"), ("es-419", "es"), ("uk", "uk"), ("ja", None), ("", None)],
)
def test_a_locale_of_discord_asks_for_a_language(locale: str, language: str | None) -> None:
    assert language_of_locale(locale) == language


def test_states_have_their_names() -> None:
    assert wording("de").state_name("France") == "Frankreich"
    assert wording("uk").state_name("United Kingdom") == "Велика Британія"
    assert wording("fr").state_name("Norland") == "Norland"


@pytest.mark.parametrize("language", LANGUAGES)
def test_state_media_of_every_state_are_marked_in_the_same_form(language: str, base: FactBase) -> None:
    states = {source.state for source in base.sources.values() if source.ownership is Ownership.STATE and source.state}
    assert len({f"adjective.{state}" in wording(language) for state in states}) == 1
