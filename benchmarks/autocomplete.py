"""What autocomplete finds and costs, beside comparing what was typed with every question and name of the base.

    python benchmarks/autocomplete.py [--knowledge knowledge.yaml] [--sample 300] [--seed 1]

Typed are beginnings of curated questions (two thirds) and of the speakers' names, half of them with one typing mistake
in any letter of a word but the last, the first included. *Found* is how many of them are followed by what was meant
among the choices, and after the stroke by any question of its statement. *Top 5 alike* is how many of the first five
choices both ways share. The other way is rapidfuzz's `WRatio` over everything, then the words one by one for the best
80, as the bot did it before it had an index (but for names in the middle of a question).

Then a fifth of the questions is taken out of the base, and of some of them at least half is typed, with a mistake: is
the statement they belong to offered by its other questions?

Times are the processor's: every beginning of 40 misspelt questions and of all names, key by key, and those questions
typed at once, each into an index that has never been asked.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.discord_bot.directory import Directory
from bot.discord_bot.suggestions import Suggestions
from bot.knowledge import FactBase, load_fact_base
from bot.matching.folding import fold
from bot.presenting.presenter import Presenter
from bot.presenting.text import clean, units

SHORTEST_TYPED = 4
LONGEST_CHOICE = 100
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ROW = "{:<22}{:<9}{:>7}{:>12}{:>15}{:>14}"
Offer = Callable[[str], list[str]]


class Exhaustive:
    """The other way: everything is compared."""

    def __init__(self, base: FactBase) -> None:
        self._rows = list(statements_of(base).items())
        self._folded = [fold(question) for question, _ in self._rows]
        speakers = [base.actors[key] for key in base.statements_by_actor]
        spellings = [(fold(text), clean(each.name)) for each in speakers for text in (each.name, *each.aliases)]
        self._names = [row for row in dict.fromkeys(spellings) if row[0]]
        self._spellings = [spelling for spelling, _ in self._names]

    def questions(self, typed: str) -> list[str]:
        """As `/ask` would offer: at most two names, then questions."""
        wanted = fold(typed)[:LONGEST_CHOICE]
        alike = process.extract(wanted, self._folded, scorer=fuzz.WRatio, score_cutoff=50, limit=80)
        alike.sort(key=lambda match: (-_coverage(wanted, match[0]), -match[1], match[2]))
        best: dict[str, str] = {}
        for _, _, place in alike:
            question, statement = self._rows[place]
            best.setdefault(statement, question)
        names = [name for name in self.names(typed)[:2] if fuzz.partial_ratio(wanted, fold(name)) >= 88]
        return [*names, *best.values()][:15]

    def names(self, typed: str) -> list[str]:
        """As `/actor` would offer."""
        wanted = fold(typed)[:LONGEST_CHOICE]
        best: dict[str, float] = {}
        for spelling, score, place in process.extract(
            wanted, self._spellings, scorer=fuzz.WRatio, score_cutoff=62, limit=40
        ):
            name = self._names[place][1]
            began = 20 if spelling.startswith(wanted) or f" {wanted}" in spelling else 0
            best[name] = max(best.get(name, 0.0), score + began)
        return sorted(best, key=lambda name: -best[name])[:25]


def _coverage(wanted: str, question: str) -> float:
    typed, words = wanted.split(), question.split()
    return sum(max(100.0 if each.startswith(word) else fuzz.ratio(word, each) for each in words) for word in typed)


@dataclass(frozen=True)
class Typed:
    """What somebody has typed, and what for."""

    text: str
    meant: str
    kind: str
    misspelt: bool


def typed_beginnings(meant: Sequence[str], kind: str, chance: random.Random) -> Iterator[Typed]:
    """A beginning of each text, every second one with a typing mistake."""
    for place, text in enumerate(meant):
        cut = text[: chance.randint(min(SHORTEST_TYPED, len(text)), len(text))].strip()
        yield Typed(mistyped(cut, chance) if place % 2 else cut, text, kind, bool(place % 2))


def mistyped(text: str, chance: random.Random) -> str:
    """The text with one typing mistake in one of its longer words: a letter left out, added, changed or exchanged."""
    parts = text.split()
    long = [place for place, word in enumerate(parts) if len(word) >= SHORTEST_TYPED]
    if not long:
        return text
    place = chance.choice(long)
    word = parts[place]
    at, letter = chance.randrange(len(word) - 1), chance.choice(LETTERS)
    parts[place] = chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(parts)


def found(rows: Sequence[Typed], offer: Offer, named: Mapping[str, str]) -> str:
    """How many of the beginnings are followed by what was meant; and by its statement, if `named` knows it."""
    choices = [list(offer(row.text)) for row in rows]
    meant = sum(row.meant in each for row, each in zip(rows, choices, strict=True))
    near = [{named.get(text) for text in each} for each in choices]
    statements = [named[row.meant] in each for row, each in zip(rows, near, strict=True) if row.meant in named]
    return f"{meant} / {sum(statements)}" if statements else f"{meant}"


def alike(rows: Sequence[Typed], offer: Offer, other: Offer) -> str:
    """How many of the other way's first five choices stand among the first five."""
    first = [(set(offer(row.text)[:5]), set(other(row.text)[:5])) for row in rows]
    return f"{np.mean([len(mine & theirs) / max(1, len(theirs)) for mine, theirs in first]):.0%}"


def compare(base: FactBase, sample: int, chance: random.Random) -> None:
    """Prints what both ways find of questions and names of the base."""
    presenter, directory, exhaustive = Presenter(base), Directory(base), Exhaustive(base)
    suggestions = Suggestions(presenter)
    named = statements_of(base)
    names = [clean(actor.name) for actor in presenter.speakers]
    typed = [
        *typed_beginnings(chance.sample(list(named), sample - sample // 3), "question", chance),
        *typed_beginnings(chance.choices(names, k=sample // 3), "name", chance),
    ]
    ways: tuple[tuple[str, str, Offer, Offer], ...] = (
        ("question", "/ask", suggestions.for_text, exhaustive.questions),
        ("name", "/ask", suggestions.for_text, exhaustive.questions),
        ("name", "/actor", lambda text: [name for _, name in directory.speakers.near(text, 25)], exhaustive.names),
    )
    print(ROW.format("typed", "", "number", "found", "by comparing", "top 5 alike"))
    for kind, command, offer, other in ways:
        for misspelt in (False, True):
            rows = [row for row in typed if row.kind == kind and row.misspelt is misspelt]
            shown = f"{kind}, {'misspelt' if misspelt else 'as it is'}"
            numbers = (len(rows), found(rows, offer, named), found(rows, other, named), alike(rows, offer, other))
            print(ROW.format(shown, command, *numbers), flush=True)


def compare_unknown(base: FactBase, sample: int, chance: random.Random) -> None:
    """Prints how often both ways lead from a question that the base does not hold to the statement it is about."""
    kept = {
        key: replace(each, questions=tuple(question for question in each.questions if chance.random() < 0.8))
        for key, each in base.statements.items()
    }
    smaller = replace(base, statements=kept)
    named, remaining = statements_of(base), statements_of(smaller)
    removed = chance.sample([question for question in named if question not in remaining], sample)
    typed = [(mistyped(text[: chance.randint(len(text) // 2, len(text))], chance), named[text]) for text in removed]
    for way, offer in (
        ("index", Suggestions(Presenter(smaller)).for_text),
        ("comparing", Exhaustive(smaller).questions),
    ):
        choices = [[remaining[choice] for choice in offer(text) if choice in remaining] for text, _ in typed]
        held = [
            sum(statement in each[:first] for (_, statement), each in zip(typed, choices, strict=True))
            for first in (1, 5, 15)
        ]
        print(
            f"{way}: of {sample} questions not in the base, statement first of the questions / in 5 / in 15: {held}",
            flush=True,
        )


def statements_of(base: FactBase) -> dict[str, str]:
    """The questions that may be offered, with their statements."""
    rows = ((clean(question), each.id) for each in base.statements.values() for question in each.questions)
    return {question: key for question, key in rows if 0 < units(question) <= LONGEST_CHOICE}


def timed(offer: Callable[[str], object], typed: Sequence[str]) -> str:
    """Median, 95th and 99th percentile of the time of one key."""
    times = []
    for text in typed:
        began = time.process_time()
        offer(text)
        times.append(1000 * (time.process_time() - began))
    median, high, highest = np.quantile(times, (0.5, 0.95, 0.99))
    return f"p50 {median:.2f} ms, p95 {high:.2f} ms, p99 {highest:.2f} ms"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge.yaml"))
    parser.add_argument("--sample", type=int, default=300, help="beginnings typed")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    base = load_fact_base(arguments.knowledge)
    chance = random.Random(arguments.seed)
    compare(base, arguments.sample, chance)
    compare_unknown(base, arguments.sample, chance)
    asked = [mistyped(question, chance) for question in chance.sample(list(statements_of(base)), 40)]
    keys = [question[:length] for question in asked for length in range(1, min(len(question), 60))]
    names = [actor.name[:length] for actor in Presenter(base).speakers for length in range(1, len(actor.name))]
    began = time.process_time()
    suggestions, speakers = Suggestions(Presenter(base)), Directory(base).speakers
    print(f"built in {time.process_time() - began:.2f} s")
    print(f"/ask, {len(keys)} keys: {timed(suggestions.for_text, keys)}")
    fresh = iter([Suggestions(Presenter(base)) for _ in asked])
    print(f"/ask, nothing remembered: {timed(lambda text: next(fresh).for_text(text), asked)}")
    print(f"/actor, {len(names)} keys: {timed(lambda text: speakers.near(text, 25), names)}")
    print(f"/ask, comparing: {timed(Exhaustive(base).questions, keys[::10])}")


if __name__ == "__main__":
    main()
