"""Where a kiosk may be sent to: by the settings, by names, by redirects."""

from __future__ import annotations

import ipaddress
from contextlib import closing

import pytest

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.endpoint_rules import check_literal, check_peer, is_private
from kiosk.cloud.exchange import fetch
from kiosk.cloud.http_sink import HttpSink
from kiosk.cloud.sinks.workshop_dialect import count_request
from kiosk.core.errors import PublishError
from kiosk.core.sinks import Sink, SinkKind
from kiosk.core.types import PeopleCount
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
def test_some_addresses_never(address):
    with pytest.raises(PublishError):
        check_peer(address)
    host = f"[{address}]" if ":" in address else address
    if "%" not in address:
        with pytest.raises(PublishError):
            check_literal(f"https://{host}/v1/events")


@pytest.mark.parametrize("address", INSIDE)
def test_the_inside_which_only_an_operator_can_enter(address):
    check_peer(address)
    assert is_private(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_internet_always(address):
    check_peer(address)
    assert not is_private(address)


@pytest.mark.parametrize("name", ["metadata.google.internal", "METADATA.google.internal."])
def test_names_of_metadata_services(name):
    with pytest.raises(PublishError, match="metadata"):
        check_literal(f"http://{name}/computeMetadata")


@pytest.mark.parametrize("url", ["", "https://", "no address", "https://[broken"])
def test_no_address(url):
    with pytest.raises(PublishError, match="cannot be used"):
        check_literal(url)


@pytest.fixture
def forbidden(monkeypatch):
    """This machine counts as the metadata service of a cloud."""
    here = frozenset({ipaddress.ip_address("127.0.0.1")})
    monkeypatch.setattr("kiosk.cloud.endpoint_rules._METADATA", here)


def test_the_peer_is_checked_when_the_connection_stands(server, ledger, forbidden):
    """Before the first byte: a name may lead elsewhere than it did when it was checked."""
    server.behaviour = collector()
    endpoint = sink(server.url.replace("127.0.0.1", "localhost"))
    with closing(HttpSink(endpoint, lambda: "s3cret", ledger)) as target:
        outcome = target.deliver(batch(), lambda: False)
    assert outcome.verdict is Verdict.RETRY
    assert "metadata" in outcome.error.message
    assert not server.received
    assert not ledger.entries()


def test_a_name_is_fine_where_it_leads_to_a_server(server, ledger):
    server.behaviour = collector()
    endpoint = sink(server.url.replace("127.0.0.1", "localhost"))
    with closing(HttpSink(endpoint, lambda: "s3cret", ledger)) as target:
        assert target.deliver(batch(), lambda: False).verdict is Verdict.DELIVERED


def test_a_workshop_endpoint_is_no_exception(server, ledger, forbidden):
    place = Sink(name="w", kind=SinkKind.WORKSHOP, endpoint=server.url)
    request = count_request(place, "window-7", "", PeopleCount(2, 1, 1))
    with pytest.raises(PublishError, match="metadata"):
        fetch(request, ledger)
    assert not server.received


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
