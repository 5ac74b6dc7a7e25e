"""Where a kiosk may be sent to: by the settings, by names, by redirects."""

from __future__ import annotations

from contextlib import closing

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.endpoint_rules import Reach, check_literal, check_peer, check_url, is_private
from kiosk.cloud.http_sink import HttpSink
from kiosk.core.errors import PublishError
from tests.sink_samples import batch

from .scripted_server import answer
from .sync_kit import collector, sink

NEVER = [
    "169.254.169.254",
    "169.254.1.1",
    "fe80::1",
    "fe80::1%eth0",
    "fd00:ec2::254",
    "fd20:ce::254",
    "100.100.100.200",
    "192.0.0.192",
    "168.63.129.16",
    "0.0.0.0",
    "::",
    "224.0.0.1",
    "ff02::1",
    "255.255.255.255",
    "240.0.0.1",
    "::ffff:169.254.169.254",
    "2002:a9fe:a9fe::1",
    "64:ff9b::a9fe:a9fe",
    "::169.254.169.254",
]
INSIDE = [
    "127.0.0.1",
    "127.8.8.8",
    "::1",
    "10.0.0.1",
    "172.16.5.4",
    "192.168.1.10",
    "fd12:3456::1",
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "100.64.0.1",
]
PUBLIC = ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34"]


@pytest.mark.parametrize("address", NEVER)
@pytest.mark.parametrize("reach", Reach)
def test_some_addresses_never(address, reach):
    with pytest.raises(PublishError):
        check_peer(address, reach)
    host = f"[{address}]" if ":" in address else address
    if "%" not in address:
        with pytest.raises(PublishError):
            check_literal(f"https://{host}/v1/events", reach)
        with pytest.raises(PublishError):
            check_url(f"https://{host}/v1/events", reach)


@pytest.mark.parametrize("address", INSIDE)
def test_the_inside_only_when_an_operator_typed_it(address):
    check_peer(address, Reach.TYPED)
    with pytest.raises(PublishError, match="settings from afar"):
        check_peer(address, Reach.PUSHED)
    assert is_private(address)


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("reach", Reach)
def test_the_internet_always(address, reach):
    check_peer(address, reach)
    assert not is_private(address)


@pytest.mark.parametrize("name", ["metadata.google.internal", "METADATA.google.internal."])
@pytest.mark.parametrize("reach", Reach)
def test_names_of_metadata_services(name, reach):
    with pytest.raises(PublishError, match="metadata"):
        check_url(f"http://{name}/computeMetadata", reach)
    with pytest.raises(PublishError, match="metadata"):
        check_literal(f"http://{name}/computeMetadata", reach)


@pytest.mark.parametrize(
    "url",
    [
        "http://2852039166/",
        "http://0xA9FEA9FE/",
        "http://0251.0376.0251.0376/",
        "http://169.254.43518/",
    ],
)
def test_other_spellings_of_an_address(url, monkeypatch):
    """The system's resolver understands them; what it says counts."""
    monkeypatch.setattr("kiosk.cloud.endpoint_rules.socket.getaddrinfo", resolve_to_metadata)
    with pytest.raises(PublishError):
        check_url(url, Reach.TYPED)


def resolve_to_metadata(host, port, **_):
    import socket

    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("169.254.169.254", port))]


def test_a_name_that_leads_inside_is_refused_when_it_was_pushed():
    check_url("http://localhost:9003", Reach.TYPED)
    with pytest.raises(PublishError):
        check_url("http://localhost:9003", Reach.PUSHED)


def test_a_collector_may_name_itself_wherever_it_is():
    check_url("http://localhost:9003", Reach.PUSHED, known_host="LOCALHOST")


def test_a_name_that_is_not_known_now_is_checked_when_it_is_used():
    check_url("https://collector.invalid", Reach.PUSHED)


@pytest.mark.parametrize("url", ["", "https://", "no address", "https://[broken"])
def test_no_address(url):
    with pytest.raises(PublishError, match="cannot be used"):
        check_url(url, Reach.TYPED)


def test_the_peer_is_checked_when_the_connection_stands(server, ledger):
    """Before the first byte: a name may lead elsewhere than it did when it was checked."""
    server.behaviour = collector()
    endpoint = sink(server.url.replace("127.0.0.1", "localhost"))
    with closing(HttpSink(endpoint, lambda: "s3cret", ledger, Reach.PUSHED)) as target:
        outcome = target.deliver(batch(), lambda: False)
    assert outcome.verdict is Verdict.RETRY
    assert "settings from afar" in outcome.error.message
    assert not server.received
    assert not ledger.entries()
    with closing(HttpSink(endpoint, lambda: "s3cret", ledger)) as target:
        assert target.deliver(batch(), lambda: False).verdict is Verdict.DELIVERED


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_a_metadata_service_is_not_followed(server, ledger, status):
    server.behaviour = answer(status, Location="http://169.254.169.254/latest/meta-data/")
    with closing(HttpSink(sink(server.url), lambda: "s3cret", ledger)) as target:
        assert target.deliver(batch(), lambda: False).verdict is Verdict.MISCONFIGURED
    assert len(server.received) == 1


def test_a_written_metadata_address_is_not_even_dialled(ledger):
    with closing(HttpSink(sink("http://169.254.169.254"), lambda: "", ledger)) as target:
        assert target.deliver(batch(), lambda: False).verdict is Verdict.RETRY
        assert not target.try_connection().ok
    assert not ledger.entries()
