from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.records import Records, ServerSettings
from tests.records.places import ANN, Place, at_once

IDS = st.frozensets(st.integers(0, 2**63 - 1), max_size=5)
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "language": st.sampled_from([None, "en", "de", "uk"]),
        "style": st.sampled_from([None, "short"]),
        "private": st.booleans(),
        "pictures": st.booleans(),
        "answer_channels": IDS,
        "roles": IDS,
        "muted": st.booleans(),
        "corrections": st.booleans(),
    },
)


def test_a_server_that_decided_nothing_has_the_defaults(records: Records) -> None:
    assert records.servers.read(1) == ServerSettings(
        language=None,
        style=None,
        private=False,
        pictures=True,
        answer_channels=frozenset(),
        roles=frozenset(),
        muted=False,
        corrections=False,
    )


def test_only_what_is_named_changes_and_it_is_there_at_the_next_start(place: Place) -> None:
    records = place.open()
    records.servers.change(1, language="de", answer_channels=frozenset({2**62, 5}))
    changed = records.servers.change(1, muted=True)
    assert changed == ServerSettings(language="de", answer_channels=frozenset({2**62, 5}), muted=True)
    servers = place.restart().servers
    assert servers.read(1) == changed
    assert servers.read(2) == ServerSettings()


def test_a_setting_can_be_given_back_to_the_bot(records: Records) -> None:
    records.servers.change(1, language="de")
    assert records.servers.change(1, language=None) == ServerSettings()


def test_changing_nothing_changes_nothing(records: Records) -> None:
    assert records.servers.change(1) == ServerSettings()
    records.servers.change(1, muted=True)
    assert records.servers.change(1) == ServerSettings(muted=True)


def test_a_setting_nobody_knows_is_refused(records: Records) -> None:
    wrong: Any = {"colour": "red"}
    with pytest.raises(TypeError):
        records.servers.change(1, **wrong)
    with pytest.raises(TypeError):
        records.servers.change(1, **{"guild_id": 2, **wrong})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(all_changes=st.lists(CHANGES, max_size=4))
def test_the_last_change_of_each_setting_counts(records: Records, all_changes: list[Any]) -> None:
    records.servers.forget(1)
    expected: dict[str, Any] = {}
    for changes in all_changes:
        expected |= changes
        assert records.servers.change(1, **changes) == ServerSettings(**expected)
    assert records.servers.read(1) == ServerSettings(**expected)


def test_different_settings_changed_at_once_are_all_changed(place: Place) -> None:
    changes: list[Any] = [{"language": "de"}, {"style": "short"}, {"muted": True}, {"private": True}]
    both = [place.open(), place.open()]
    at_once(20, lambda number: both[number % 2].servers.change(1, **changes[number % 4]))
    assert both[0].servers.read(1) == ServerSettings(language="de", style="short", muted=True, private=True)


def test_nothing_stays_of_a_server_that_is_left(records: Records) -> None:
    for guild, message in ((1, 10), (2, 20)):
        records.servers.change(guild, muted=True)
        records.shown.remember(message, 5, guild, None, None, ["a"])
        records.votes.vote(message, ANN, "a", True)
    records.servers.forget(1)
    assert records.servers.read(1) == ServerSettings()
    assert records.servers.read(2).muted
    assert [message.message_id for message in records.shown.showing("a")] == [20]
    assert records.votes.tally(10).useful == 0
    assert records.votes.tally(20).useful == 1
