"""The texts of a fact base, cut into words and looked through once for names and notions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge import Statement
from bot.matching.entities import EntityLinker, Mention
from bot.matching.folding import fold
from bot.matching.lexicon import Lexicon
from bot.matching.tokens import words

__all__ = ["StatementTexts", "Text", "read_texts"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text as written, its tokens, the names in it and the notions it speaks of."""

    written: str
    tokens: tuple[str, ...]
    mentions: tuple[Mention, ...]
    notions: tuple[str, ...]

    @property
    def actors(self) -> list[str]:
        """Everybody whom a name in the text can mean."""
        return [actor for mention in self.mentions for actor in mention.actors]

    @property
    def without_names(self) -> str:
        """The text without its names, folded; a text of nothing but names stays as it is."""
        named = {position for mention in self.mentions for position in range(mention.start, mention.end)}
        kept = [token for position, token in enumerate(self.tokens) if position not in named]
        return " ".join(kept or self.tokens)


@dataclass(frozen=True, slots=True)
class StatementTexts:
    """What a statement says, how it reached us, and the questions filed for it."""

    own: Text
    beside: Text
    channel: Text
    questions: tuple[Text, ...]


def read_texts(statements: Sequence[Statement], linker: EntityLinker, lexicon: Lexicon) -> list[StatementTexts]:
    """Read the texts of every statement; in curated texts no word is taken for a misspelt name."""

    def read(written: str) -> Text:
        tokens = tuple(words(fold(written)))
        return Text(written, tokens, tuple(linker.link(tokens, familiar=tokens)), lexicon.read(tokens).ids)

    def read_one(statement: Statement) -> StatementTexts:
        sources = [citation.source for citation in statement.citations]
        outlets = (f"{source.outlet} ; {source.via or ''}" for source in sources)
        topics = (topic.name for topic in statement.topics)
        return StatementTexts(
            own=read(f"{statement.statement} {statement.quote or ''}"),
            beside=read(" ".join((statement.place or "", statement.via or "", *topics))),
            channel=read(" ; ".join((statement.via or "", *outlets))),
            questions=tuple(read(question) for question in statement.questions),
        )

    return [read_one(statement) for statement in statements]
