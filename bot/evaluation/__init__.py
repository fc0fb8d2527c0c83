"""How well the engine answers: questions with known answers, verdicts, figures, comparisons, near misses."""

from bot.evaluation.judging import Judged, Verdict, judge
from bot.evaluation.questions import Expected, QuestionFileError, read_questions
from bot.evaluation.report import Report, evaluate

__all__ = ["Expected", "Judged", "QuestionFileError", "Report", "Verdict", "evaluate", "judge", "read_questions"]
