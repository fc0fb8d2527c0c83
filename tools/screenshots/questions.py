"""What is asked in the scenes: in the language of the screen, as an answer speaks the language of its question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Questions", "questions_in"]


@dataclass(frozen=True, slots=True)
class Questions:
    """A question for each way in which the bot replies."""

    answered: str
    listed: str
    unclear: str
    unanswered: str
    of_somebody_unknown: str


_ENGLISH = Questions(
    answered="What did Starmer say about boots on the ground?",
    listed="Who is against sending troops?",
    unclear="What did Merz say about a no-fly zone?",
    unanswered="What did Starmer say about mine clearance?",
    of_somebody_unknown="What did Angela Merkel say about sending troops?",
)
_OTHERS: Mapping[str, Questions] = {
    "de": Questions(
        answered="Was sagte Stoltenberg zu Kampftruppen?",
        listed="Wer ist gegen Truppen?",
        unclear="Was hat Scholz über Bodentruppen gesagt?",
        unanswered="Was hat Starmer zur Minenräumung gesagt?",
        of_somebody_unknown="Was hat Merkel dazu gesagt?",
    ),
    "uk": Questions(
        answered="Що сказав Джонсон?",
        listed="Хто проти відправлення військ?",
        unclear="Що Мерц сказав про миротворців?",
        unanswered="Що сказав Стармер про розмінування?",
        of_somebody_unknown="Що сказала Меркель?",
    ),
}


def questions_in(language: str) -> Questions:
    """The questions in a language; in English where there are none in it, with answers in English then."""
    return _OTHERS.get(language, _ENGLISH)
