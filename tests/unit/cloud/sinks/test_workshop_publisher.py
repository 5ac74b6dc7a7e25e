"""The publisher against a real server: each change once, the newest state after an outage."""

import base64
import threading
import time
from dataclasses import replace
from itertools import groupby

import pytest

from kiosk.cloud.sinks import workshop
from kiosk.core import loop
from kiosk.core.sync import SinkState
from tests.unit.cloud.scripted_server import (
    ACCEPT,
    answer,
    drip,
    event,
    hang_after,
    send,
    wait_until,
)

from .conftest import destination

FAILING = r"publishing failed"


def failures(publisher):
    """How many tries have failed."""
    return len(publisher._listener.problems)


FAILURES = {
    "500": answer(500),
    "404": answer(404),
    "200 instead of 201": answer(200),
    "204": answer(204, ""),
    "redirect": answer(302, Location="http://127.0.0.1:1/login"),
    "garbage": send(b"\x00\xff not HTTP at all \r\n\r\n"),
    "header cut off": send(b"HTTP/1.1 20"),
    "closed early": send(b""),
}


def test_request_is_the_workshops(server, make_publisher):
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(3, female=1, male=2))
    wait_until(lambda: publisher.status.acknowledged == 1)
    (request,) = server.received
    assert request.method == "GET"
    assert request.path == "/analytics/face"
    assert request.query == {"id": "shop-1", "value": "3", "malecount": "2", "femalecount": "1"}
    assert "Authorization" not in request.headers


def test_each_change_is_received_once_and_in_order(server, make_publisher):
    publisher = make_publisher(destination(server.url))
    changes = [1, 2, 3, 2, 1, 0, 5, 0, 1, 2]
    for number in changes:
        publisher.publish(event(number))
    wait_until(lambda: publisher.status.acknowledged == len(changes))
    assert server.values == changes
    assert publisher.status.state is SinkState.IDLE
    assert failures(publisher) == 0
    assert publisher.status.last_error == ""
    assert publisher.status.round_trip_ms > 0
    assert publisher.status.last_success_at is not None


def test_nothing_is_sent_without_a_change(server, make_publisher):
    publisher = make_publisher(destination(server.url))
    for number in (2, 2, 2, 3, 3):
        publisher.publish(event(number))
    wait_until(lambda: publisher.status.acknowledged == 2)
    publisher.publish(event(3))
    publisher.publish(event(4))
    wait_until(lambda: publisher.status.acknowledged == 3)
    assert server.values == [2, 3, 4]


def test_implausible_counts_are_not_sent(server, make_publisher):
    publisher = make_publisher(destination(server.url, face_count_threshold=10))
    for number in (9, 10, 11, 8):
        publisher.publish(event(number))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert server.values == [9, 8]


@pytest.mark.parametrize("kind", FAILURES)
def test_failure_is_repeated_until_201(server, make_publisher, listener, expect_log, kind):
    expect_log(FAILING)
    server.script = [FAILURES[kind]] * 3
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [2, 2, 2, 2]
    assert failures(publisher) == 3
    assert publisher.status.state is SinkState.IDLE
    assert publisher.status.last_error == ""
    assert [where for where, _ in listener.problems] == ["shop"] * 3
    assert all(error.message for _, error in listener.problems)


def test_an_unexpected_error_loses_no_change(
    server, make_publisher, listener, expect_log, monkeypatch
):
    expect_log("worker sync-shop failed")
    monkeypatch.setattr(loop, "_PAUSE_AFTER_ERROR_S", 0.01)
    pending = iter([True])

    def fail_once():
        if publisher.status.state is SinkState.SENDING and next(pending, False):
            raise ZeroDivisionError

    monkeypatch.setattr(listener, "sinks_changed", fail_once)
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [2]


def test_after_an_outage_only_the_newest_state_is_sent(server, make_publisher, expect_log):
    expect_log(FAILING)
    waiting = threading.Event()
    server.behaviour = answer(503)
    pauses = [0.0, 3600.0]
    publisher = make_publisher(destination(server.url), lambda n: pauses[min(n, 1)])
    publisher.publish(event(1))
    wait_until(lambda: failures(publisher) == 2)
    server.behaviour = ACCEPT
    for number in (2, 3, 4):
        publisher.publish(event(number))
    waiting.wait(0.1)
    assert server.values == [1, 1], "the pause holds although the state has changed"
    # What the operator does when the network is back: any change of the settings tries at once.
    publisher.reconfigure(destination(server.url, timeout_s=9))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [1, 1, 4]


def test_return_to_the_published_count_needs_no_request(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.script = [ACCEPT, answer(500)]
    publisher = make_publisher(destination(server.url), lambda n: 3600.0)
    publisher.publish(event(2))
    publisher.publish(event(3))
    wait_until(lambda: publisher.status.state is SinkState.RETRYING)
    assert publisher.status.next_try_at is not None
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.state is SinkState.IDLE)
    assert publisher.status.next_try_at is None
    publisher.publish(event(4))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert server.values == [2, 3, 4]


def test_count_is_sent_again_when_the_reply_was_lost(server, make_publisher, expect_log):
    """The endpoint may show 3: the way back to 2 has to be told although 2 was confirmed."""
    expect_log(FAILING)
    server.script = [ACCEPT, send(b"")]
    pauses = iter([0.3])
    publisher = make_publisher(destination(server.url), lambda n: next(pauses))
    publisher.publish(event(2))
    publisher.publish(event(3))
    wait_until(lambda: failures(publisher) == 1)
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert server.values == [2, 3, 2]


def test_pause_grows_with_failures_in_a_row(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.script = [answer(500)] * 4 + [ACCEPT] + [answer(500)] * 2
    asked = []

    def backoff(failures):
        asked.append(failures)
        return 0.0

    publisher = make_publisher(destination(server.url), backoff)
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert asked == [0, 1, 2, 3, 0, 1]


def test_retry_after_is_honoured(server, make_publisher, expect_log):
    expect_log(r"the next try comes in 120\.0 s")
    server.behaviour = answer(503, Retry_After="120")
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    wait_until(lambda: failures(publisher) == 1)
    assert publisher.status.state is SinkState.RETRYING


def test_publish_does_not_wait_for_a_server_that_hangs(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.behaviour = hang_after()
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    wait_until(lambda: server.received)
    for number in range(2000):
        publisher.publish(event(number % 7))
    assert len(server.received) == 1, "the request still hangs, and 2000 calls have returned"


def test_slow_server_gets_the_newest_states(server, make_publisher):
    server.script = [hang_after()]
    publisher = make_publisher(destination(server.url, timeout_s=60))
    publisher.publish(event(1))
    wait_until(lambda: server.received)
    for number in range(2, 90):
        publisher.publish(event(number))
    server.script = []
    publisher.reconfigure(destination(server.url, timeout_s=61))
    wait_until(lambda: server.received[-1].query["value"] == "89")
    wait_until(lambda: publisher.status.state is SinkState.IDLE)
    assert server.values[1:] == list(range(90 - len(server.values[1:]), 90))
    assert len(server.values) <= 34


@pytest.mark.parametrize(
    "raw", [b"HTTP/1.1 201 Created\r\nX-Filler: ", b"x"], ids=["header", "status line"]
)
def test_server_that_drips_is_cut_off(server, make_publisher, monkeypatch, expect_log, raw):
    expect_log("no complete reply within")
    monkeypatch.setattr("kiosk.cloud.exchange.CONNECT_TIMEOUT_S", 0.5)
    server.script = [drip(raw)]
    publisher = make_publisher(destination(server.url, timeout_s=1))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [1, 1]


def test_201_counts_although_the_body_never_ends(server, make_publisher, monkeypatch):
    monkeypatch.setattr("kiosk.cloud.exchange.CONNECT_TIMEOUT_S", 0.5)
    server.script = [drip(b"HTTP/1.1 201 Created\r\n\r\n" + b"x" * 100_000)]
    publisher = make_publisher(destination(server.url, timeout_s=2))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [1]


def test_huge_body_is_not_swallowed(server, make_publisher):
    server.script = [send(b"HTTP/1.1 201 Created\r\n\r\n" + b"x" * 30_000_000)]
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert server.values == [1, 2]


def test_redirect_is_not_followed(server, make_publisher, expect_log):
    expect_log("redirects to http://127.0.0.1")
    server.script = [answer(307, Location=f"{server.url}/elsewhere")]
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert {request.path for request in server.received} == {"/analytics/face"}


def test_server_that_comes_later_gets_the_newest_state(
    server, closed_port, make_publisher, expect_log
):
    expect_log("refuses connections")
    publisher = make_publisher(destination(f"http://127.0.0.1:{closed_port}"))
    publisher.publish(event(1))
    publisher.publish(event(2))
    wait_until(lambda: failures(publisher) >= 2)
    publisher.reconfigure(destination(server.url))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.values == [2]


def test_user_name_and_password_are_sent(server, make_publisher):
    place = destination(server.url, "pässwörd", username="Zoë")
    publisher = make_publisher(place)
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    kind, _, encoded = server.received[0].headers["Authorization"].partition(" ")
    assert kind == "Basic"
    assert base64.b64decode(encoded).decode() == "Zoë:pässwörd"


def test_credentials_of_netrc_are_not_sent(server, make_publisher, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password private\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert "Authorization" not in server.received[0].headers


def test_proxy_of_the_environment_is_used(server, make_publisher, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", server.url)
    publisher = make_publisher(destination("http://counts.invalid:9002"))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.received[0].headers["Host"] == "counts.invalid:9002"


def test_switching_off_and_on(server, make_publisher):
    on = destination(server.url)
    off = destination(server.url, paused=True)
    publisher = make_publisher(off)
    assert publisher.status.state is SinkState.PAUSED
    publisher.publish(event(1))
    publisher.publish(event(2))
    publisher.reconfigure(on)
    wait_until(lambda: publisher.status.acknowledged == 1)
    publisher.reconfigure(off)
    wait_until(lambda: publisher.status.state is SinkState.PAUSED)
    publisher.publish(event(3))
    publisher.reconfigure(on)
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert server.values == [2, 3]


def test_new_device_id_publishes_the_newest_state_again(server, make_publisher):
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(2))
    wait_until(lambda: publisher.status.acknowledged == 1)
    publisher.reconfigure(replace(destination(server.url), device_id="shop-2"))
    wait_until(lambda: publisher.status.acknowledged == 2)
    assert [request.query["id"] for request in server.received] == ["shop-1", "shop-2"]


def test_reconfiguring_gives_up_a_request_that_hangs(server, make_publisher):
    server.script = [hang_after()]
    publisher = make_publisher(destination(server.url, timeout_s=120))
    publisher.publish(event(2))
    wait_until(lambda: server.received)
    publisher.reconfigure(destination(server.url + "/new", timeout_s=120))
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert server.received[-1].path == "/new/analytics/face"


def test_stop_tries_the_newest_state_once_more(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.script = [answer(500)]
    publisher = make_publisher(destination(server.url), lambda n: 3600.0)
    publisher.publish(event(1))
    wait_until(lambda: failures(publisher) == 1)
    publisher.publish(event(2))
    assert publisher.stop(30)
    assert server.values == [1, 2]
    assert publisher.status.acknowledged == 1


def test_stop_does_not_wait_for_a_server_that_hangs(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.behaviour = hang_after()
    publisher = make_publisher(destination(server.url, timeout_s=120))
    publisher.publish(event(1))
    wait_until(lambda: server.received)
    started = time.monotonic()
    assert publisher.stop(30)
    assert time.monotonic() - started < 30, "far less than the reply may take"
    assert len(server.received) == 1


def test_ten_starts_and_stops(server, make_publisher):
    publisher = make_publisher(destination(server.url))
    for number in range(1, 11):
        publisher.publish(event(number))
        wait_until(lambda n=number: publisher.status.acknowledged == n)
        assert publisher.stop(30)
        publisher.start()
    assert server.values == list(range(1, 11))


def test_events_before_the_start_are_sent(server, listener, ledger):
    publisher = workshop.WorkshopPublisher(destination(server.url), listener, ledger)
    publisher.publish(event(1))
    publisher.start()
    wait_until(lambda: publisher.status.acknowledged == 1)
    assert publisher.stop(30)


def test_listener_can_see_each_state(server, make_publisher, listener, monkeypatch, expect_log):
    expect_log(FAILING)
    server.script = [answer(500), answer(401)]
    seen = []
    monkeypatch.setattr(listener, "sinks_changed", lambda: seen.append(publisher.status))
    publisher = make_publisher(destination(server.url))
    publisher.publish(event(1))
    wait_until(lambda: publisher.status.acknowledged == 1)
    states = [state for state, _ in groupby(status.state for status in seen)]
    assert states == [
        SinkState.SENDING,
        SinkState.RETRYING,
        SinkState.REFUSED,
        SinkState.IDLE,
    ]
    told = next(status for status in seen if status.state is SinkState.RETRYING)
    assert told.last_error == "the server has an error of its own (500)"
    assert told.next_try_at is not None
    assert (seen[-1].sent, seen[-1].acknowledged, seen[-1].last_error) == (3, 1, "")
    assert seen[-1].per_minute[-1] == 1


def test_heartbeat_goes_on_while_a_server_hangs(server, make_publisher, expect_log):
    expect_log(FAILING)
    server.behaviour = hang_after()
    publisher = make_publisher(destination(server.url, timeout_s=120))
    publisher.publish(event(1))
    wait_until(lambda: server.received)
    before = publisher._beat_ns
    wait_until(lambda: publisher._beat_ns > before)
