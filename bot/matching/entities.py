"""Link the names in a question to the actors of the base: persons, states, offices, bodies, outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.knowledge import ActorKind, FactBase
from bot.matching.folding import fold
from bot.matching.phrases import PhraseIndex
from bot.matching.tokens import words

__all__ = ["EntityLinker", "Mention"]

_ARTICLES = frozenset({"the"})

MINIMUM_FUZZY_LENGTH = 4
"""Shorter words have too many neighbours at one edit to be taken for a misspelt name."""

GIVEN_NAME_FROM = 0.7
"""Similarity from which a word before a surname is taken for the given name that belongs there."""

TWO_EDITS_FROM = 7
"""Letters from which two are allowed to be wrong: "truppe" is not Trump."""

LONG_NAME = 7
"""Letters from which a name can be known by its sound alone, even if the base has nothing of its bearer."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the question, `tokens[start:end]`, and the actors it can mean.

    `similarity` is 1 for a known spelling and lower for a guess at a misspelt one.
    """

    start: int
    end: int
    actors: tuple[str, ...]
    similarity: float = 1.0


def sound_key(word: str) -> str:
    """Reduce a folded word to how it sounds in the languages of the debate.

    Transliterations differ in the same few places (Sikorski, Sikorsky; Peskow, Peskov; Makron, Macron),
    so spellings that differ only there become equal.
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    squeezed = [letter for position, letter in enumerate(word) if position == 0 or letter != word[position - 1]]
    return "".join(squeezed).rstrip("h")


_SOUNDS = (
    ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("cz", "c"), ("ch", "c"), ("sh", "s"), ("sz", "s"), ("zh", "z"),
    ("kh", "h"), ("ph", "f"), ("ts", "z"), ("tz", "z"), ("ck", "c"), ("qu", "c"), ("k", "c"), ("q", "c"),
    ("w", "v"), ("ou", "u"), ("oo", "u"), ("ew", "u"), ("yi", "i"), ("iy", "i"), ("ij", "i"), ("y", "i"),
    ("j", "i"), ("x", "cs"),
)  # fmt: skip


class EntityLinker:
    """Recognise actors by name and alias, exactly first, then by sound, then within an edit or two."""

    def __init__(self, base: FactBase, ordinary_words: Collection[str]) -> None:
        self._ordinary = ordinary_words
        self._index = PhraseIndex(lambda name: words(fold(name)))
        present = {actor.id for s in base.statements.values() for actor in s.actors}
        present |= {key for s in base.statements.values() for key in s.about}
        forms: dict[str, dict[str, None]] = {}
        self._vocabulary: set[str] = set()
        self._present: set[str] = set()
        self._given: dict[str, tuple[str, ...]] = {}
        surnames = Counter(actor.name.split()[-1] for actor in base.actors.values() if actor.kind is ActorKind.PERSON)
        others = {actor.name for actor in base.actors.values() if actor.kind is not ActorKind.PERSON}
        for actor in base.actors.values():
            if actor.kind is ActorKind.PERSON:
                self._given[actor.id] = tuple(words(fold(actor.name)))[:-1]
            surname = actor.name.split()[-1]
            alone = actor.kind is ActorKind.PERSON and surnames[surname] == 1 and surname not in others
            for name in self._names(actor.name, actor.aliases, by_surname=alone):
                pieces = self._index.add(name, actor.id)
                self._vocabulary.update(pieces)
                if actor.id in present:
                    self._present.update(pieces)
                joined = "".join(pieces)
                if len(joined) >= MINIMUM_FUZZY_LENGTH and len(pieces) <= 2:
                    forms.setdefault(joined, {})[actor.id] = None
        self._forms = {form: tuple(actors) for form, actors in forms.items()}
        # Only those whom the base speaks of are recognised with letters wrong: to take a misspelt word for
        # somebody absent would silence the bot for nothing.
        self._form_list = [form for form, actors in self._forms.items() if present.intersection(actors)]
        by_sound: dict[str, dict[str, None]] = {}
        for form, actors in self._forms.items():
            for actor_id in actors:
                if actor_id in present or len(form) >= LONG_NAME:
                    by_sound.setdefault(sound_key(form), {})[actor_id] = None
        self._by_sound = {key: tuple(actors) for key, actors in by_sound.items()}

    @staticmethod
    def _names(name: str, aliases: Sequence[str], *, by_surname: bool) -> list[str]:
        names = [name, *aliases]
        if by_surname and len(name.split()[-1]) >= MINIMUM_FUZZY_LENGTH:
            names.append(name.split()[-1])
        return names

    @property
    def vocabulary(self) -> Collection[str]:
        """Every word of every name: a spelling mender must leave them alone."""
        return self._vocabulary

    @property
    def present_vocabulary(self) -> Collection[str]:
        """The words of the names of those whom the base speaks of: a misspelt word may be meant for one."""
        return self._present

    def link(self, tokens: Sequence[str], *, familiar: Collection[str] = ()) -> list[Mention]:
        """Find the actors named in `tokens`.

        Words in `familiar` (the base's own vocabulary) and ordinary words are never taken for
        misspelt names; see `guess` for that.
        """
        mentions = [
            Mention(found.start, found.end, found.values)
            for found in self._index.find_longest(tokens, articles=_ARTICLES)
        ]
        covered = {position for mention in mentions for position in range(mention.start, mention.end)}
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if position in covered or self._is_plain(token, familiar):
                position += 1
                continue
            pair_free = position + 1 < len(tokens) and position + 1 not in covered
            guess = self.guess(token + tokens[position + 1]) if pair_free and len(tokens[position + 1]) > 1 else None
            width = 2
            if guess is None or guess[1] < 0.9:
                single = self.guess(token)
                if single is not None and (guess is None or single[1] >= guess[1]):
                    guess, width = single, 1
            if guess is None and position > 0 and position - 1 not in covered and len(tokens[position - 1]) > 1:
                guess = self.guess(tokens[position - 1] + token)
                if guess is not None:
                    position, width = position - 1, 2
            if guess is not None:
                mentions.append(Mention(position, position + width, guess[0], guess[1]))
                position += width
            else:
                position += 1
        found = sorted((self._with_given_name(mention, tokens) for mention in mentions), key=lambda m: m.start)
        distinct: list[Mention] = []
        for mention in found:
            before = distinct[-1] if distinct else None
            if before is not None and before.actors == mention.actors and mention.start <= before.end:
                distinct[-1] = replace(before, start=min(before.start, mention.start), end=mention.end)
            else:
                distinct.append(mention)
        return distinct

    def _with_given_name(self, mention: Mention, tokens: Sequence[str]) -> Mention:
        """Take in a misspelt given name before the surname ("margerita robles")."""
        if mention.start == 0 or len(mention.actors) > 1:
            return mention
        before = tokens[mention.start - 1]
        for given in self._given.get(mention.actors[0], ()):
            if len(before) >= MINIMUM_FUZZY_LENGTH and OSA.normalized_similarity(before, given) >= GIVEN_NAME_FROM:
                return replace(mention, start=mention.start - 1)
        return mention

    def _is_plain(self, token: str, familiar: Collection[str]) -> bool:
        return (
            len(token) < MINIMUM_FUZZY_LENGTH
            or token.isdigit()
            or token in self._ordinary
            or token in familiar
            or token in self._vocabulary
        )

    def guess(self, word: str) -> tuple[tuple[str, ...], float] | None:
        """The actors whose name `word` may be a misspelling of, with a similarity, or None.

        One edit is allowed in a short name, two in a longer one, when the first letter or the sound agrees.
        """
        if len(word) < MINIMUM_FUZZY_LENGTH:
            return None
        exact = self._forms.get(word)
        if exact is not None:
            return exact, 1.0
        sound = sound_key(word)
        same_sound = self._by_sound.get(sound)
        if same_sound is not None and len(sound) >= 3:
            return same_sound, 0.95
        allowed = 1 if len(word) < TWO_EDITS_FROM else 2
        near = process.extract(word, self._form_list, scorer=OSA.distance, score_cutoff=allowed, limit=6)
        best: tuple[tuple[str, ...], float] | None = None
        for form, distance, _ in near:
            if min(len(form), len(word)) <= 5 and distance > 1:
                continue
            if form[0] != word[0] and (distance > 1 or sound_key(form)[:1] != sound[:1]) and len(word) < 7:
                continue
            similarity = 1.0 - float(distance) / max(len(form), len(word))
            if best is None or similarity > best[1]:
                best = (self._forms[form], similarity)
            elif similarity == best[1]:
                best = (tuple(dict.fromkeys((*best[0], *self._forms[form]))), similarity)
        return best
