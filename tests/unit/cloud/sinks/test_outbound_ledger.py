"""What the ledger says was sent is what the server received."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest

from kiosk.core.clock import SystemClock
from kiosk.core.outbound import Outbound, OutboundLedger, OutboundPurpose
from tests.unit.cloud.scripted_server import answer, event, send, wait_until

from .conftest import destination, try_connection


def entry(ledger: OutboundLedger, purpose: OutboundPurpose) -> Outbound:
    (found,) = (e for e in ledger.entries() if e.purpose is purpose)
    return found


def test_it_holds_every_request_as_the_server_got_it(server, make_publisher, ledger):
    publisher = make_publisher(destination(server.url))
    for number in (1, 4, 2):
        publisher.publish(event(number))
        wait_until(lambda n=number: server.values and server.values[-1] == n)
        wait_until(lambda: publisher.status.acknowledged == len(server.received))
    counts = entry(ledger, OutboundPurpose.COUNTS)
    assert counts.sent == len(server.received) == 3
    assert counts.leaves_device
    last = server.received[-1]
    method, target, _ = counts.latest.splitlines()[0].split(" ")
    assert (method, urlsplit(target).path) == (last.method, last.path)
    assert dict(parse_qsl(urlsplit(target).query)) == last.query
    assert counts.fields == tuple(last.query)
    for header in ("Host", "User-Agent"):
        assert f"{header}: {last.headers[header]}" in counts.latest


def test_a_password_is_never_in_it(server, ledger):
    try_connection(destination(server.url, "s3cret-Pass", username="shop"), ledger)
    assert "Authorization" in server.received[0].headers
    test = entry(ledger, OutboundPurpose.CONNECTION_TEST)
    assert "Authorization: Basic shop:********" in test.latest
    assert "s3cret" not in str(ledger.entries())
    assert server.received[0].headers["Authorization"].split()[1] not in str(ledger.entries())


def test_a_request_that_may_have_arrived_counts_as_sent(server, ledger):
    server.script = [send(b"")]
    assert not try_connection(destination(server.url), ledger).ok
    assert entry(ledger, OutboundPurpose.CONNECTION_TEST).sent == 1


def test_a_refused_request_has_left_the_device_all_the_same(server, ledger):
    server.script = [answer(403)]
    assert not try_connection(destination(server.url), ledger).ok
    assert entry(ledger, OutboundPurpose.CONNECTION_TEST).sent == 1


def test_without_a_connection_nothing_has_left(ledger, closed_port):
    assert not try_connection(destination(f"http://127.0.0.1:{closed_port}"), ledger).ok
    assert ledger.entries() == ()


def test_it_stays_small():
    ledger = OutboundLedger(SystemClock())
    for number in range(200):
        ledger.note(f"http://host-{number}", OutboundPurpose.COUNTS, ["a"], "x" * 10_000)
    entries = ledger.entries()
    assert len(entries) == 64
    assert entries[0].destination == "http://host-199"
    assert all(len(e.latest) == 4000 for e in entries)


@pytest.mark.parametrize("purpose", OutboundPurpose)
def test_fields_add_up(purpose):
    ledger = OutboundLedger(SystemClock())
    ledger.note("there", purpose, ["a", "b"], "1")
    ledger.note("there", purpose, ["b", "c"], "2")
    (found,) = ledger.entries()
    assert (found.sent, found.fields, found.latest) == (2, ("a", "b", "c"), "2")
    assert found.first_at <= found.last_at
