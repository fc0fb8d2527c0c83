"""The figures of an evaluation as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.evaluation.baselines import Compared
from bot.evaluation.judging import Judged, Verdict
from bot.evaluation.lists import ENOUGH, ListScore, list_figures
from bot.evaluation.report import Report, confusions, kinds_in, languages_in
from bot.evaluation.risk import area, curve, of_engine

__all__ = [
    "calibration_lines",
    "comparison_lines",
    "confusion_lines",
    "failure_lines",
    "list_lines",
    "risk_lines",
    "summary_lines",
    "table_lines",
]

_COLUMNS = ("right", "offered", "wrong", "wrong speaker", "offered wrong", "declined rightly", "declined wrongly")
_CONFUSIONS_SHOWN = 12
_COVERAGES = (0.25, 0.5, 0.75, 1.0)


def table_lines(report: Report) -> Iterator[str]:
    """How many questions went each way: by kind, by language where there are several, and all."""
    kinds, languages = kinds_in(report), languages_in(report)
    yield _heading("kind")
    for kind in kinds:
        yield _row(kind, report.of(kinds=[kind]))
    yield _row("all", report)
    if len(languages) > 1:
        yield ""
        yield _heading("language")
        for language in languages:
            yield _row(language, report.of(language=language))


def _heading(what: str) -> str:
    return f"{what:20}{'n':>6}" + "".join(f"  {name}" for name in _COLUMNS)


def _row(name: str, part: Report) -> str:
    counts = (
        part.count(Verdict.RIGHT),
        part.count(Verdict.OFFERED),
        part.count(Verdict.WRONG),
        part.wrong_speakers,
        part.count(Verdict.OFFERED_WRONG),
        part.count(Verdict.DECLINED_RIGHTLY),
        part.count(Verdict.DECLINED_WRONGLY),
    )
    cells = (f"  {count:>{len(column)}}" for count, column in zip(counts, _COLUMNS, strict=True))
    return f"{name:20}{len(part.judged):>6}" + "".join(cells)


def summary_lines(report: Report) -> Iterator[str]:
    """The shares that matter."""
    with_answer, without = report.of(answerable=True), report.of(answerable=False)
    if report.direct:
        shares = f"right {report.precision:.1%}, right speaker {report.speaker_precision:.1%}"
        yield f"direct answers: {report.direct}, {shares}"
    if with_answer.judged:
        yield f"answerable: right or offered {with_answer.helped:.1%}, answered directly {with_answer.answered:.1%}"
    if without.judged:
        yield f"not answerable: declined {without.declined:.1%}, answered {without.answered:.1%}"
        yield f"declined for a fitting reason: {without.reasons_right:.1%}"


def calibration_lines(report: Report) -> Iterator[str]:
    """Whether the confidence says how often an answer is right, band by band."""
    yield f"calibration error {report.calibration_error:.3f}; confidence said, share right, how many:"
    for band in report.calibration():
        yield f"    {band.said:.2f}  {band.was:.2f}  {band.count:4}  {'#' * round(band.was * 40)}"


def risk_lines(report: Report) -> Iterator[str]:
    """What share of the answers is wrong if only the surest are given."""
    answers, asked = of_engine(report.judged)
    points = curve(answers, asked)
    if not points:
        return
    reached = points[-1].coverage
    yield f"risk over coverage: mean {area(points):.3f}, up to {reached:.1%} of all questions answered; the surest:"
    for point in dict.fromkeys(next(p for p in points if p.coverage >= part * reached) for part in _COVERAGES):
        yield f"    {point.coverage:6.1%} of the questions: {point.risk:5.1%} wrong, confidence from {point.score:.2f}"


def confusion_lines(report: Report) -> Iterator[str]:
    """What was taken for what, worst first."""
    found = confusions(report)
    if not found:
        return
    shown = found[:_CONFUSIONS_SHOWN]
    yield f"confusions, worst first ({len(shown)} of {len(found)}): asked -> answered"
    for each in shown:
        yield f"    {each.count} x {each.asked} -> {each.answered}"
        yield f"        {each.example}"


def list_lines(scores: Sequence[ListScore]) -> Iterator[str]:
    """How complete and how clean the lists are, by kind of question."""
    if not scores:
        return
    yield f"lists: how many, mean completeness, share wrong in them, share of lists {ENOUGH:.0%} complete and clean"
    kinds = dict.fromkeys(score.judged.expected.kind for score in scores)
    groups = [(kind, [s for s in scores if s.judged.expected.kind == kind]) for kind in kinds]
    for name, group in (*groups, ("all", scores)):
        of = list_figures(group)
        yield f"    {name:18}{of.count:5}  {of.completeness:6.1%}  {of.wrong:6.1%}  {of.flawless:6.1%}"


def comparison_lines(compared: Iterable[Compared]) -> Iterator[str]:
    """This bot beside plain baselines, each answering as many questions as it does, their surest."""
    yield "compared, each answering the questions it is surest of, as many as this bot answers:"
    yield f"    {'':18}answers right  answered in vain  first statement right"
    for each in compared:
        yield f"    {each.name:18}{each.right:>13.1%}  {each.answered_in_vain:>16.1%}  {each.first_right:>21.1%}"


def failure_lines(judged: Iterable[Judged]) -> Iterator[str]:
    """Every question that did not go well, with what it got and should have got."""
    for each in judged:
        if each.went_well:
            continue
        answer, expected = each.answer, each.expected
        shown = ", ".join(s.id for s in (answer.statements or answer.candidates)[:4]) or (answer.reason or "")
        wanted = ", ".join(sorted(expected.gold)[:4]) or "/".join(sorted(expected.reasons))
        yield f"{expected.kind:20.20} {each.verdict:16} {expected.question}"
        yield f"    {answer.outcome} {answer.confidence:.2f}: {shown}"
        yield f"    expected: {wanted}"
