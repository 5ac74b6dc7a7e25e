"""Tokens that are forged, old, stolen or somebody else's."""

from __future__ import annotations

import base64
import hmac
import json
import time
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.e2e.collector_server import PASSWORD, RunningCollector, batch, running

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCollector]:
    with running(tmp_path_factory.mktemp("tokens")) as collector:
        collector.become_admin()
        yield collector


def _parts(server: RunningCollector) -> tuple[dict[str, Any], dict[str, Any], bytes]:
    """Header and claims of a good token, and the key it is signed with."""
    good = server.admin_token
    claims = jwt.decode(good, options={"verify_signature": False})
    kid, secret = server.key("session")
    assert jwt.get_unverified_header(good)["kid"] == kid
    return jwt.get_unverified_header(good), claims, secret


def _refused(server: RunningCollector, token: str) -> None:
    reply = server.ask("GET", "/v1/users", token=token)
    assert reply.status_code == 401, reply.text
    assert reply.headers["content-type"] == "application/problem+json"
    assert "WWW-Authenticate" in reply.headers


def test_what_the_test_forges_would_be_good_if_it_were_right(server: RunningCollector) -> None:
    header, claims, secret = _parts(server)
    token = _encoded(claims, secret, header)
    assert server.ask("GET", "/v1/users", token=token).status_code == 200


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE"])
def test_a_token_without_signature_is_refused(server: RunningCollector, algorithm: str) -> None:
    header, claims, _ = _parts(server)
    unsigned = f"{_part(header | {'alg': algorithm})}.{_part(claims)}"
    _refused(server, f"{unsigned}.")
    _refused(server, f"{unsigned}.{server.admin_token.rpartition('.')[2]}")


@pytest.mark.parametrize("algorithm", ["HS384", "HS512"])
def test_only_one_algorithm_is_taken(server: RunningCollector, algorithm: str) -> None:
    header, claims, secret = _parts(server)
    header.pop("alg")
    _refused(server, jwt.encode(claims, secret * 2, algorithm, header))
    _refused(server, jwt.encode(claims, (secret * 2)[:64], algorithm, header))


def test_a_token_of_another_kind_of_key_is_refused(server: RunningCollector) -> None:
    header, claims, _ = _parts(server)
    header = {**header, "alg": "HS256"}
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    _refused(server, jwt.encode(claims, key, "RS256", {k: header[k] for k in ("kid", "typ")}))
    # The public key of the settings, which every kiosk has, as if it were the secret.
    made = server.ask("POST", "/v1/devices", token=server.admin_token, json={"id": "rsa-1"}).json()
    public = base64.b64decode(made["config_key"])
    assert len(public) == 32
    _refused(server, _encoded(claims, public, header))
    der = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    _refused(server, _encoded(claims, der, header))


@pytest.mark.parametrize(
    "change",
    [
        {"exp": 1_000_000_000},
        {"exp": int(time.time()) - 1},
        {"exp": "soon"},
        {"aud": "vitrine-data-api"},
        {"aud": None},
        {"iss": "somebody"},
        {"iat": int(time.time()) + 3600},
        {"sub": "00000000-0000-4000-8000-000000000000"},
        {"sid": "00000000-0000-4000-8000-000000000000"},
        {"sid": "' OR 1=1 --"},
    ],
    # Not by their values: these are made at every collection, and workers compare the names.
    ids=["exp-past", "exp-now", "exp-word", "aud", "aud-none", "iss", "iat", "sub", "sid", "sql"],
)
def test_wrong_claims_are_refused(server: RunningCollector, change: dict[str, Any]) -> None:
    header, claims, secret = _parts(server)
    _refused(server, _encoded(claims | change, secret, header))


@pytest.mark.parametrize("missing", ["exp", "aud", "iss", "sub", "sid", "iat"])
def test_missing_claims_are_refused(server: RunningCollector, missing: str) -> None:
    header, claims, secret = _parts(server)
    claims.pop(missing)
    _refused(server, _encoded(claims, secret, header))


def _part(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def _encoded(claims: dict[str, Any], secret: bytes, header: dict[str, Any]) -> str:
    """Signed by hand: a library refuses much of what an attacker sends."""
    signed = f"{_part(header)}.{_part(claims)}"
    mac = hmac.digest(secret, signed.encode(), "sha256")
    return f"{signed}.{base64.urlsafe_b64encode(mac).rstrip(b'=').decode()}"


@pytest.mark.parametrize("kid", ["", "unknown", "../../etc/passwd", "' OR '1'='1", 5, None, ["x"]])
def test_an_unknown_key_id_is_refused(server: RunningCollector, kid: object) -> None:
    header, claims, secret = _parts(server)
    _refused(server, _encoded(claims, secret, header | {"kid": kid}))


def test_keys_of_another_purpose_sign_nothing(server: RunningCollector) -> None:
    header, claims, _ = _parts(server)
    kid, secret = server.key("config")
    _refused(server, _encoded(claims, secret, header | {"kid": kid}))


def test_each_changed_part_spoils_a_token(server: RunningCollector) -> None:
    head, claims, signature = server.admin_token.split(".")
    for spoiled in (
        f"{head}.{claims[:-2]}AA.{signature}",
        f"{head}.{claims}.{signature[:-3]}AAA",
        f"{head}.{claims}",
        f"{head}..{signature}",
        ".".join(["e30"] * 3),
        "\u00e9.\u00e9.\u00e9".encode().decode("latin-1"),
        "x" * 6000,
    ):
        _refused(server, spoiled)


def test_a_refresh_token_is_no_access_token(server: RunningCollector) -> None:
    session = server.log_in("admin", PASSWORD)
    _refused(server, session["refresh_token"])


def test_a_stolen_refresh_token_ends_the_session(server: RunningCollector) -> None:
    def renewed(token: str) -> Any:
        return server.ask("POST", "/v1/token", json={"grant": "refresh", "refresh_token": token})

    first = server.log_in("admin", PASSWORD)
    second = renewed(first["refresh_token"]).json()
    third = renewed(second["refresh_token"]).json()
    assert third["refresh_token"] not in (first["refresh_token"], second["refresh_token"])
    # Two tabs of one browser: the last but one still works for a moment, without a successor.
    assert renewed(second["refresh_token"]).json()["refresh_token"] is None
    # The first one is long used up: whoever brings it has copied it.
    reply = renewed(first["refresh_token"])
    assert (reply.status_code, reply.json()["code"]) == (401, "token-reused")
    assert renewed(third["refresh_token"]).status_code == 401
    _refused(server, third["access_token"])
    lines = server.ask("GET", "/v1/audit-log", token=server.admin_token).json()
    assert "session.reuse" in {line["what"] for line in lines}


def test_an_invented_refresh_token_ends_nothing(server: RunningCollector) -> None:
    session = server.log_in("admin", PASSWORD)
    session_id, generation, mac = session["refresh_token"].split(".")
    for forged in (f"{session_id}.{generation}.{'0' * len(mac)}", f"{session_id}.0.{mac}", "x"):
        reply = server.ask("POST", "/v1/token", json={"grant": "refresh", "refresh_token": forged})
        assert reply.status_code == 401
    assert server.ask("GET", "/v1/session", token=session["access_token"]).ok


def test_logging_out_voids_the_access_token_at_once(server: RunningCollector) -> None:
    session = server.log_in("admin", PASSWORD)
    ended = {"refresh_token": session["refresh_token"]}
    assert server.ask("POST", "/v1/token/end", json=ended).status_code == 204
    _refused(server, session["access_token"])


def test_roles_are_kept(server: RunningCollector) -> None:
    reader, analyst = server.add_user("reader", "reader"), server.add_user("ana", "analyst")
    for token, path, allowed in (
        (reader, "/v1/devices", True),
        (reader, "/v1/clients", False),
        (reader, "/v1/users", False),
        (analyst, "/v1/clients", True),
        (analyst, "/v1/users", False),
        (analyst, "/v1/audit-log", False),
        (analyst, "/v1/config/versions", False),
    ):
        assert server.ask("GET", path, token=token).status_code == (200 if allowed else 403)
    for method, path, body in (
        ("POST", "/v1/users", {"name": "evil", "role": "admin", "password": PASSWORD}),
        ("POST", "/v1/devices", {"id": "evil"}),
        ("POST", "/v1/enrolment-codes", {}),
        ("POST", "/v1/config/versions", {"settings": {}}),
    ):
        assert server.ask(method, path, token=analyst, json=body).status_code == 403


def test_a_changed_role_or_password_ends_the_sessions(server: RunningCollector) -> None:
    token = server.add_user("maria", "analyst")
    users = server.ask("GET", "/v1/users", token=server.admin_token).json()
    maria = next(user["id"] for user in users if user["name"] == "maria")
    path = f"/v1/users/{maria}"
    assert server.ask("PATCH", path, token=server.admin_token, json={"role": "reader"}).ok
    _refused(server, token)
    token = server.log_in("maria", PASSWORD)["access_token"]
    assert server.ask("PATCH", path, token=server.admin_token, json={"disabled": True}).ok
    _refused(server, token)
    assert server.ask("DELETE", path, token=server.admin_token).status_code == 204


def test_the_last_administrator_has_to_stay(server: RunningCollector) -> None:
    users = server.ask("GET", "/v1/users", token=server.admin_token).json()
    admin = next(user["id"] for user in users if user["name"] == "admin")
    for method, body in (
        ("PATCH", {"role": "reader"}),
        ("PATCH", {"disabled": True}),
        ("DELETE", None),
    ):
        reply = server.ask(method, f"/v1/users/{admin}", token=server.admin_token, json=body)
        assert (reply.status_code, reply.json()["code"]) == (422, "refused")
    assert server.ask("GET", "/v1/users", token=server.admin_token).ok


def test_a_kiosk_cannot_write_as_another_one(server: RunningCollector) -> None:
    mine, _ = server.add_device("kiosk-a"), server.add_device("kiosk-b")
    reply = server.ask("POST", "/v1/events", token=mine, json=batch("kiosk-b"))
    assert (reply.status_code, reply.json()["code"]) == (403, "wrong-device")
    assert server.execute("SELECT count(*) FROM event WHERE device = 'kiosk-b'") == [(0,)]
    assert server.ask("POST", "/v1/events", token=mine, json=batch("kiosk-a")).status_code == 201


def test_a_revoked_or_replaced_token_is_refused_at_once(server: RunningCollector) -> None:
    old = server.add_device("kiosk-c")
    path = "/v1/devices/kiosk-c/tokens"
    new = server.ask("POST", path, token=server.admin_token).json()["token"]
    assert server.ask("POST", "/v1/events", token=old, json=batch("kiosk-c")).status_code == 401
    assert server.ask("POST", "/v1/events", token=new, json=batch("kiosk-c")).status_code == 201
    assert server.ask("DELETE", path, token=server.admin_token).status_code == 204
    assert server.ask("POST", "/v1/events", token=new, json=batch("kiosk-c")).status_code == 401
    listed = server.ask("GET", path, token=server.admin_token).json()
    assert all(token["revoked_at"] for token in listed)


def test_a_retired_kiosk_leaves_the_fleet_and_its_token(server: RunningCollector) -> None:
    token = server.add_device("kiosk-d")
    path = "/v1/devices/kiosk-d"
    assert server.ask("DELETE", path, token=server.admin_token).status_code == 204
    assert server.ask("GET", path, token=server.admin_token).status_code == 404
    assert server.ask("POST", "/v1/events", token=token, json=batch("kiosk-d")).status_code == 401


def test_tokens_of_kiosks_and_of_users_are_not_mixed_up(server: RunningCollector) -> None:
    device = server.add_device("kiosk-e")
    _refused(server, device)
    reply = server.ask("POST", "/v1/events", token=server.admin_token, json=batch("kiosk-e"))
    assert reply.status_code == 401


def test_no_token_is_stored_as_it_is(server: RunningCollector) -> None:
    token = server.add_device("kiosk-f")
    client = server.ask(
        "POST", "/v1/clients", token=server.admin_token, json={"name": "report"}
    ).json()
    session = server.log_in("admin", PASSWORD)
    code = server.ask("POST", "/v1/enrolment-codes", token=server.admin_token, json={}).json()
    stored = b"".join(
        path.read_bytes() for path in server.folder.iterdir() if path.name.startswith("collector")
    )
    assert b"kiosk-f" in stored
    for secret in (
        token,
        client["access_token"],
        session["refresh_token"],
        session["access_token"],
        code["code"].replace("-", ""),
        PASSWORD,
    ):
        assert secret.encode() not in stored
