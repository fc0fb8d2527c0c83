"""Questions in the terminal: asked until the answer will do, each with its explanation, from a keyboard or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

__all__ = ["Dialogue", "Refused", "Stopped", "chosen"]

_Answer = TypeVar("_Answer")

EXPLAIN = "?"
NONE = "-"


class Refused(Exception):  # noqa: N818 - it is what is said of an answer, not a fault of the program
    """An answer will not do. The message is one sentence that says why, and what would."""


class Stopped(Exception):  # noqa: N818
    """Whoever answers has had enough, or the input has ended."""


class Dialogue:
    """Asks on standard output and reads from standard input."""

    def say(self, *lines: str) -> None:
        """Tell something, each line set in a little."""
        for line in lines:
            print(f"  {line}" if line else "")

    def title(self, text: str) -> None:
        """Begin another part."""
        print(f"\n{text}")

    def ask(
        self,
        prompt: str,
        explanation: Sequence[str],
        read: Callable[[str], _Answer],
        *,
        default: str | None = None,
        optional: bool = False,
    ) -> _Answer | None:
        """Ask until the answer will do. An empty one stands for the default, or for nothing where that may be.

        Raises:
            Stopped: if there is no more input.
        """
        shown = f"{prompt} [{default}] " if default else f"{prompt} "
        while True:
            line = self._line(shown)
            if line == EXPLAIN:
                self.say(*explanation)
                continue
            if optional and (line == NONE or not (line or default)):
                return None
            if not line and not default:
                self.say("! An answer is needed here; ? explains the question.")
                continue
            try:
                return read(line or default or "")
            except Refused as refused:
                self.say(f"! {refused}")

    def needed(
        self,
        prompt: str,
        explanation: Sequence[str],
        read: Callable[[str], _Answer],
        *,
        default: str | None = None,
    ) -> _Answer:
        """Ask for something that cannot be left out."""
        answer = self.ask(prompt, explanation, read, default=default)
        assert answer is not None
        return answer

    def choose(
        self, prompt: str, explanation: Sequence[str], meanings: Mapping[str, str], *, default: str | None = None
    ) -> str:
        """Let one of several words be chosen, by its number, itself, or its beginning."""
        self.options(meanings)
        return self.needed(prompt, explanation, lambda line: chosen(line, list(meanings)), default=default)

    def options(self, meanings: Mapping[str, str]) -> None:
        """Show what there is to choose from, numbered."""
        width = max(map(len, meanings), default=0)
        for number, (word, meaning) in enumerate(meanings.items(), 1):
            self.say(f"{number:>2}  {word:<{width}}  {meaning}".rstrip())

    def confirm(self, prompt: str, explanation: Sequence[str], *, default: bool | None = None) -> bool:
        """Ask for yes or no."""
        hint = {True: "yes", False: "no", None: None}[default]
        return self.needed(f"{prompt} (yes, no)", explanation, _yes_or_no, default=hint)

    @staticmethod
    def _line(prompt: str) -> str:
        try:
            if sys.stdin.isatty():
                line = input(prompt)
            else:
                print(prompt, end="", flush=True)
                line = sys.stdin.readline()
                if not line:
                    raise EOFError
                print(line.rstrip("\r\n"))
        except EOFError:
            raise Stopped from None
        return " ".join(line.split())


def chosen(line: str, words: Sequence[str]) -> str:
    """The word that a line means: its number from 1, the word itself, or the beginning of one only.

    Raises:
        Refused: if it means none or several.
    """
    if line.isdecimal() and 0 < int(line[:4]) <= len(words):
        return words[int(line) - 1]
    typed = line.casefold()
    if typed in words:
        return typed
    beginning = [word for word in words if word.startswith(typed)]
    if len(beginning) == 1:
        return beginning[0]
    raise Refused(f"'{line}' is none of them; give a number from 1 to {len(words)}, or one of the words.")


def _yes_or_no(line: str) -> bool:
    if line.casefold() in {"y", "yes"}:
        return True
    if line.casefold() in {"n", "no"}:
        return False
    raise Refused("Please answer yes or no.")
