"""The questions that are to lead to a statement, each judged when it is typed."""

from __future__ import annotations

from bot.cli.adding.dialogue import Dialogue, Refused
from bot.cli.adding.draft import Draft
from bot.cli.adding.fields import checked, explanation, field
from bot.knowledge import Statement
from bot.knowledge.checks.questions import FEWEST, FEWEST_OBLIQUE, is_oblique
from bot.knowledge.kinds import ListOf
from bot.knowledge.words import content_stems, fold

__all__ = ["ask_for_questions"]


def ask_for_questions(dialogue: Dialogue, draft: Draft) -> list[str]:
    """Ask for questions until there are enough, enough of them oblique, and an empty line says that it is all."""
    kind = field("statements", "questions").kind
    assert isinstance(kind, ListOf)
    statement = draft.statement()
    taken = {fold(each): other.id for other in draft.base.statements.values() for each in other.questions}
    declined = {fold(each.question) for each in draft.base.declined}
    found: list[str] = []

    def read(line: str) -> str:
        question = checked(line, kind.item)
        folded = fold(question)
        if folded in taken:
            raise Refused(f"This already leads to {taken[folded]}; make the two differ.")
        if folded in declined:
            raise Refused("This stands among the declined questions, which have no answer here.")
        if folded in map(fold, found):
            raise Refused("You have that one already; put it in other words.")
        return question

    dialogue.title(
        f"How will people ask for it? Type {FEWEST} questions or more, as they come to people's fingers; "
        f"{FEWEST_OBLIQUE} or more in quite other words than the statement's."
    )
    while True:
        oblique = sum(is_oblique(each, statement) for each in found)
        done = len(found) >= FEWEST and oblique >= FEWEST_OBLIQUE
        prompt = f"Question {len(found) + 1}{' (empty: no more)' if done else ''}?"
        question = dialogue.ask(prompt, explanation("statements", "questions"), read, optional=True)
        if question is not None:
            found.append(question)
            dialogue.say(_judgement(question, statement))
        elif done:
            return found
        elif len(found) < FEWEST:
            dialogue.say(f"! {FEWEST - len(found)} more, please; the bot learns from them how people ask.")
        else:
            dialogue.say(f"! {FEWEST_OBLIQUE - oblique} more without any word of the statement or the quote, please.")


def _judgement(question: str, statement: Statement) -> str:
    if is_oblique(question, statement):
        return "= oblique: no word of the statement"
    names = content_stems(" ".join(actor.name for actor in statement.actors))
    used = content_stems(f"{statement.statement} {statement.quote or ''}") - names
    shared = [word for word in dict.fromkeys(fold(question).split()) if content_stems(word) & used]
    return f"= direct, by its words: {', '.join(shared)}"
