"""The words of the interface: one table a language, with its plurals, dates and lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge import PartialDate

__all__ = ["Wording"]


@dataclass(frozen=True)
class Wording:
    """Everything the interface says in one language.

    `texts` are templates by key. `counts` are templates by key and plural category, with `{n}` for
    the number. `adjectives` say whose state media an outlet is, by actor id of the state.
    """

    language: str
    texts: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    plural: Callable[[int], str]
    months: Sequence[str]
    day_format: str
    month_format: str
    conjunction: str
    disjunction: str
    languages: Mapping[str, str]
    adjectives: Mapping[str, str]

    def __call__(self, key: str, /, **values: object) -> str:
        """The text `key` with its places filled.

        Raises:
            KeyError: if the language lacks the text or a value is missing.
        """
        return self.texts[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """`number` of something, in the right plural."""
        forms = self.counts[key]
        return forms.get(self.plural(number), forms["other"]).format(n=number)

    def date(self, date: PartialDate) -> str:
        """A date in words, no more exact than it is known."""
        if date.month is None:
            return str(date.year)
        month = self.months[date.month - 1]
        template = self.month_format if date.day is None else self.day_format
        return template.format(day=date.day, month=month, year=date.year)

    def together(self, names: Sequence[str]) -> str:
        """Names in a row: `A`, `A and B`, `A, B and C`."""
        return _joined(names, self.conjunction)

    def alternatives(self, names: Sequence[str]) -> str:
        """Names to choose from: `A`, `A or B`, `A, B or C`."""
        return _joined(names, self.disjunction)


def _joined(names: Sequence[str], last_two: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return last_two.format(first=", ".join(names[:-1]), last=names[-1])
