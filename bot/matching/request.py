"""What a question asks of the matcher, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.matching.kinds_of_thing import Thing
from bot.matching.lexicon import Notions
from bot.matching.period import Period

__all__ = ["Part", "Party", "Request"]


class Part(StrEnum):
    """The part that a name plays in a question."""

    SPEAKER = "speaker"
    SUBJECT = "subject"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Party:
    """A name in a question, `tokens[start:end]`: whom it can mean and the part it plays.

    `similarity` is 1 for a known spelling and lower for a guess at a misspelt one.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    part: Part
    similarity: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """The question as its tokens, with everything recognised in them.

    `content` are the positions of the tokens that carry what is asked. `side` is +1 where the question
    speaks of being in favour, -1 of being against, 0 of neither or both. `only_then`: nothing said at another
    time than the `period` may answer. `wants` are the kinds of thing
    that an answer must hold, `moment` says that a time is asked for. `thing` are the positions of the words
    for what is asked for ("which regiment"), `names` how many words look like names of something the base
    does not know, `other_language` that the question is not in the language of the base.
    """

    tokens: tuple[str, ...]
    content: tuple[int, ...]
    parties: tuple[Party, ...]
    notions: Notions
    period: Period | None
    only_then: bool = False
    side: int = 0
    wants: frozenset[Thing] = frozenset()
    moment: bool = False
    thing: tuple[int, ...] = ()
    names: int = 0
    other_language: bool = False
