from typing import Any

import pytest

from bot.presenting.limits import choices_problems, command_problems, message_problems, modal_problems


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "a", "custom_id": "a", **more}


def row(*components: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(components)}


def select(number_of_options: int, **more: Any) -> dict[str, Any]:
    entries = [{"label": "a", "value": str(number)} for number in range(number_of_options)]
    return {"type": 3, "custom_id": "s", "options": entries, **more}


def text(content: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": 10, "content": content, **more}


def section(*texts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 9, "components": list(texts), "accessory": button(), **more}


def container(*components: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": 17, "components": list(components), **more}


def gallery(number_of_pictures: int, **more: Any) -> dict[str, Any]:
    return {"type": 12, "items": [{"media": {"url": "attachment://a.png"}, **more}] * number_of_pictures}


def newer(*components: dict[str, Any]) -> dict[str, Any]:
    return {"flags": 1 << 15, "components": list(components)}


def test_a_message_within_the_limits_has_no_problems() -> None:
    embed = {"title": "x" * 256, "description": "x" * 4096, "fields": [{"name": "a", "value": "b" * 1024}]}
    many = row(*(button(custom_id=str(number)) for number in range(5)))
    assert message_problems({"content": "x" * 2000, "embeds": [embed], "components": [many]}) == []


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({}, "the message is empty"),
        ({"content": "x" * 2001}, "content has 2001 characters, 2000 are allowed"),
        ({"content": "😀" * 1001}, "content has 2002 characters, 2000 are allowed"),
        ({"embeds": [{"title": "x"}] * 11}, "message: 11 embeds, 10 are allowed"),
        ({"embeds": [{"title": "x" * 257}]}, "title of embed 1 has 257 characters, 256 are allowed"),
        ({"embeds": [{"description": "x" * 4097}]}, "description of embed 1 has 4097 characters, 4096 are allowed"),
        ({"embeds": [{}]}, "embed 1 is empty"),
        ({"embeds": [{"author": {"name": "x" * 257}}]}, "author of embed 1 has 257 characters, 256 are allowed"),
        ({"embeds": [{"footer": {"text": "x" * 2049}}]}, "footer of embed 1 has 2049 characters, 2048 are allowed"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds together: 6002 characters, 6000 are allowed"),
        ({"embeds": [{"fields": [{"name": "", "value": "a"}]}]}, "name of field 1 of embed 1 is missing"),
        ({"embeds": [{"fields": [{"name": "a", "value": "x" * 1025}]}]}, "value of field 1 of embed 1 has 1025"),
        ({"embeds": [{"fields": [{"name": "a", "value": "b"}] * 26}]}, "embed 1: 26 fields, 25 are allowed"),
        ({"components": [row(button())] * 6}, "message: 6 rows of components, 5 are allowed"),
        ({"components": [row(*[button()] * 6)]}, "row of components: 6 components, 5 are allowed"),
        ({"components": [row()]}, "a row of components is empty"),
        ({"components": [row(button(), button())]}, "custom_id 'a' is used twice in one message"),
        ({"components": [row(button(custom_id="x" * 101))]}, "custom_id has 101 characters, 100 are allowed"),
        ({"components": [row(button(custom_id=None))]}, "a button has no custom_id"),
        ({"components": [row(button(label="x" * 81))]}, "button label has 81 characters, 80 are allowed"),
        ({"components": [row(button(label=""))]}, "a button has neither label nor emoji"),
        ({"components": [row(button(style=5, url="x" * 513, custom_id=None))]}, "link of a button has 513 characters"),
        ({"components": [row(select(26))]}, "select: 26 options, 25 are allowed"),
        ({"components": [row(select(0))]}, "a select has no options"),
        ({"components": [row(select(2, placeholder="x" * 151))]}, "select placeholder has 151 characters"),
        ({"components": [row(select(2), button())]}, "a select shares its row with another component"),
        (
            {"components": [row(select(0, options=[{"label": "x" * 101, "value": "1"}] * 2))]},
            "a select has two options with the same value",
        ),
        ({"components": [text()]}, "a component of type 10 cannot stand in a message"),
        ({"components": [row(text())]}, "a component of type 10 cannot stand in a row"),
    ],
)  # fmt: skip
def test_each_limit_of_a_message_is_named(payload: dict[str, Any], said: str) -> None:
    assert any(problem.startswith(said) for problem in message_problems(payload)), message_problems(payload)


def test_a_message_of_components_within_the_limits_has_no_problems() -> None:
    beside = section(text("x", id=7), text("y"), text("z"), accessory=button(custom_id="b"))
    inside = container(text("x" * 3900), beside, {"type": 14}, gallery(10, description="x" * 1024), accent_color=0)
    assert message_problems(newer(text("a"), inside, row(button()), row(select(25)))) == []


@pytest.mark.parametrize(
    ("payload", "said"),
    [
        ({**newer(text()), "content": "x"}, "a message with components V2 has content or embeds"),
        ({**newer(text()), "embeds": [{"title": "x"}]}, "a message with components V2 has content or embeds"),
        (newer(), "a message with components V2 has no components"),
        (newer(*[text()] * 41), "message: 41 components, 40 are allowed"),
        (newer(container(*[section(text())] * 14)), "message: 43 components, 40 are allowed"),
        (newer(text("x" * 2001), section(text("x" * 2000))), "text of components: 4001 characters, 4000 are allowed"),
        (newer(text("😀" * 2001)), "text of components: 4002 characters, 4000 are allowed"),
        (newer(text("€" * 3390)), "text of components: 10182 bytes, 10170 are allowed"),
        (newer(text(" \n")), "a text is empty"),
        (newer(text(id=1), text(id=1)), "id 1 is used twice in one message"),
        (newer(text(id=1 << 31)), "id 2147483648 is not a positive number of 32 bits"),
        (newer(button()), "a component of type 2 cannot stand in a message"),
        (newer(container()), "a container is empty"),
        (newer(container(container(text()))), "a component of type 17 cannot stand in a container"),
        (newer(container(text(), accent_color=1 << 24)), "the colour of a container is none"),
        (newer(section()), "a section has no text"),
        (newer(section(*[text()] * 4)), "section: 4 texts, 3 are allowed"),
        (newer(section(row(button()))), "a component of type 1 cannot stand in a section"),
        (newer(section(text(), accessory=None)), "a section has nothing beside its text"),
        (newer(section(text(), accessory=text())), "a component of type 10 cannot stand in a section beside its text"),
        (newer(section(text()), section(text())), "custom_id 'a' is used twice in one message"),
        (newer(section(text(), accessory=button(label="x" * 81))), "button label has 81 characters, 80 are allowed"),
        (newer(gallery(0)), "a gallery is empty"),
        (newer(gallery(11)), "gallery: 11 pictures, 10 are allowed"),
        (newer(gallery(1, description="x" * 1025)), "description of a picture has 1025 characters, 1024 are allowed"),
        (newer(gallery(1, media={})), "address of a picture is missing"),
        (newer(section(text(), accessory={"type": 11, "media": {}})), "address of a picture is missing"),
        (newer(row({"type": 5, "custom_id": "u", "placeholder": "x" * 151})), "select placeholder has 151 characters"),
    ],
)  # fmt: skip
def test_each_limit_of_a_message_of_components_is_named(payload: dict[str, Any], said: str) -> None:
    assert any(problem.startswith(said) for problem in message_problems(payload)), message_problems(payload)


def test_forty_components_are_allowed_those_within_others_counted() -> None:
    sections = [section(text(), accessory=button(custom_id=str(number))) for number in range(13)]
    assert message_problems(newer(container(*sections))) == []


def test_choices_are_few_and_short() -> None:
    assert choices_problems([{"name": "x" * 100, "value": "y" * 100}] * 25) == []
    found = choices_problems([{"name": "x" * 101, "value": "y" * 101}] * 26)
    assert found[:3] == [
        "choices: 26 entries, 25 are allowed",
        "name of choice 1 has 101 characters, 100 are allowed",
        "value of choice 1 has 101 characters, 100 are allowed",
    ]


def test_modals_are_small() -> None:
    text = {"type": 4, "custom_id": "a", "label": "x" * 46}
    found = modal_problems({"title": "x" * 46, "custom_id": "m", "components": [row(text)] * 6})
    assert "modal title has 46 characters, 45 are allowed" in found
    assert "modal: 6 components, 5 are allowed" in found
    assert "text input label has 46 characters, 45 are allowed" in found


def test_commands_have_names_that_discord_takes() -> None:
    option = {"name": "Question", "description": "", "choices": []}
    found = command_problems([{"name": "Ask me", "description": "x" * 101, "options": [option] * 26}])
    assert "command 'Ask me': the name must be 1 to 32 lower-case letters, digits, - or _" in found
    assert "description of command 'Ask me' has 101 characters, 100 are allowed" in found
    assert "command 'Ask me': 26 options, 25 are allowed" in found
    assert any(problem.startswith("option 'Question'") for problem in found)


def test_the_words_of_one_command_have_a_limit_together() -> None:
    choices = [{"name": "x" * 100, "value": "y" * 100}] * 25
    options = [{"name": f"option{n}", "description": "z" * 100, "choices": choices} for n in range(2)]
    assert "command 'ask': 10218 characters in all, 8000 are allowed" in command_problems(
        [{"name": "ask", "description": "x", "options": options}]
    )
