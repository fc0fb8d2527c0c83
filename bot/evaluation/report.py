"""The figures drawn from many verdicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answering import Engine
from bot.evaluation.judging import Judged, Verdict, judge
from bot.evaluation.questions import Expected

__all__ = ["Band", "Confusion", "Report", "confusions", "evaluate", "kinds_in", "languages_in", "share"]


def evaluate(engine: Engine, questions: Iterable[Expected]) -> Report:
    """Ask every question and judge every answer."""
    return Report(tuple(judge(engine.base, question, engine.ask(question.question)) for question in questions))


@dataclass(frozen=True, slots=True)
class Band:
    """Direct answers of like confidence: the mean confidence said, the share that was right, how many."""

    said: float
    was: float
    count: int


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts, and the figures drawn from them. Shares are between 0 and 1; of nothing they are 0."""

    judged: tuple[Judged, ...]

    def of(
        self,
        *,
        kinds: Iterable[str] | None = None,
        language: str | None = None,
        answerable: bool | None = None,
    ) -> Report:
        """The part of the report on some kinds, one language, or on questions with or without an answer."""
        wanted = set(kinds) if kinds is not None else None
        return Report(
            tuple(
                j
                for j in self.judged
                if (wanted is None or j.expected.kind in wanted)
                and (language is None or j.expected.language == language)
                and (answerable is None or j.expected.answerable == answerable)
            )
        )

    def count(self, *verdicts: Verdict) -> int:
        """How many questions went one of these ways."""
        return sum(j.verdict in verdicts for j in self.judged)

    @property
    def direct(self) -> int:
        """How many questions got an answer, right or wrong."""
        return sum(j.direct for j in self.judged)

    @property
    def wrong_speakers(self) -> int:
        """How many were answered with the words of somebody who may not be shown."""
        return sum(j.wrong_speaker for j in self.judged)

    @property
    def precision(self) -> float:
        """Of the direct answers, the share that is right."""
        return share(self.count(Verdict.RIGHT), self.direct)

    @property
    def speaker_precision(self) -> float:
        """Of the direct answers, the share by somebody who may be shown."""
        return 1 - share(self.wrong_speakers, self.direct)

    @property
    def helped(self) -> float:
        """The share answered rightly or offered a choice that holds the right answer."""
        return share(self.count(Verdict.RIGHT, Verdict.OFFERED), len(self.judged))

    @property
    def answered(self) -> float:
        """The share that got a direct answer."""
        return share(self.direct, len(self.judged))

    @property
    def declined(self) -> float:
        """The share declined outright."""
        return share(self.count(Verdict.DECLINED_RIGHTLY, Verdict.DECLINED_WRONGLY), len(self.judged))

    @property
    def reasons_right(self) -> float:
        """Of the questions rightly declined that say which reason fits, the share declined for it."""
        known = [j.reason_right for j in self.judged if j.reason_right is not None]
        return share(sum(known), len(known))

    def calibration(self, bins: int = 10) -> tuple[Band, ...]:
        """The direct answers in bands of confidence of equal width; bands without any are left out."""
        bands: list[list[Judged]] = [[] for _ in range(bins)]
        for judged in self.judged:
            if judged.direct:
                bands[min(int(judged.answer.confidence * bins), bins - 1)].append(judged)
        return tuple(
            Band(
                said=sum(j.answer.confidence for j in band) / len(band),
                was=share(sum(j.verdict is Verdict.RIGHT for j in band), len(band)),
                count=len(band),
            )
            for band in bands
            if band
        )

    @property
    def calibration_error(self) -> float:
        """Expected calibration error of the direct answers: mean gap between confidence and share right."""
        bands = self.calibration()
        return share(sum(abs(band.said - band.was) * band.count for band in bands), sum(band.count for band in bands))


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was asked for, what was shown in its place, how often, and one such question."""

    asked: str
    answered: str
    count: int
    harm: int
    example: str


_HARM = {Verdict.DECLINED_WRONGLY: 0, Verdict.OFFERED_WRONG: 1, Verdict.WRONG: 2}


def confusions(report: Report) -> list[Confusion]:
    """What was taken for what, worst first.

    Somebody else's words are worse than another statement by the right one, a wrong answer is worse than a wrong
    choice, and that is worse than silence; among equals, the more frequent comes first.
    """
    pairs: Counter[tuple[int, str, str]] = Counter()
    examples: dict[tuple[int, str, str], str] = {}
    for judged in report.judged:
        if not judged.went_well:
            key = (_HARM[judged.verdict] + judged.wrong_speaker, _asked_for(judged), _got(judged))
            pairs[key] += 1
            examples.setdefault(key, judged.expected.question)
    ordered = sorted(pairs.items(), key=lambda item: (-item[0][0], -item[1], item[0]))
    return [
        Confusion(asked, answered, count, harm, examples[harm, asked, answered])
        for (harm, asked, answered), count in ordered
    ]


def _asked_for(judged: Judged) -> str:
    expected = judged.expected
    if not expected.answerable:
        return "nothing (" + "/".join(sorted(expected.reasons)) + ")" if expected.reasons else "nothing"
    first, *more = sorted(expected.gold or expected.full)
    return f"{first} or {len(more)} more" if more else first


def _got(judged: Judged) -> str:
    answer = judged.answer
    shown = answer.statements or answer.candidates
    if not shown:
        return f"nothing ({answer.reason})"
    verb = "choice of " if answer.candidates else ""
    return f"{verb}{shown[0].id}" + (f" and {len(shown) - 1} more" if len(shown) > 1 else "")


def share(part: float, whole: int) -> float:
    """`part` of `whole`, 0 of nothing."""
    return part / whole if whole else 0.0


def kinds_in(report: Report) -> Sequence[str]:
    """The kinds of question in a report, in order of appearance."""
    return list(dict.fromkeys(j.expected.kind for j in report.judged))


def languages_in(report: Report) -> Sequence[str]:
    """The languages of the questions in a report, the most frequent first."""
    return [language for language, _ in Counter(j.expected.language for j in report.judged).most_common()]
