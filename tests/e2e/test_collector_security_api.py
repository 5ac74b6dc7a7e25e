"""Hostile input in every parameter, paths that lead elsewhere, codes and settings of kiosks."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.collector_server import PASSWORD, RunningCollector, batch, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    "' OR '1'='1",
    "'; DROP TABLE event; --",
    '" UNION SELECT hash FROM device_token --',
    "1; DELETE FROM user_account",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%00",
    "\x00",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}",
    "\u202e\ud7ff\uffff",
    "9" * 400,
    "-1",
    "NaN",
    "",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("api")) as collector:
        collector.become_admin()
        yield collector


def _operations(server: RunningCollector) -> Iterator[tuple[str, str, dict[str, Any]]]:
    document = server.ask("GET", "/v1/openapi.json").json()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if path != "/v1/live" and (method, path) != ("delete", "/v1/session"):
                yield method.upper(), path, operation


def _tables(server: RunningCollector) -> dict[str, int]:
    names = [row[0] for row in server.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    kept = ("user_account", "device", "event", "hour", "config", "signing_key")
    assert set(kept) <= set(names)
    return {name: server.execute(f"SELECT count(*) FROM {name}")[0][0] for name in kept}


def test_no_parameter_reaches_the_database_or_the_disk_as_code(server: RunningCollector) -> None:
    token = server.add_device("kiosk-sql")
    reply = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-sql", count=3))
    assert reply.status_code == 201
    before = _tables(server)
    for method, path, operation in _operations(server):
        parameters = [p for p in operation.get("parameters", ()) if p["in"] != "cookie"]
        for hostile in HOSTILE:
            filled = re.sub(r"\{\w+\}", _quoted(hostile), path)
            query = {p["name"]: hostile for p in parameters if p["in"] == "query"}
            body = {"json": _filled(operation, hostile)} if "requestBody" in operation else {}
            reply = server.ask(
                method, filled, token=server.admin_token, params=query, timeout=60, **body
            )
            assert reply.status_code < 500, (method, path, hostile, reply.text)
            assert "root:" not in reply.text
            assert "sqlite" not in reply.text.lower()
            assert "Traceback" not in reply.text
    after = _tables(server)
    # Whatever was a name was stored as a name; nothing is gone.
    assert all(after[name] >= count for name, count in before.items())
    assert server.execute("SELECT count(*) FROM event WHERE device = 'kiosk-sql'") == [(3,)]


def _quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="").replace("\\", "") or "%20"


def _filled(operation: dict[str, Any], hostile: str) -> dict[str, Any]:
    """A body in which every known field is the hostile text."""
    schema = json.dumps(operation["requestBody"])
    names = {
        "name", "password", "role", "email", "current", "new", "device", "code", "location",
        "comment", "id", "grant", "refresh_token", "username", "client_id", "access_token",
    }  # fmt: skip
    assert schema
    return dict.fromkeys(names, hostile) | {"settings": {hostile: hostile}}


def test_hostile_names_are_stored_as_they_are(server: RunningCollector) -> None:
    hostile = "'; DROP TABLE device; --<script>alert(1)</script>"
    server.add_device("kiosk-named")
    path = "/v1/devices/kiosk-named"
    change = {"name": hostile, "location": hostile}
    reply = server.ask("PATCH", path, token=server.admin_token, json=change)
    assert reply.json()["name"] == hostile
    listed = server.ask("GET", "/v1/devices", token=server.admin_token)
    assert listed.headers["content-type"] == "application/json"
    assert hostile in {one["name"] for one in listed.json()}
    refused = server.ask("PATCH", path, token=server.admin_token, json={"name": "a\x00b"})
    assert refused.status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/static/..\\..\\app.py",
        "/..%2fcollector.db",
        "/v1/devices/..%2f..%2fusers",
        "/v1/../metrics/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/%00",
    ],
)
def test_no_path_leads_out_of_the_server(server: RunningCollector, path: str) -> None:
    import http.client

    # Not with requests, which would tidy the path up.
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.putrequest("GET", path, skip_host=False)
        connection.putheader("Authorization", f"Bearer {server.admin_token}")
        connection.endheaders()
        reply = connection.getresponse()
        content = reply.read()
    finally:
        connection.close()
    assert reply.status in (303, 400, 404, 405, 422), content[:200]
    assert b"root:" not in content
    assert b"SQLite format" not in content


def _enrol(server: RunningCollector, code: str, device: str) -> Any:
    return server.ask("POST", "/v1/enrol", json={"code": code, "device": device})


def _code(server: RunningCollector, device: str | None = None) -> dict[str, Any]:
    reply = server.ask(
        "POST", "/v1/enrolment-codes", token=server.admin_token, json={"device": device}
    )
    assert reply.status_code == 201
    content: dict[str, Any] = reply.json()
    return content


def test_a_code_is_good_once_for_whom_it_is_for_and_for_its_time(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        server.become_admin()
        made = _code(server)
        assert re.fullmatch(r"([2-9A-HJ-NP-TV-Z]{4}-){2}[2-9A-HJ-NP-TV-Z]{4}", made["code"])
        assert made["url"] == f"{server.url}/enrol#{made['code']}"
        assert made["qr_svg"].startswith("<svg")
        enrolled = _enrol(server, made["code"].lower().replace("-", " "), "kiosk-1")
        assert enrolled.status_code == 201, enrolled.text
        token = enrolled.json()["token"]
        sent = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-1"))
        assert sent.status_code == 201
        # Once.
        assert _enrol(server, made["code"], "kiosk-2").json()["code"] == "bad-code"
        # Not for taking over a kiosk that is there; the code stays good for a new one.
        other = _code(server)["code"]
        assert _enrol(server, other, "kiosk-1").json()["code"] == "device-exists"
        assert server.ask("POST", "/v1/events", token=token, json=batch("kiosk-1")).ok
        assert _enrol(server, other, "kiosk-3").status_code == 201
        # For one only.
        bound = _code(server, "kiosk-1")["code"]
        assert _enrol(server, bound, "kiosk-4").status_code == 403
        assert _enrol(server, bound, "kiosk-1").status_code == 201
        old = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-1"))
        assert old.status_code == 401
        # In time.
        late = _code(server)["code"]
        server.execute("UPDATE enrolment SET expires_ms = 1000 WHERE used_ms IS NULL")
        assert _enrol(server, late, "kiosk-5").status_code == 403
        # Guessing meets a limit.
        guessed = [_enrol(server, "ABCD-EFGH-JKLM", "kiosk-6").status_code for _ in range(12)]
        assert guessed[-1] == 429
        assert set(guessed) <= {403, 429}


def test_settings_are_pushed_signed_and_only_those_that_may_be(server: RunningCollector) -> None:
    import base64

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from kiosk.core.remote_settings import signed_bytes

    body = {"id": "kiosk-set"}
    made = server.ask("POST", "/v1/devices", token=server.admin_token, json=body).json()
    token = made["token"]
    path = "/v1/config/versions"
    for settings in (
        {"cloud.sinks": []},
        {"device.id": "other"},
        {"identification.records": True},
        {"privacy.view": "video"},
        {"window.relock_s": 1},
        {"camera.source": "rtsp://evil.example/"},
        {"analysis.mode": "identification"},
        {"analysis.score_threshold": 7},
        {"no.such": 1},
    ):
        reply = server.ask("POST", path, token=server.admin_token, json={"settings": settings})
        assert (reply.status_code, reply.json()["code"]) == (422, "setting"), settings
    shared = {"settings": {"device.theme": "light", "analysis.score_threshold": 0.7}}
    own = {"settings": {"device.theme": "dark"}, "device": "kiosk-set"}
    for push in (shared, own):
        reply = server.ask("POST", path, token=server.admin_token, json=push)
        assert reply.status_code == 201, reply.text
    reply = server.ask("GET", "/v1/config", token=token)
    document = reply.json()
    assert document["settings"] == {"device.theme": "dark", "analysis.score_threshold": 0.7}
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(made["config_key"]))
    key.verify(base64.b64decode(document["signature"]), signed_bytes(document))
    again = server.ask(
        "GET", "/v1/config", token=token, headers={"If-None-Match": reply.headers["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    receipt = server.ask("POST", "/v1/events", token=token, json=batch("kiosk-set")).json()
    assert f'"{receipt["config_etag"]}"' == reply.headers["ETag"]
    assert server.log_in("admin", PASSWORD)["role"] == "admin"
