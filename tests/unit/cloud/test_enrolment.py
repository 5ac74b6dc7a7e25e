"""Trading a one-time code for a token."""

from __future__ import annotations

import base64
import json

import pytest

from kiosk.cloud.enrolment import clean_base, clean_code, enrol, read_code_text
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundPurpose

from .scripted_server import answer, hang_after, send

CODE = "ABCD-EFGH-JKLM"
KEY = base64.b64encode(bytes(range(32))).decode()
TAKEN_IN = {"device": "window-7", "token": "t" * 43, "config_key": KEY}


def takes_in(**changes: object):
    return answer(201, json.dumps({**TAKEN_IN, **changes}), Content_Type="application/json")


@pytest.fixture
def try_it(server, ledger):
    def attempt(url="", code=CODE, **more):
        return enrol(url or server.url, code, "window-7", "Left window", "", ledger, **more)

    return attempt


def test_a_code_becomes_a_token(server, try_it, ledger):
    server.behaviour = takes_in()
    enrolled = try_it(code="abcd efgh-jklm")
    assert (enrolled.token, enrolled.config_key) == ("t" * 43, KEY)
    (received,) = server.received
    assert (received.method, received.path) == ("POST", "/v1/enrol")
    assert json.loads(received.body) == {"code": CODE, "device": "window-7", "name": "Left window"}
    (entry,) = ledger.entries()
    assert entry.purpose is OutboundPurpose.ENROLMENT
    assert CODE not in entry.latest, "a code is a secret while it is good"
    assert "Left window" in entry.latest


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 410, 422, 429, 500, 200, 302])
def test_refusals_say_why(server, try_it, status):
    server.behaviour = answer(status, "{}")
    with pytest.raises(PublishError) as caught:
        try_it()
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    "changes",
    [
        {"token": ""},
        {"token": "short"},
        {"token": "with\nline" * 5},
        {"token": "ä" * 40},
        {"token": 7},
        {"token": "t" * 5000},
        {"config_key": ""},
        {"config_key": "AAAA"},
        {"config_key": "no base 64!"},
        {"config_key": None},
    ],
)
def test_a_reply_without_what_is_needed_is_refused(server, try_it, changes):
    server.behaviour = takes_in(**changes)
    with pytest.raises(PublishError, match="does not answer as a collector"):
        try_it()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{",
        b"HTTP/1.1 201 Created\r\n\r\n<html>Log in</html>",
        b"HTTP/1.1 201 Created\r\n\r\n" + b"[" * 60_000,
        b"HTTP/1.1 201 Created\r\n\r\n" + b"x" * 70_000,
    ],
)
def test_garbage_is_refused(server, try_it, raw):
    server.behaviour = send(raw)
    with pytest.raises(PublishError):
        try_it()


def test_it_can_be_given_up(server, try_it):
    server.behaviour = hang_after()
    with pytest.raises(PublishError):
        try_it(cancelled=lambda: bool(server.received))


@pytest.mark.parametrize("code", ["", "ABCD", "ABCD-EFGH-JKL0", "ABCD-EFGH-JKLI", "A" * 13])
def test_no_code(code):
    with pytest.raises(PublishError, match="no enrolment code"):
        clean_code(code)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "collector",
        "ftp://collector.example",
        "https://",
        "https://user:word@collector.example",
        "https://collector.example/?x=1",
        "https://[broken",
        "https://collector.example:99999",
        "http://169.254.169.254",
        "http://metadata.google.internal",
    ],
)
def test_no_address_of_a_collector(url):
    with pytest.raises(PublishError):
        clean_base(url)


def test_the_text_of_a_qr_code():
    assert read_code_text(" https://fleet.example/vitrine/enrol#abcdefghjklm\n") == (
        "https://fleet.example/vitrine",
        CODE,
    )


@pytest.mark.parametrize(
    "text", ["", "https://shop.example", "WIFI:S:guest;;", f"javascript:alert(1)/enrol#{CODE}"]
)
def test_other_qr_codes(text):
    with pytest.raises(PublishError):
        read_code_text(text)


def test_a_token_does_not_travel_unencrypted_over_the_internet(monkeypatch):
    from kiosk.cloud import enrolment

    with pytest.raises(PublishError, match="unencrypted"):
        enrolment._check_peer("93.184.216.34", secure=False)
    enrolment._check_peer("93.184.216.34", secure=True)
    enrolment._check_peer("192.168.1.5", secure=False)
