"""The words of the interface in eight languages: texts from `languages/`, plurals, dates and lists as CLDR has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

import yaml
from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from bot.knowledge import PartialDate

__all__ = ["LANGUAGES", "Wording", "language_of_locale", "texts_of", "wording"]

LANGUAGES: Final = ("en", "fr", "de", "uk", "ru", "pl", "es", "it")
"""The languages of the interface; the first one is written first, the others follow it key by key."""

_FOLDER: Final = Path(__file__).parent / "languages"
_LOCALES: Final = {"en": "en_GB"}
"""Where the region makes a difference: day before month, and no comma before the last of a list."""

_OTHER_NAMES: Final = {
    "Bosnia and Herzegovina": "BA",
    "Czech Republic": "CZ",
    "Turkey": "TR",
    "Vatican": "VA",
}
"""English names of states that CLDR writes in another way."""

_COMMAND: Final = "command."
_NAME: Final = ".name"

Text = str | Mapping[str, str]


@dataclass(frozen=True)
class Wording:
    """Everything the interface says in one language.

    `texts` are templates by key, `counts` templates by key and CLDR plural category, with `{n}` for the number. In
    every template `{/ask}` stands for the command as it is called in this language.
    """

    language: str
    texts: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))

    def __call__(self, key: str, /, **values: object) -> str:
        """The text `key` with its places filled.

        Raises:
            KeyError: if the language lacks the text or a value is missing.
        """
        return self.texts[key].format(**values, **self.commands)

    def __contains__(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return key in self.texts

    def count(self, key: str, number: int) -> str:
        """`number` of something, in the right plural."""
        forms = self.counts[key]
        return forms.get(self.locale.plural_form(number), forms["other"]).format(n=number)

    def date(self, date: PartialDate) -> str:
        """A date in words, no more exact than it is known."""
        if date.month is None:
            return str(date.year)
        if date.day is None:
            return format_skeleton("yMMMM", date.first_day, locale=self.locale)
        return format_date(date.first_day, "long", locale=self.locale)

    def together(self, names: Sequence[str]) -> str:
        """Names in a row: `A`, `A and B`, `A, B and C`."""
        return format_list(names, locale=self.locale)

    def alternatives(self, names: Sequence[str]) -> str:
        """Names to choose from: `A`, `A or B`, `A, B or C`."""
        return format_list(names, style="or", locale=self.locale)

    def language_name(self, code: str) -> str:
        """What a language is called, by its code; the code where nobody knows."""
        return str(self.locale.languages.get(code, code))

    def state_name(self, english: str) -> str:
        """What a state is called, by its English name; that name in English, and where nobody knows another."""
        territory = None if self.language == LANGUAGES[0] else _territories().get(english)
        return english if territory is None else str(self.locale.territories.get(territory, english))

    @cached_property
    def locale(self) -> Locale:
        """The rules of CLDR for this language, see https://cldr.unicode.org."""
        return Locale.parse(_LOCALES.get(self.language, self.language))

    @cached_property
    def commands(self) -> Mapping[str, str]:
        """Every command as one types it here, by how it is typed in English: `/settings check`."""
        names = {
            key.removeprefix(_COMMAND).removesuffix(_NAME): text
            for key, text in self.texts.items()
            if key.startswith(_COMMAND) and key.endswith(_NAME)
        }
        return MappingProxyType(
            {f"/{path.replace('.', ' ')}": "/" + " ".join(_names_along(path, names)) for path in names}
        )


@lru_cache
def wording(language: str = LANGUAGES[0]) -> Wording:
    """The interface in one of `LANGUAGES`, read once. What a language should lack is said in English."""
    english = texts_of(LANGUAGES[0])
    own = english if language == LANGUAGES[0] else {**_shared(english), **texts_of(language)}
    return Wording(
        language,
        MappingProxyType({key: text for key, text in own.items() if isinstance(text, str)}),
        MappingProxyType({key: text for key, text in own.items() if not isinstance(text, str)}),
    )


def language_of_locale(locale: str | None) -> str | None:
    """Which of `LANGUAGES` a locale such as `en-US` or `es-419` asks for; None for another language."""
    language = (locale or "").replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else None


def texts_of(language: str) -> Mapping[str, Text]:
    """All that the files of one language hold, by key: texts, and for counts their plural forms."""
    found: dict[str, Text] = {}
    for path in sorted((_FOLDER / language).glob("*.yaml")):
        found.update(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    return found


def _shared(english: Mapping[str, Text]) -> Mapping[str, Text]:
    """What a language may borrow from English; adjectives it may leave out, and then does without."""
    return {key: text for key, text in english.items() if not key.startswith("adjective.")}


def _names_along(path: str, names: Mapping[str, str]) -> Iterator[str]:
    parts = path.split(".")
    for end in range(1, len(parts) + 1):
        yield names[".".join(parts[:end])]


@lru_cache
def _territories() -> Mapping[str, str]:
    """The codes of territories by their English names."""
    return MappingProxyType({name: code for code, name in Locale.parse("en").territories.items()} | _OTHER_NAMES)
