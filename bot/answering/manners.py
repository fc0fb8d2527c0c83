"""Texts that ask for no statement: chit-chat, abuse, orders to the bot, opinions and predictions.

Each kind is known by its form, in the eight languages. Whether the text also touches the debate is for
the caller to weigh: a greeting before a question is still a question.
"""

from __future__ import annotations

from typing import Final

from bot.answering.forms import read_tables
from bot.answering.grammar import WHO
from bot.knowledge import DeclineReason

__all__ = ["asks_for_instructions", "asks_for_judgement", "is_chit_chat", "is_order", "pleasantry"]

CHAT_LENGTH = 5
"""Words up to which a single word of greeting or abuse makes a text chit-chat."""

TAGGED_LENGTH = 5
"""Words from which a final "right" is a tag ("he refused, right?") and no question who is right."""

_TABLES = read_tables("manners")
_ORDERS: Final = _TABLES.phrases["orders"]
_CHAT: Final = _TABLES.phrases["chat"]
_ASKED_OF_THE_BOT: Final = _TABLES.phrases["asked_of_the_bot"]
_JUDGEMENTS: Final = _TABLES.phrases["judgements"]
_EVALUATIONS: Final = _TABLES.words["evaluations"]
_FUTURE: Final = _TABLES.words["future"]
_BE: Final = _TABLES.words["be"]
_KNOWING: Final = _TABLES.words["knowing"]

_HOW_TO: Final = (("how", "to"), ("how", "do", "i"), ("how", "can", "i"), ("how", "do", "you"), ("where", "can", "i"))
_ADDRESSING: Final = frozenset({"please", "pls", "plz", "bot", "hey", "kindly", "bitte"})
_YOU: Final = (("do", "you"), ("would", "you"), ("are", "you"), ("do", "u"), ("can", "you"), ("could", "you"))


def is_order(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text orders the bot to be or do something else; one word does so at the beginning only."""
    start = next((place for place, token in enumerate(tokens) if token not in _ADDRESSING), 0)
    return _ORDERS.longest_in(tokens) > 1 or _ORDERS.longest_at(tokens, start) > 0


def asks_for_instructions(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text asks how to do something oneself."""
    return any(tokens[: len(start)] == start for start in _HOW_TO)


def is_chit_chat(tokens: tuple[str, ...]) -> bool:
    """Tell whether a text is little more than a greeting, thanks, abuse or a question about the bot itself."""
    said = _CHAT.longest_in(tokens)
    return said > 1 or (said == 1 and len(tokens) <= CHAT_LENGTH)


def asks_for_judgement(tokens: tuple[str, ...], *, asks_speaker: bool = False) -> bool:
    """Tell whether a text asks who is right, what should be done or what will come.

    Where it asks for somebody's words (`asks_speaker`), only a question put to the bot itself is one.
    """
    if _ASKED_OF_THE_BOT.within(tokens) or (_JUDGEMENTS.within(tokens) and not asks_speaker):
        return True
    if tokens and tokens[0] in {"should", "shouldnt"}:
        return True
    if tokens[:2] in _YOU and not _KNOWING.intersection(tokens[:4]):
        return True
    return not asks_speaker and _evaluates(tokens)


def _is_nothing_but_judgement(tokens: tuple[str, ...]) -> bool:
    """Whether a judgement names nothing ("in your opinion, who is right"): then it is about this debate."""
    longest = max(_JUDGEMENTS.longest_in(tokens), _ASKED_OF_THE_BOT.longest_in(tokens))
    return longest >= len(tokens) - 1


def _evaluates(tokens: tuple[str, ...]) -> bool:
    """Whether a text asks whether somebody is right, brave or mad, rather than whether something is so."""
    if tokens[1:2] in (("it",), ("that",)):
        return False  # "is it correct that Sunak ...": whether it is so
    tag = len(tokens) > TAGGED_LENGTH and tokens[-1] in {"right", "correct"}
    tagged = tokens[:-1] if tag else tokens
    evaluated = any(token in _EVALUATIONS for token in tagged)
    asks_who = len(tagged) > 1 and tagged[0] in WHO and (tagged[1] in _BE or tagged[1] in _EVALUATIONS)
    return evaluated and (asks_who or any(token in _BE for token in tagged[:2]))


def pleasantry(tokens: tuple[str, ...], *, on_topic: bool, asks_speaker: bool) -> DeclineReason | None:
    """The reason to decline a text by its form alone, or None.

    `on_topic` tells that it touches the debate, `asks_speaker` that it asks what somebody said or would do.
    """
    if is_order(tokens) or asks_for_instructions(tokens):
        return DeclineReason.OFF_TOPIC
    if is_chit_chat(tokens) and not on_topic:
        return DeclineReason.SMALLTALK
    foretells = bool(tokens) and tokens[0] in _FUTURE and not asks_speaker
    if foretells or asks_for_judgement(tokens, asks_speaker=asks_speaker):
        return DeclineReason.OPINION if on_topic or _is_nothing_but_judgement(tokens) else DeclineReason.OFF_TOPIC
    return None
