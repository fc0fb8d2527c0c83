from __future__ import annotations

import json
from dataclasses import replace

from bot.answering.answer import Answer, Outcome
from bot.knowledge import Correction
from bot.presenting import answer_as_json
from tests.presenting.sample import ALREADY_THERE, NOTHING_RULED_OUT, SAMPLE, TOGETHER, SmallEngine, day


def test_an_answer_has_the_agreed_shape() -> None:
    answer = Answer("q", Outcome.STATEMENT, 0.91234567, statements=(NOTHING_RULED_OUT,), related=(ALREADY_THERE,))
    assert answer_as_json(answer, SAMPLE) == {
        "question": "q",
        "outcome": "statement",
        "reason": None,
        "confidence": 0.9123,
        "actors": ["emmanuel-macron"],
        "statements": [
            {
                "id": "macron-nothing-ruled-out",
                "actors": ["emmanuel-macron"],
                "actor_names": ["Emmanuel Macron"],
                "role": "President of France",
                "date": "2024-02",
                "kind": "said",
                "deployment": "combat-troops",
                "stance": "open",
                "statement": NOTHING_RULED_OUT.statement,
                "quote": "nothing can be ruled out",
                "caveats": ["Two renderings of the same words are in circulation."],
                "corrections": [],
                "sources": [
                    {
                        "id": "bbc-2024",
                        "outlet": "BBC News Mundo",
                        "title": None,
                        "url": "https://example.org/mundo_(1)?a=1&b=2",
                        "published": "2024-03-11",
                        "ownership": "independent",
                        "paragraph": 3,
                    },
                    {
                        "id": "rt-2024",
                        "outlet": "RT",
                        "title": None,
                        "url": "https://example.org/rt-2024",
                        "published": "2024-03-11",
                        "ownership": "state",
                        "paragraph": 3,
                    },
                ],
            }
        ],
        "candidates": [],
        "related": ["peskov-already-there"],
    }


def test_a_correction_is_given_with_its_day() -> None:
    mended = replace(NOTHING_RULED_OUT, corrections=(Correction(day("2024-12-03"), "The month had been March."),))
    [shown] = answer_as_json(Answer("q", Outcome.STATEMENT, 1.0, statements=(mended,)), SAMPLE)["statements"]
    assert shown["corrections"] == [{"date": "2024-12-03", "what": "The month had been March."}]


def test_a_joint_statement_gives_everybodys_role() -> None:
    [shown] = answer_as_json(Answer("q", Outcome.STATEMENT, 1.0, statements=(TOGETHER,)), SAMPLE)["statements"]
    assert shown["role"] == "Foreign Minister of Ukraine; Foreign Minister of Lithuania"


def test_a_decline_holds_its_reason_and_no_statement() -> None:
    shown = answer_as_json(SmallEngine(SAMPLE).ask("in 1999"), SAMPLE)
    assert (shown["outcome"], shown["reason"], shown["statements"]) == ("not_covered", "outside_period", [])


def test_every_answer_can_be_written_as_json() -> None:
    for question in ("who is everyone", "unclear", "compare", "when", "macron", "", "zorgon\ud800"):
        assert json.loads(json.dumps(answer_as_json(SmallEngine(SAMPLE).ask(question), SAMPLE)))["question"] == question
