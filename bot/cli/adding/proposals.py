"""What the answers so far suggest for the next: who may be meant, which topics, which id, what is there already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process

from bot.knowledge import Actor, ActorKind, FactBase, PartialDate, Source, Statement
from bot.knowledge.words import content_stems, fold, stems
from bot.matching.folding import fold as fold_any_script
from bot.matching.lexicon import Lexicon
from bot.matching.phrases import PhraseIndex
from bot.matching.tokens import words

__all__ = [
    "actors_like",
    "actors_named_in",
    "notions_in",
    "same_outlet",
    "similar_statements",
    "slug",
    "sources_like",
    "statement_id",
    "topics_of_like_statements",
    "unused",
]

_LIKE = 75.0
"""Likeness, of 100, from which a name or an outlet is proposed for what was typed."""
_SHOWN = 6
_NAME = 3
"""Letters from which a name can be known although it is misspelt."""
_NEIGHBOURS = 8
"""Statements in like words whose topics are proposed too."""

SHARED_WORDS = 0.4
"""Share of the shorter statement's words from which two of one speaker may be one: of the 1,378 pairs of one speaker
in the project's base 42 reach it, and none of those is said twice."""
FEWEST_SHARED = 3
"""Words that must be shared at least: of a short statement one word is a large share."""
SAME_DAY = 0.1
"""What is added to that share where the dates allow both to have been said at once."""
SAME_QUOTE = 85.0
"""Likeness, of 100, from which two quotes are taken for renderings of one."""


def actors_like(base: FactBase, typed: str) -> list[Actor]:
    """Who may be meant, best first; one alone where the name or the id is exactly somebody's."""
    if typed in base.actors:
        return [base.actors[typed]]
    wanted = _name(typed)
    best: dict[str, float] = {}
    for actor in base.actors.values():
        names = [_name(each) for each in (actor.name, *actor.aliases)]
        if wanted in names:
            return [actor]
        # Not WRatio: it finds NATO within Anatol.
        found = process.extractOne(wanted, names, scorer=fuzz.token_ratio, score_cutoff=_LIKE)
        if found is not None and len(found[0]) >= _NAME and len(wanted) >= _NAME:
            best[actor.id] = found[1]
    speakers = base.statements_by_actor
    ranked = sorted(best, key=lambda key: (-best[key], -len(speakers.get(key, ())), key))
    return [base.actors[key] for key in ranked[:_SHOWN]]


def _name(text: str) -> str:
    return fold_any_script(text.replace("*", ""))


def actors_named_in(base: FactBase, text: str, but: Iterable[str] = ()) -> list[str]:
    """The ids of those whom a text names, in order, without some."""
    index = PhraseIndex(lambda name: words(fold_any_script(name)))
    for actor in base.actors.values():
        for name in (actor.name, *actor.aliases):
            index.add(name, actor.id)
    found = (find.values for find in index.find_longest(words(fold_any_script(text))))
    return [key for key in dict.fromkeys(values[0] for values in found if len(values) == 1) if key not in set(but)]


def notions_in(base: FactBase, kind: str, text: str) -> list[str]:
    """The ids of the topics or deployments (`kind`) whose words a text uses, most used first."""
    found = Lexicon(base).read(words(fold_any_script(text))).found
    named = Counter(value.partition(":")[2] for find in found for value in find.values if value.startswith(f"{kind}:"))
    return [identifier for identifier, _ in named.most_common()]


def topics_of_like_statements(base: FactBase, text: str, deployment: str | None) -> list[str]:
    """The ids of the topics of statements on the same deployment in the rarest words of a text, the likeliest first."""
    mine = content_stems(text)
    theirs = {
        statement.id: content_stems(statement.statement)
        for statement in base.statements.values()
        if (statement.deployment.id if statement.deployment else None) == deployment
    }
    used = Counter(stem for stems_ in theirs.values() for stem in stems_)
    weights = {stem: log(1 + len(theirs) / used[stem]) for stem in mine if stem in used}
    scores = {key: sum(weights[stem] for stem in weights.keys() & stems_) for key, stems_ in theirs.items()}
    found: Counter[str] = Counter()
    for key in sorted(scores, key=lambda key: (-scores[key], key))[:_NEIGHBOURS]:
        found.update(topic.id for topic in base.statements[key].topics if scores[key])
    return [topic for topic, _ in found.most_common()]


def similar_statements(base: FactBase, draft: Statement) -> list[Statement]:
    """Statements of the same speakers that may be the same utterance, most alike first."""
    mine = _own_words(draft)
    scored = []
    speakers = [statement for actor in draft.actors for statement in base.statements_by_actor.get(actor.id, ())]
    for other in dict.fromkeys(speakers):
        theirs = _own_words(other)
        common = len(mine & theirs)
        shared = common / min(len(mine), len(theirs)) if common >= FEWEST_SHARED else 0.0
        shared += SAME_DAY * (shared > 0) * _may_be_one_day(draft.date, other.date)
        quotes = fuzz.partial_ratio(fold(draft.quote), fold(other.quote)) if draft.quote and other.quote else 0.0
        if shared >= SHARED_WORDS or quotes >= SAME_QUOTE:
            scored.append((max(shared, quotes / 100), other))
    return [other for _, other in sorted(scored, key=lambda pair: (-pair[0], pair[1].id))[:3]]


def _own_words(statement: Statement) -> frozenset[str]:
    names = content_stems(" ".join(actor.name for actor in statement.actors))
    return content_stems(f"{statement.statement} {statement.quote or ''}") - names


def _may_be_one_day(one: PartialDate | None, other: PartialDate | None) -> bool:
    return one is not None and other is not None and one.overlaps(other.first_day, other.last_day)


def sources_like(base: FactBase, typed: str) -> list[Source]:
    """The sources that an address, an id, an outlet or a headline may mean, the latest first where several do."""
    if typed in base.sources:
        return [base.sources[typed]]
    if "://" in typed:
        return [source for source in base.sources.values() if _address(source.url) == _address(typed)]
    wanted = fold(typed)
    best: dict[str, float] = {}
    for source in base.sources.values():
        score = max(
            fuzz.token_set_ratio(wanted, fold(source.outlet)),
            fuzz.token_set_ratio(wanted, fold(source.title or "")),
        )
        if score >= _LIKE:
            best[source.id] = round(score, -1)
    ranked = sorted(best, key=lambda key: str(base.sources[key].published or ""), reverse=True)
    return [base.sources[key] for key in sorted(ranked, key=lambda key: -best[key])[:_SHOWN]]


def same_outlet(base: FactBase, typed: str) -> Source | None:
    """A source of the same outlet, by its name or by the site of its address; the last one added."""
    site = urlsplit(typed).netloc.removeprefix("www.") if "://" in typed else None
    for source in reversed(tuple(base.sources.values())):
        theirs = urlsplit(source.url).netloc.removeprefix("www.")
        if theirs == site if site else fold(source.outlet) == fold(typed):
            return source
    return None


def _address(url: str) -> str:
    parts = urlsplit(url.casefold())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def slug(text: str) -> str:
    """A text as an id: small Latin letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold_any_script(text)).strip("-")


def unused(identifier: str, taken: Iterable[str]) -> str:
    """The id, with a number behind it if there is one like it."""
    there = set(taken)
    number, free = 1, identifier
    while free in there:
        number += 1
        free = f"{identifier}-{number}"
    return free


def statement_id(base: FactBase, draft: Statement) -> str:
    """Who, when and two words: those of the statement that fewest others use, in their order."""
    actor = draft.actors[0]
    who = slug(actor.name.split()[-1] if actor.kind is ActorKind.PERSON else actor.id)
    when = [f"{draft.date.year:04d}", *([f"{draft.date.month:02d}"] if draft.date.month else [])] if draft.date else []
    used = Counter(stem for other in base.statements.values() for stem in set(stems(other.statement)))
    names = content_stems(" ".join(each.name for each in base.actors.values()))
    candidates = {
        word: used[stem]
        for word, stem in zip(fold(draft.statement).split(), stems(draft.statement), strict=True)
        if stem in content_stems(draft.statement) - names and word.isalpha() and word.isascii() and 3 < len(word) < 13
    }
    rare = sorted(candidates, key=lambda word: candidates[word])[:2]
    telling = [word for word in candidates if word in rare]
    return unused("-".join([who, *when, *telling]), base.statements)
