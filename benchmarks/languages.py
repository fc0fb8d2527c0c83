"""How surely and how often the language of a question is told: by small words, by py3langid, and by both.

    pip install py3langid
    python benchmarks/languages.py [--knowledge knowledge.yaml] [--sentences DIR]

Asked are the questions of `tests/evaluation`, each of which names its language; the words were chosen on the first two
files. *Answered* is the share that got a language, *wrong* how many of these got another than their own. *Names* are
the names of the people, states and outlets of the base, as they are and in lower case: none should get a language.

`DIR` holds a file for each language, one sentence a line, called by its ISO 639-1 code (`nl.txt`), as in the folder
`language-testdata/sentences` of lingua-py; even lines were looked at while the words were chosen, so the odd ones are
asked, cut to their first five words. *Others* is the share of those in languages that cannot be told that were told all
the same. Without py3langid only the first way is measured.

A way's time is the processor's for one question; its memory is not measured here.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bot.answering.language import LANGUAGES, language_of
from bot.knowledge import ActorKind, FactBase, load_fact_base

EVALUATION = Path(__file__).resolve().parent.parent / "tests" / "evaluation"
SEEN = ("development.jsonl", "negatives.jsonl")
HELD_OUT = ("held_out.jsonl", "held_out_2026.jsonl")
NAMED = (ActorKind.PERSON, ActorKind.STATE, ActorKind.OUTLET)
CUT = 5
"""Words of a sentence that are asked."""

SURE_OF_EIGHT = (0.5, 0.7, 0.9)
SURE_OF_ALL = (0.3, 0.5)
ROW = "{:<28}{:>8}{:>9}{:>8}{:>9}{:>8}{:>9}"

Way = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Asked:
    """A text and the language it is in."""

    text: str
    language: str


def questions(names: Sequence[str]) -> list[Asked]:
    """The questions of some files of `tests/evaluation`."""
    lines = [line for name in names for line in (EVALUATION / name).read_text(encoding="utf-8").splitlines()]
    return [Asked(row["q"], row["lang"]) for row in map(json.loads, lines)]


def sentences(folder: Path) -> Iterator[Asked]:
    """The beginnings of every second sentence of a folder."""
    for file in sorted(folder.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines()[1::2]:
            yield Asked(" ".join(line.split()[:CUT]), file.stem)


def names_of(base: FactBase) -> list[str]:
    """The names of people, states and outlets, as they are and in lower case."""
    names = [actor.name for actor in base.actors.values() if actor.kind in NAMED]
    return [*names, *map(str.lower, names)]


def by_py3langid(sure: float, *, of_eight: bool) -> Way:
    """py3langid, told the eight languages only or not, where it is as sure as that.

    Raises:
        ImportError: if it is not installed.
    """
    model = importlib.import_module("py3langid.langid")
    identifier = model.LanguageIdentifier.from_model_file(model.MODEL_FILE, norm_probs=True)
    if of_eight:
        identifier.set_languages(LANGUAGES)

    def told(text: str) -> str | None:
        language, probability = identifier.classify(text)
        return str(language) if language in LANGUAGES and probability >= sure else None

    return told


def first_of(way: Way, other: Way) -> Way:
    """The one way, and the other where the first is unsure."""
    return lambda text: way(text) or other(text)


def ways() -> Iterator[tuple[str, Way]]:
    """What is compared."""
    yield "small words", language_of
    try:
        for sure in SURE_OF_EIGHT:
            yield f"py3langid of eight, {sure}", by_py3langid(sure, of_eight=True)
        for sure in SURE_OF_ALL:
            yield f"py3langid of all, {sure}", by_py3langid(sure, of_eight=False)
        for sure in SURE_OF_ALL:
            yield f"both, {sure}", first_of(language_of, by_py3langid(sure, of_eight=False))
    except ImportError:
        print("py3langid is not installed; only the first way is measured")


def measured(way: Way, asked: Sequence[Asked]) -> tuple[str, int]:
    """The share of texts for which a language was told, and how many got a wrong one."""
    told = [(way(each.text), each.language) for each in asked]
    answered = [pair for pair in told if pair[0] is not None]
    return f"{len(answered) / max(1, len(told)):.1%}", sum(found != language for found, language in answered)


def milliseconds(way: Way, asked: Sequence[Asked]) -> float:
    """Processor time for one question, in milliseconds."""
    began = time.process_time()
    for each in asked:
        way(each.text)
    return 1000 * (time.process_time() - began) / len(asked)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--knowledge", type=Path, default=Path("knowledge.yaml"))
    parser.add_argument("--sentences", type=Path, help="folder of sentences by language")
    arguments = parser.parse_args()
    named = [Asked(name, "") for name in names_of(load_fact_base(arguments.knowledge))]
    told_apart = list(ways())
    for title, files in (("development and negatives", SEEN), ("held out", HELD_OUT)):
        asked = questions(files)
        english = [each for each in asked if each.language == "en"]
        others = [each for each in asked if each.language != "en"]
        print(f"\n{title}: {len(english)} in English, {len(others)} in the other seven, {len(named)} names")
        print(ROW.format("", "English", "wrong", "others", "wrong", "names", "ms"))
        for name, way in told_apart:
            counts = (*measured(way, english), *measured(way, others), measured(way, named)[1])
            print(ROW.format(name, *counts, f"{milliseconds(way, asked):.3f}"), flush=True)
    if arguments.sentences:
        asked = list(sentences(arguments.sentences))
        eight = [each for each in asked if each.language in LANGUAGES]
        others = [each for each in asked if each.language not in LANGUAGES]
        print(f"\nbeginnings: {len(eight)} in the eight languages, {len(others)} in others")
        print(ROW.format("", "eight", "wrong", "others", "", "", ""))
        for name, way in told_apart:
            print(ROW.format(name, *measured(way, eight), measured(way, others)[0], "", "", ""), flush=True)


if __name__ == "__main__":
    main()
