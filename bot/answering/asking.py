"""What kind of thing a question asks for, told from its small words."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from bot.answering import grammar
from bot.matching.request import Part, Party

__all__ = ["Asked", "asks_for_several", "denies_sending", "is_for", "kind_asked", "thing_asked"]

_FOR_FORMS = frozenset((be, "for") for be in ("who", "is", "are", "was", "were"))


class Asked(StrEnum):
    """What kind of thing a question asks for."""

    WHAT = "what"
    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    WHY = "why"
    COMPARISON = "comparison"
    DEVELOPMENT = "development"
    STANCE = "stance"
    NAME = "name"


def kind_asked(
    tokens: tuple[str, ...],
    parties: tuple[Party, ...],
    content: tuple[int, ...],
    *,
    plural: bool,
    cyrillic: bool,
    on_debate: bool,
) -> Asked:
    """What a question asks for; `on_debate` tells that it names a subject of the debate."""
    first = tokens[:3]
    who = grammar.WHO - {"chi"} if cyrillic else grammar.WHO  # Ukrainian "чи" (whether) folds to Italian "who"
    speaking = {party.actors for party in parties if party.part is not Part.SUBJECT}
    telling = [p for p in content if tokens[p] not in grammar.STANCE_WORDS | grammar.ASKING_FOR_ANYTHING]
    asked = Asked.WHAT
    if len(speaking) > 1 and grammar.COMPARE.within(tokens):
        asked = Asked.COMPARISON
    elif grammar.DEVELOPMENT.within(tokens) and (parties or on_debate or _is_on_whole_debate(tokens, content)):
        asked = Asked.DEVELOPMENT
    elif grammar.HOW_MANY.within(tokens):
        asked = Asked.HOW_MANY
    elif any(token in grammar.WHEN for token in first) or grammar.DATE_ASKED.within(tokens):
        asked = Asked.WHEN
    elif plural or any(token in who for token in first):
        asked = Asked.WHO
    elif parties and not telling and (_takes_side(tokens, parties) or _asks_where_somebody_stands(tokens, parties)):
        asked = Asked.STANCE
    elif first and first[0] in grammar.WHERE:
        asked = Asked.WHERE
    elif parties and not telling:
        asked = Asked.NAME
    elif first and first[0] in grammar.WHY:
        asked = Asked.WHY
    return asked


def asks_for_several(tokens: tuple[str, ...]) -> bool:
    """Tell whether several speakers are asked for: "which countries", "all governments that"."""
    if tokens and (tokens[0] in grammar.EVERYBODY or tokens[-1] == "list"):
        return True
    if any(one in grammar.EVERYBODY and other in grammar.PEOPLE_PLURAL for one, other in pairwise(tokens)):
        return True  # "all governments that said no"
    return any(
        (token in grammar.PEOPLE_PLURAL or token in grammar.WOMEN)
        and any(before in grammar.WHICH for before in tokens[max(0, position - 2) : position])
        for position, token in enumerate(tokens)
    )


def thing_asked(tokens: tuple[str, ...], content: tuple[int, ...]) -> tuple[int, ...]:
    """The words for the kind of thing asked for: what stands next after "which", "how many" or "the name of".

    Of "which law firm did" the last word counts, of "which law firm checked" the first two: where a verb begins is
    known of a few verbs only.
    """
    for position, token in enumerate(tokens[:-1]):
        if token not in grammar.WHICH and token not in grammar.COUNTING:
            continue
        start = position + 1
        while start < len(tokens) and start <= position + 2 and start not in content:
            if tokens[start] in grammar.AUXILIARIES:
                break
            start += 1
        run = [place for place in range(start, min(start + 3, len(tokens))) if place in content]
        run = [place for number, place in enumerate(run) if place == start + number]
        if not run:
            continue
        if tokens[run[0]] in grammar.PEOPLE:
            return ()
        behind = tokens[run[-1] + 1] if run[-1] + 1 < len(tokens) else ""
        ended = not behind or behind in grammar.AUXILIARIES or behind in grammar.SAY
        return (run[-1],) if ended else tuple(run[:2])
    return ()


def is_for(tokens: tuple[str, ...]) -> bool:
    """Tell whether a question asks who is for something: "for" alone says too little."""
    return any(pair in _FOR_FORMS for pair in pairwise(tokens))


def denies_sending(tokens: tuple[str, ...]) -> bool:
    """Tell whether a question speaks of not sending: "that they would not deploy anybody"."""
    return any(
        token in grammar.NOT and any(later in grammar.SENDING for later in tokens[place + 1 : place + 4])
        for place, token in enumerate(tokens)
    )


def _is_on_whole_debate(tokens: tuple[str, ...], content: tuple[int, ...]) -> bool:
    return all(tokens[p] in grammar.WHOLE_DEBATE or tokens[p] in grammar.SEQUENCE for p in content)


def _takes_side(tokens: tuple[str, ...], parties: tuple[Party, ...]) -> bool:
    """Whether a question asks on which side one party stands: "would the Baltic states back Paris"."""
    sides = [position for position, token in enumerate(tokens) if token in grammar.STANCE_WORDS]
    if not sides:
        return False
    speaking = [party for party in parties if party.part is not Part.SUBJECT]
    before = [party for party in speaking if party.end <= sides[0]]
    return len({party.actors for party in speaking}) == 1 or len(before) == 1


def _asks_where_somebody_stands(tokens: tuple[str, ...], parties: tuple[Party, ...]) -> bool:
    """Whether a question puts somebody on one side by place: "where is Czechia on this"."""
    if tokens[0] not in grammar.WHERE:
        return False
    return tokens[parties[0].end : parties[0].end + 1] in (("on",), ("with",), ("in",))
