"""Ask a question whose right answer is known, and judge what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.answering import Answer, Outcome
from bot.evaluation.questions import Expected
from bot.knowledge import FactBase

__all__ = ["Judged", "Verdict", "judge"]


class Verdict(StrEnum):
    """How one question went."""

    RIGHT = "right"
    OFFERED = "offered"
    WRONG = "wrong"
    OFFERED_WRONG = "offered wrong"
    DECLINED_RIGHTLY = "declined rightly"
    DECLINED_WRONGLY = "declined wrongly"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the answer it got, and the verdict.

    `wrong_speaker`: the answer is wrong and begins with words of somebody who may not be shown;
    `reason_right`: whether it was declined for a fitting reason, None where that cannot be said.
    """

    expected: Expected
    answer: Answer
    verdict: Verdict
    wrong_speaker: bool = False
    reason_right: bool | None = None

    @property
    def direct(self) -> bool:
        """Whether statements were given as the answer."""
        return self.verdict in (Verdict.RIGHT, Verdict.WRONG)

    @property
    def went_well(self) -> bool:
        """Whether whoever asked was helped, or rightly told that there is nothing."""
        return self.verdict in (Verdict.RIGHT, Verdict.OFFERED, Verdict.DECLINED_RIGHTLY)


def judge(base: FactBase, expected: Expected, answer: Answer) -> Judged:
    """The verdict on one answer.

    A statement is right if it is among the good ones; a list, record, comparison or timeline if at least half
    of what it shows is. How complete a list is, `bot.evaluation.lists` says.
    """
    if answer.outcome is Outcome.NOT_COVERED:
        verdict = Verdict.DECLINED_WRONGLY if expected.answerable else Verdict.DECLINED_RIGHTLY
        right = answer.reason in expected.reasons if expected.reasons and not expected.answerable else None
        return Judged(expected, answer, verdict, reason_right=right)
    if answer.outcome is Outcome.CLARIFY:
        held = expected.gold & {candidate.id for candidate in answer.candidates}
        return Judged(expected, answer, Verdict.OFFERED if held else Verdict.OFFERED_WRONG)
    shown = [statement.id for statement in answer.statements]
    hits = sum(key in expected.good for key in shown)
    right = shown[0] in expected.good if answer.outcome is Outcome.STATEMENT else hits * 2 >= len(shown)
    voices = {actor.id for key in expected.good for actor in base.statements[key].actors} | expected.speakers
    first = {actor.id for actor in answer.statements[0].actors}
    verdict = Verdict.RIGHT if right and expected.answerable else Verdict.WRONG
    return Judged(expected, answer, verdict, wrong_speaker=verdict is Verdict.WRONG and not first & voices)
