"""Texts as they come in and as nobody should write them, made by chance from the fact base's own words."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.knowledge import ActorKind, FactBase

__all__ = ["LONG", "Input", "Inputs", "misspelt"]

LONG: Final = 6_000
"""Characters of a long text: more than Discord lets anybody send."""

_NAMED_FORMS: Final = (
    "What did {} say about {}?",
    "{}'s position on {}",
    "did {} speak of {}",
    "why does {} want {}",
    "According to {}, what of {}?",
    "Was hat {} über {} gesagt?",
    "Qu'a dit {} sur {} ?",
    "Что сказал {} о {}?",
)
_MARKS: Final = (
    "**{}**",
    "*{}*",
    "__{}__",
    "`{}`",
    "||{}||",
    "~~{}~~",
    "> {}",
    "```\n{}\n```",
    "# {}",
    "[{}](https://x.y)",
)
_MENTIONS: Final = ("<@123456789012345678>", "<@!5>", "<@&77>", "<#1>", "<:pog:12>", "<a:wave:3>", "<t:16000:R>")
_ODDITIES: Final = (
    "@everyone", "https://example.org/a?b=c#d", "\u200b", "\u202e", "\u2066", "\ufeff", "\x00", "\ud800", "\udfff",
    "🇺🇦", "👨‍👩‍👧", "n̈", "ﬁ", "İ", "ß", "Ⅷ", "①", "٣", "\n", "\t", "'", '"', "«", "…", "—", "%", "\\", "${x}", "{0}",
    "%s", "&amp;", "<script>", "'; DROP TABLE", "NaN", "-1", "1e999", "0" * 40,
)  # fmt: skip
_LOOKALIKES: Final = str.maketrans("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_PLANES: Final = ((0x0, 0x250), (0x370, 0x600), (0x600, 0xE00), (0x2000, 0x2C00), (0x3040, 0xA000), (0xD7F0, 0x11000))


@dataclass(frozen=True, slots=True)
class Input:
    """A text, how it was made, and the one person it asks about by name, if it was made to."""

    text: str
    kind: str
    speaker: str | None = None


class Inputs:
    """Makes texts from a fact base; the same `seed` makes the same ones."""

    def __init__(self, base: FactBase, seed: int) -> None:
        self._chance = random.Random(seed)
        self._phrasings = [text for s in base.statements.values() for text in s.questions] or [base.meta.title]
        self._actors = list(base.actors.values())
        self._speaking = [base.actors[key] for key in base.statements_by_actor]
        self._names = [name for actor in base.actors.values() for name in (actor.name, *actor.aliases)]
        # A subject named after a person ("Macron's proposal") would put a second person into the question.
        people = [actor.name for actor in self._actors if actor.kind is ActorKind.PERSON]
        known = {word.casefold() for name in people for word in name.split()}
        subjects = [*(each.name for each in base.topics.values()), *(each.name for each in base.deployments.values())]
        subjects += [word for each in base.deployments.values() if each.general for word in each.words.get("en", ())]
        self._subjects = [
            text.rstrip("*") for text in subjects if not known & set(text.casefold().replace("'s", "").split())
        ]
        tables = [each.words for each in base.topics.values()]
        tables += [each.words for each in base.deployments.values()]
        tables += [each.words for each in base.concepts.values()]
        self._words = [word for table in tables for several in table.values() for word in several]
        self._ways: tuple[tuple[str, int, Callable[[], Input]], ...] = (
            ("misspelt", 30, self._misspelt),
            ("named", 25 if self._actors and self._subjects else 0, self._named),
            ("dressed", 15, self._dressed),
            ("mixed", 10, self._mixed),
            ("soup", 12, self._soup),
            ("unicode", 7, self._unicode),
            ("long", 1, self._long),
        )

    def __iter__(self) -> Iterator[Input]:
        """Texts without end."""
        weights = [weight for _, weight, _ in self._ways]
        while True:
            [(_, _, make)] = self._chance.choices(self._ways, weights)
            yield make()

    def _phrasing(self) -> str:
        return self._chance.choice(self._phrasings)

    def _misspelt(self) -> Input:
        return Input(misspelt(self._phrasing(), self._chance, self._chance.randint(0, 4)), "misspelt")

    def _named(self) -> Input:
        actor = self._chance.choice(self._chance.choice((self._actors, self._speaking or self._actors)))
        subject = misspelt(self._chance.choice(self._subjects), self._chance, self._chance.randint(0, 1))
        text = self._chance.choice(_NAMED_FORMS).format(actor.name, subject)
        change = self._chance.choice((str, str, str.upper, str.lower, self._in_marks))
        return Input(change(text), "named", actor.id if actor.kind is ActorKind.PERSON else None)

    def _in_marks(self, text: str) -> str:
        return self._chance.choice(_MARKS).format(text)

    def _dressed(self) -> Input:
        words = self._phrasing().split()
        for _ in range(self._chance.randint(1, 5)):
            place = self._chance.randrange(len(words) + 1)
            words.insert(place, self._chance.choice((*_MENTIONS, *_ODDITIES)))
        text = self._chance.choice((" ", " ", "", "\n")).join(words)
        return Input(self._in_marks(text) if self._chance.random() < 0.5 else text, "dressed")

    def _mixed(self) -> Input:
        words = self._phrasing().split()
        for place, word in enumerate(words):
            drawn = self._chance.random()
            if drawn < 0.3:
                words[place] = word.translate(_LOOKALIKES)
            elif drawn < 0.5:
                words[place] = self._chance.choice(self._words or words).rstrip("*")
            elif drawn < 0.6:
                words[place] = word.upper()
        return Input(" ".join(words), "mixed")

    def _soup(self) -> Input:
        chosen = self._chance.choices([*self._names, *self._words, *_ODDITIES], k=self._chance.randint(0, 14))
        asked = self._chance.choice(("", "who ", "what did ", "when ", "how many ", "is ", "compare ", "list "))
        return Input(asked + " ".join(chosen), "soup")

    def _unicode(self) -> Input:
        length = self._chance.randint(0, 120)
        first, last = self._chance.choice(_PLANES)
        return Input("".join(chr(self._chance.randrange(first, last)) for _ in range(length)), "unicode")

    def _long(self) -> Input:
        piece = self._chance.choice((self._phrasing, self._phrasing, lambda: self._chance.choice(_ODDITIES)))()
        if self._chance.random() < 0.6:
            pieces = [self._phrasing() for _ in range(LONG // 30)]
            piece = self._chance.choice((" ", "\n", ", ", "")).join(pieces)
        return Input((piece * LONG)[:LONG], "long")


def misspelt(text: str, chance: random.Random, slips: int) -> str:
    """A text with so many slips of the finger: letters swapped, left out, doubled, hit beside, or a space lost."""
    letters = list(text)
    for _ in range(slips):
        if len(letters) < 2:
            break
        place = chance.randrange(len(letters) - 1)
        match chance.randrange(5):
            case 0:
                letters[place], letters[place + 1] = letters[place + 1], letters[place]
            case 1:
                del letters[place]
            case 2:
                letters.insert(place, letters[place])
            case 3:
                letters[place] = chance.choice(_LETTERS)
            case _ if " " in letters:
                letters.remove(" ")
    return "".join(letters)
