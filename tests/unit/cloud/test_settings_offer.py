"""Settings of a collector count only with its signature."""

from __future__ import annotations

import base64
import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.cloud.settings_offer import fetch_offer, verified_offer
from kiosk.core.clock import SystemClock
from kiosk.core.errors import PublishError
from kiosk.core.outbound import OutboundLedger
from kiosk.core.remote_settings import SettingsOffer, signed_bytes
from kiosk.core.sinks import Sink, SinkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNER = Ed25519PrivateKey.generate()
KEY = base64.b64encode(SIGNER.public_key().public_bytes_raw()).decode()


def signed(**changes: object) -> dict[str, Any]:
    document: dict[str, Any] = {
        "version": 3,
        "etag": '"3"',
        "device": "shop",
        "settings": {"camera.rotation": 90},
        "created_at": "2026-06-01T12:00:00Z",
    }
    document |= changes
    document["signature"] = base64.b64encode(SIGNER.sign(signed_bytes(document))).decode()
    return document


def test_what_is_signed_is_believed() -> None:
    offer = verified_offer(json.loads(json.dumps(signed())), KEY)
    assert offer == SettingsOffer(3, "shop", {"camera.rotation": 90}, KEY)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 4},
        {"device": "other"},
        {"settings": {"camera.rotation": 180}},
        {"extra": 1},
        {"signature": ""},
        {"signature": "no base64!"},
        {"signature": base64.b64encode(b"x" * 64).decode()},
    ],
)
def test_nothing_can_be_changed_after_the_signing(change: dict[str, object]) -> None:
    with pytest.raises(PublishError, match="not signed by it"):
        verified_offer(signed() | change, KEY)


@pytest.mark.parametrize("key", ["", "x", base64.b64encode(b"y" * 32).decode()])
def test_another_key_does_not_fit(key: str) -> None:
    with pytest.raises(PublishError, match="not signed by it"):
        verified_offer(signed(), key)


@pytest.mark.parametrize("change", [{"version": "3"}, {"device": 5}, {"settings": [1]}])
def test_signed_nonsense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(PublishError, match="wrong form"):
        verified_offer(signed(**change), KEY)


class Answers:
    """A server that gives one answer to everything."""

    def __init__(self) -> None:
        self.status, self.body, self.asked = 200, b"", list[tuple[str, str]]()
        answers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                answers.asked.append((self.path, self.headers["Authorization"]))
                self.send_response(answers.status)
                self.send_header("Content-Length", str(len(answers.body)))
                self.end_headers()
                self.wfile.write(answers.body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.sink = Sink(
            name="hq",
            kind=SinkKind.HTTP,
            endpoint=f"http://127.0.0.1:{self.server.server_address[1]}/v1/events",
        )


@pytest.fixture
def answers() -> Iterator[Answers]:
    answers = Answers()
    thread = Thread(target=answers.server.serve_forever, args=(0.05,))
    thread.start()
    yield answers
    answers.server.shutdown()
    thread.join()
    answers.server.server_close()


def ask(answers: Answers, key: str = KEY) -> SettingsOffer | None:
    return fetch_offer(answers.sink, "token", key, OutboundLedger(SystemClock()))


def test_the_collector_is_asked_as_this_device(answers: Answers) -> None:
    answers.body = json.dumps(signed()).encode()
    offer = ask(answers)
    assert offer is not None
    assert offer.version == 3
    assert answers.asked == [("/v1/config", "Bearer token")]


def test_no_settings_are_none(answers: Answers) -> None:
    answers.status = 204
    assert ask(answers) is None


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b"<html>"), (200, b"[]"), (200, b"{}"), (404, b""), (200, b"[" * 100_000)],
)
def test_anything_else_is_an_error(answers: Answers, status: int, body: bytes) -> None:
    answers.status, answers.body = status, body
    with pytest.raises(PublishError):
        ask(answers)


def test_without_a_key_nobody_is_asked(answers: Answers) -> None:
    with pytest.raises(PublishError, match="does not know its signature"):
        ask(answers, "")
    assert answers.asked == []
