"""Who: actors found by what was typed, or added with the few fields that they need."""

from __future__ import annotations

from typing import Any

from bot.cli.adding.dialogue import Dialogue, Refused, chosen
from bot.cli.adding.draft import Draft
from bot.cli.adding.fields import checked, explanation, field, meanings
from bot.cli.adding.proposals import actors_like, slug, unused
from bot.knowledge import Actor, ActorKind, FactBaseError
from bot.knowledge.words import fold

__all__ = ["People"]

_NEW = "new"
_OTHER = "other"


class People:
    """Asks for actors."""

    def __init__(self, dialogue: Dialogue, draft: Draft) -> None:
        self._dialogue = dialogue
        self._draft = draft

    def several(self, prompt: str, help_: list[str]) -> list[str]:
        """Ask for one actor, or for some with ';' between them. Their ids."""
        while True:
            typed = self._dialogue.needed(prompt, help_, str)
            ids = [self.find(each.strip()) for each in typed.split(";") if each.strip()]
            if ids and None not in ids:
                return list(dict.fromkeys(each for each in ids if each))

    def one(self, prompt: str, help_: list[str]) -> str | None:
        """Ask for one actor, or nobody. The id."""
        while True:
            typed = self._dialogue.ask(prompt, help_, str, optional=True)
            if typed is None:
                return None
            found = self.find(typed)
            if found is not None:
                return found

    def find(self, typed: str) -> str | None:
        """The id of whoever is meant; None if another name is to be typed."""
        if not any(letter.isalpha() for letter in typed):
            self._dialogue.say(f"! '{typed}' is no name; type a name, however roughly.")
            return None
        likely = actors_like(self._draft.base, typed)
        if len(likely) == 1 and self._is_exact(likely[0], typed):
            self._dialogue.say(f"= {_described(likely[0])}")
            return likely[0].id
        options = {actor.id: _described(actor) for actor in likely}
        options |= {_NEW: f"somebody who is not in the base yet: {typed}", _OTHER: "type another name"}
        first = likely[0].id if likely else _NEW
        self._dialogue.say(f"Nobody is called exactly '{typed}'.")
        choice = self._dialogue.choose("Who is it?", ["A number, or one of the words."], options, default=first)
        if choice == _OTHER:
            return None
        return self._new(typed) if choice == _NEW else choice

    @staticmethod
    def _is_exact(actor: Actor, typed: str) -> bool:
        return typed == actor.id or fold(typed) in {fold(name) for name in (actor.name, *actor.aliases)}

    def _new(self, typed: str) -> str:
        """Ask for the fields of a new actor and add it."""
        dialogue, base = self._dialogue, self._draft.base
        dialogue.title("A new actor")
        name = self._text("name", "Full name, as readers see it?", default=typed)
        options = meanings("actors", "kind")
        kind = dialogue.choose("What sort of actor?", explanation("actors", "kind"), options, default="person")
        values: dict[str, Any] = {"id": None, "kind": kind, "name": name}
        person = kind == ActorKind.PERSON
        if person:
            genders = meanings("actors", "gender")
            prompt = "Gender (m, f, empty: not known)?"
            values["gender"] = dialogue.ask(
                prompt, explanation("actors", "gender"), lambda line: chosen(line, list(genders)), optional=True
            )
        surname = name.split()[-1]
        free = person and len(name.split()) > 1 and self._owner(surname) is None
        values["aliases"] = dialogue.ask(
            "Other names and spellings, with commas between?",
            explanation("actors", "aliases"),
            self._aliases,
            default=surname if free else None,
            optional=True,
        )
        values["affiliation"] = self.one("Of which state or body (empty: none)?", explanation("actors", "affiliation"))
        role = self._role() if person else None
        values["roles"] = [role] if role else None
        values["id"] = dialogue.needed("Its id?", explanation("actors", "id"), self._id, default=self._free_id(name))
        try:
            self._draft.add("actors", {key: value for key, value in values.items() if value})
        except FactBaseError as error:
            dialogue.say("! This actor cannot stand in the base:", *(each.message for each in error.problems))
            return self._new(typed)
        dialogue.say(f"= {name} ({values['id']}) is noted; now on with the statement.")
        assert set(self._draft.base.actors) - set(base.actors) == {values["id"]}
        return str(values["id"])

    def _role(self) -> dict[str, str] | None:
        help_ = explanation("actors", "roles")
        title = self._dialogue.ask(
            "The role when it was said (such as 'Foreign Minister of Norland')?",
            help_,
            lambda line: checked(line, field("statements", "role").kind),
            optional=True,
        )
        if title is None:
            return None
        kind = field("statements", "date").kind
        role = {"title": title}
        for key, prompt in (
            ("from", "Held since (empty: not known)?"),
            ("to", "Until (empty: goes on, or not known)?"),
        ):
            when = self._dialogue.ask(prompt, help_, lambda line: checked(line, kind), optional=True)
            if when is not None:
                role[key] = when
        return role

    def _text(self, name: str, prompt: str, default: str | None = None) -> str:
        kind = field("actors", name).kind
        return self._dialogue.needed(
            prompt, explanation("actors", name), lambda line: checked(line, kind), default=default
        )

    def _aliases(self, line: str) -> list[str]:
        aliases = [checked(each.strip(), field("actors", "name").kind) for each in line.split(",") if each.strip()]
        for alias in aliases:
            owner = self._owner(alias)
            if owner is not None:
                raise Refused(f"'{alias}' is a name of {owner} already; it must lead to one actor only.")
        return list(dict.fromkeys(aliases))

    def _owner(self, name: str) -> str | None:
        """Whose name it is already."""
        for actor in self._draft.base.actors.values():
            if fold(name) in {fold(each) for each in (actor.name, *actor.aliases)}:
                return actor.id
        return None

    def _id(self, line: str) -> str:
        identifier = checked(line, field("actors", "id").kind)
        if identifier in self._draft.base.actors:
            raise Refused(f"There is a {identifier} already; an id names one actor for ever.")
        return identifier

    def _free_id(self, name: str) -> str:
        return unused(slug(name) or "actor", self._draft.base.actors)


def _described(actor: Actor) -> str:
    role = f", {actor.roles[-1].title}" if actor.roles else "" if actor.kind is ActorKind.PERSON else f", {actor.kind}"
    return f"{actor.name}{role} ({actor.id})"
