"""Reason codes and failures of a broker in plain words."""

import socket
import ssl

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.mqtt_replies import describe_failure, outcome_of


@pytest.mark.parametrize("code", range(0x80, 0x100))
def test_every_code_has_a_verdict_and_words(code):
    outcome = outcome_of(code)
    assert outcome.verdict is not Verdict.DELIVERED
    assert f"(0x{code:02x})" in outcome.error.message
    assert outcome.status == code


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (0x80, Verdict.RETRY),
        (0x84, Verdict.MISCONFIGURED),
        (0x86, Verdict.REFUSED),
        (0x87, Verdict.REFUSED),
        (0x88, Verdict.RETRY),
        (0x8A, Verdict.REFUSED),
        (0x90, Verdict.MISCONFIGURED),
        (0x95, Verdict.TOO_LARGE),
        (0x97, Verdict.RETRY),
        (0x9A, Verdict.MISCONFIGURED),
    ],
)
def test_what_a_code_means(code, verdict):
    assert outcome_of(code).verdict is verdict


def test_a_topic_that_is_not_allowed_is_named():
    assert "a/b" in outcome_of(0x87, "a/b").error.message


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "the name broker cannot be found"),
        (ConnectionRefusedError(), "broker refuses connections on port 1883"),
        (TimeoutError(), "nothing answered in time"),
        (ssl.SSLError(1, "x"), "no secure connection"),
        (OSError(113, "No route to host"), "No route to host"),
        (PermissionError(13, "no", "/k.pem"), "/k.pem cannot be read"),
    ],
)
def test_failures_in_plain_words(error, words):
    told = describe_failure(error, "broker", 1883)
    assert words in told.message
    assert told.hint
    assert "Error" not in told.message
