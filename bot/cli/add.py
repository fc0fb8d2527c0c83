"""`python -m bot add`: a statement asked for, question by question, and put in its place."""

from __future__ import annotations

import argparse
import contextlib
import importlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.adding.dialogue import Dialogue, Stopped, chosen
from bot.cli.adding.draft import Draft, blocking
from bot.cli.adding.interview import Interview
from bot.cli.check import OTHER_RULES
from bot.cli.fact_base_file import FactBaseFile
from bot.cli.support import OK, PROBLEMS, Unusable, knowledge_path, write_whole
from bot.knowledge import FactBaseError
from bot.knowledge.checks import RULES
from bot.knowledge.editing import EditingError

if TYPE_CHECKING:
    from bot.cli.support import Subparsers

__all__ = ["add_parser", "run"]


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser(
        "add",
        help="add a statement to the fact base, question by question",
        description="Add a statement to the fact base: asks for one field after another, proposes what it can, and "
        "writes the entry in its place when all of the base passes. '?' explains a question, '-' leaves it empty, "
        "Ctrl-C or Ctrl-D stops; nothing is written before the end.",
    )
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the fact base (default: KNOWLEDGE_PATH)")


def run(arguments: argparse.Namespace) -> int:
    """Ask, show, and write."""
    path = knowledge_path(arguments.path)
    dialogue = Dialogue()
    draft = Draft.begin(FactBaseFile.read(path))
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # gives input() a history and editing keys where it exists
    dialogue.say(f"A statement for {path}. '?' explains a question, '-' leaves it empty, Ctrl-C stops.")
    dialogue.say("Nothing is written before the end.", "")
    interview = Interview(dialogue, draft, date.today)
    try:
        interview.ask_all()
        return _finish(dialogue, draft, interview)
    except Stopped:
        _left(dialogue, draft, path)
        return PROBLEMS
    except KeyboardInterrupt:
        _left(dialogue, draft, path)
        raise


def _finish(dialogue: Dialogue, draft: Draft, interview: Interview) -> int:
    """Show the entry and what there is to complain of, and write it or ask for a field again.

    Raises:
        Stopped: if it is not to be written.
    """
    while True:
        dialogue.title("This will be added:")
        print(draft.as_text())
        text, line = _whole(dialogue, draft)
        names = (*interview.fields, "no") if text is None else ("yes", "no", *interview.fields)
        help_ = [f"yes writes it, no stops, and the name of a field asks for it again: {', '.join(interview.fields)}"]
        prompt = "Which field shall be asked again (no: stop)?" if text is None else "Write it (yes, no, or a field)?"
        answer = dialogue.needed(prompt, help_, lambda line, names=names: chosen(line, names))  # type: ignore[misc]
        if answer == "no":
            raise Stopped
        if answer != "yes":
            interview.ask(answer)
        elif text is not None:
            write_whole(draft.file.path, draft.file.mark + text)
            dialogue.say(f"Written: {draft.file.path}:{line}. Now compare the quote with your text of the page:")
            dialogue.say("python -m bot verify --texts FOLDER-WITH-YOUR-TEXTS")
            return OK


def _whole(dialogue: Dialogue, draft: Draft) -> tuple[str | None, int]:
    """The text of the whole file with the entry, or None after saying why it cannot stand there; and its line."""
    dialogue.say("Checking the whole base with it ...")
    try:
        text, problems, line = draft.finished(RULES, OTHER_RULES)
    except (FactBaseError, EditingError, Unusable) as error:
        dialogue.say(*(f"! {each}" for each in str(error).splitlines()))
        return None, 0
    dialogue.say(*(f"! {each.level}: {each.message}" for each in problems))
    if blocking(problems):
        return None, 0
    dialogue.say(f"It passes all checks, and will stand at {draft.file.path}:{line}.")
    return text, line


def _left(dialogue: Dialogue, draft: Draft, path: Path) -> None:
    """Say that nothing happened, and give back what was typed."""
    print()
    if draft.values or draft.additions:
        dialogue.say("So far you had:")
        print(draft.as_text())
    dialogue.say(f"Nothing was written; {path} is as it was.")
