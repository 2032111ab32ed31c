"""What windows say where the command line would name a command, or show an error as the network gave it."""

from datetime import timedelta

import pytest

from batotray.core.commands import Failed
from batotray.ui.window_words import WindowWords
from batotray.wording import Wording
from tests.builders import NOW


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (
            Failed("source", "host_unreachable", {"host": "api.mangadex.org", "detail": "ConnectError: [Errno -2]"}),
            "api.mangadex.org cannot be reached. Are you online?",
        ),
        (Failed("source", "source_unavailable", {"host": "a.example", "detail": "503"}), "a.example did not answer."),
        (Failed("user", "no_such_series", {"id": 4}), "The series is not in the library any more."),
        (Failed("user", "already_followed", {"id": 4, "name": "Tide"}), "You follow Tide already."),
        (
            Failed("held", "host_stopped", {"host": "a.example"}, NOW + timedelta(hours=2)),
            "a.example refused us; it is asked again today 14:00.",
        ),
    ],
)
def test_the_next_step_is_one_of_the_windows(failure: Failed, sentence: str) -> None:
    assert WindowWords().failure(failure, NOW) == sentence
    assert Wording().failure(failure, NOW) != sentence


def test_all_else_is_said_as_everywhere() -> None:
    failure = Failed("user", "nothing_to_undo")
    assert WindowWords().failure(failure, NOW) == Wording().failure(failure, NOW)


def test_a_closed_source_is_given_an_address_in_the_settings() -> None:
    sentence = WindowWords().failure(Failed("user", "source_closed", {"source": "bato"}), NOW)
    assert sentence.startswith("Bato has closed.")
    assert "batotray set" not in sentence
