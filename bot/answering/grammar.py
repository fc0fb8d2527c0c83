"""The small words by which a question shows what it asks for, in the eight languages.

This is grammar, not knowledge of the debate: what can be said in other words about the debate stands
in the fact base. The words themselves are in `data/grammar.yaml`.
"""

from __future__ import annotations

from typing import Final

from bot.answering.forms import read_tables
from bot.matching.kinds_of_thing import Thing

_TABLES = read_tables("grammar")
_WORDS = _TABLES.words
_PHRASES = _TABLES.phrases

WHO: Final = _WORDS["who"]
WHICH: Final = _WORDS["which"]
COUNTING: Final = _WORDS["counting"]
WHEN: Final = _WORDS["when"]
WHERE: Final = _WORDS["where"]
WHY: Final = _WORDS["why"]
AUXILIARIES: Final = _WORDS["auxiliaries"]
SAID: Final = _WORDS["said"]
SAY: Final = SAID | _WORDS["say_more"]
SAY_FIRST: Final = _WORDS["say_first"]
ADDRESSING: Final = _WORDS["addressing"]
IN: Final = _WORDS["in"]
NOT: Final = _WORDS["not"]
OR: Final = _WORDS["or"]
CONNECTORS: Final = _WORDS["connectors"]
ENGLISH: Final = _WORDS["english"]
DETERMINERS: Final = _WORDS["determiners"]
ABOUT: Final = _WORDS["about"]
OF: Final = _WORDS["of"]
BY: Final = _WORDS["by"]
OPINION_NOUNS: Final = _WORDS["opinion_nouns"]
PEOPLE: Final = _WORDS["people"]
PEOPLE_PLURAL: Final = PEOPLE - _WORDS["people_single"]
EVERYBODY: Final = _WORDS["everybody"]
AGAINST: Final = _WORDS["against"]
FOR: Final = _WORDS["for"]
REFUSING: Final = _WORDS["refusing"]
OPENNESS: Final = _WORDS["openness"]
WARNING: Final = _WORDS["warning"]
SENDING: Final = _WORDS["sending"]
STANCE_WORDS: Final = AGAINST | FOR | _WORDS["stance"]
STATES: Final = _WORDS["states"]
WHOLE_DEBATE: Final = _WORDS["whole_debate"]
SEQUENCE: Final = _WORDS["sequence"]
WOMEN: Final = _WORDS["women"]
ANONYMOUS: Final = _WORDS["anonymous"]
HOLDERS: Final = _WORDS["holders"]
BARE_FILLERS: Final = _WORDS["bare_fillers"]
COMMITMENTS: Final = _WORDS["commitments"]
GENERIC: Final = _WORDS["generic"]

EMPTY: Final = GENERIC | SAID | WHO | WHICH | WHEN | WHERE | WHY
"""Words that tell nothing of what is asked."""

ASKING: Final = BARE_FILLERS | OPINION_NOUNS | PEOPLE
"""Words that ask for anything somebody said."""

ASKING_FOR_ANYTHING: Final = ASKING | WARNING | _WORDS["telling"]
"""With the verbs of saying after which nothing more need follow: "what did Medvedev threaten"."""

HOW_MANY: Final = _PHRASES["how_many"]
COMPARE: Final = _PHRASES["compare"]
DEVELOPMENT: Final = _PHRASES["development"]
DATE_ASKED: Final = _PHRASES["date_asked"]
THINGS_ASKED: Final = {
    Thing.NUMBER: HOW_MANY,
    Thing.MONEY: _PHRASES["money_asked"],
    Thing.DURATION: _PHRASES["duration_asked"],
    Thing.NAME: _PHRASES["name_asked"],
}
AS_IT_STANDS: Final = _PHRASES["as_it_stands"]

SHORTEST_MISSPELT: Final = 5
"""Letters from which a word of grammar is worth mending."""


def grammar_words() -> frozenset[str]:
    """Every word of the tables that is long enough to be misspelt: a mender should know them."""
    return frozenset(word for table in _WORDS.values() for word in table if len(word) >= SHORTEST_MISSPELT)
