"""The token service, and which tokens the data API takes."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import jwt
import pytest

from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.keys import Purpose
from kiosk.collector.auth.roles import Role
from kiosk.collector.auth.users import Users
from tests.unit.collector.wire import NOON

if TYPE_CHECKING:
    from tests.unit.collector.data_api.conftest import Service

DAY = {"metrics": "interested", "from_date": "2026-11-20"}


@pytest.mark.parametrize("path", ["/api-token-authstream", "/api-token-authstream/"])
@pytest.mark.parametrize("form", ["json", "data"])
def test_a_token_is_given_at_both_addresses_in_both_forms(
    service: Service, path: str, form: str
) -> None:
    sent: dict[str, Any] = {form: service.credentials}
    reply = service.http.post(path, **sent)
    assert reply.status_code == 200
    assert list(reply.json()) == ["token"]
    assert service.ask(reply.json()["token"], **DAY).status_code == 200


def test_a_multipart_form_is_a_form_too(service: Service) -> None:
    fields = {name: (None, value) for name, value in service.credentials.items()}
    reply = service.http.post("/api-token-authstream", files=fields)
    # A part without a file name is a field.
    assert reply.status_code == 200, reply.text


def test_the_claims_are_those_of_the_dialect(service: Service) -> None:
    token = service.token()
    header = jwt.get_unverified_header(token)
    assert header["alg"] == "HS256"
    key = service.collector.keys.verifying(Purpose.DATA_API, header["kid"])
    assert key is not None
    claims = jwt.decode(token, key.secret, ["HS256"], options={"verify_exp": False})
    now = int(NOON.timestamp())
    assert claims == {
        "username": "maria",
        "orig_iat": now,
        "exp": now + 18000,
        "client_id": service.credentials["client_id"],
        "user_id": service.user.id,
        "email": "maria@example.org",
    }


def test_the_e_mail_address_is_a_name_too(service: Service) -> None:
    service.credentials["username"] = "Maria@Example.org"
    assert service.ask(service.token(), **DAY).status_code == 200


@pytest.mark.parametrize("name", ["username", "client_id", "access_token"])
def test_a_wrong_field_is_named(service: Service, name: str) -> None:
    for value in (None, "", 7, ["x"], "a\0b", "x" * 500):
        body = service.credentials | {name: value}
        reply = service.http.post("/api-token-authstream", json=body)
        assert reply.status_code == 400
        assert list(reply.json()) == [name]
        assert reply.json()[name][0].startswith("This field")


def test_all_missing_fields_are_named_at_once(service: Service) -> None:
    reply = service.http.post("/api-token-authstream/", data={"other": "1"})
    assert reply.status_code == 400
    assert list(reply.json()) == ["username", "client_id", "access_token"]


def test_what_is_neither_json_nor_a_form_is_told_so(service: Service) -> None:
    for body in (b"", b"null", b"[1]", b"{", b"\xff\xfe", b"[" * 100_000):
        reply = service.http.post("/api-token-authstream", content=body)
        assert reply.status_code == 400
        assert list(reply.json()) == ["non_field_errors"]


def test_wrong_credentials_do_not_tell_which_part_is_wrong(service: Service) -> None:
    for change in ({"username": "otto"}, {"access_token": "wrong"}, {"client_id": "nobody"}):
        reply = service.http.post("/api-token-authstream", json=service.credentials | change)
        assert reply.status_code == 400
        assert reply.json() == {"non_field_errors": ["These credentials do not match any client."]}


def test_guessing_is_slowed_down_and_right_ones_are_not_counted(service: Service) -> None:
    for _ in range(30):
        service.token()
    wrong = service.credentials | {"access_token": "guess"}
    replies = [service.http.post("/api-token-authstream", json=wrong) for _ in range(10)]
    assert [reply.status_code for reply in replies[:8]] == [400] * 8
    assert replies[-1].status_code == 429
    assert list(replies[-1].json()) == ["non_field_errors"]
    assert int(replies[-1].headers["Retry-After"]) > 0
    service.clock.forward(900)
    service.token()


@pytest.mark.parametrize("scheme", ["Bearer", "JWT"])
def test_both_names_of_the_scheme_are_understood(service: Service, scheme: str) -> None:
    headers = {"Authorization": f"{scheme} {service.token()}"}
    assert service.http.get("/api/1/entities", params=DAY, headers=headers).status_code == 200


def test_an_expired_token_is_told_apart(service: Service) -> None:
    token = service.token()
    service.clock.forward(17_999)
    assert service.ask(token, **DAY).status_code == 200
    service.clock.forward(1)
    reply = service.ask(token, **DAY)
    assert reply.status_code == 401
    assert reply.json()["code"] == "expired_jwt"
    assert "expired" in reply.json()["message"]
    assert reply.headers["WWW-Authenticate"] == "Bearer"


def test_without_a_token_there_is_no_answer(service: Service) -> None:
    for header in (None, "", "Bearer", "Basic bWFyaWE6eA==", "token"):
        headers = {} if header is None else {"Authorization": header}
        reply = service.http.get("/api/1/entities", params=DAY, headers=headers)
        assert reply.status_code == 401
        assert reply.json()["code"] == "missing_jwt"


def _part(content: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def _forged(service: Service) -> dict[str, str]:
    good = service.token()
    header = jwt.get_unverified_header(good)
    claims = jwt.decode(good, options={"verify_signature": False})
    session = service.collector.keys.signing(Purpose.SESSION)
    key = service.collector.keys.verifying(Purpose.DATA_API, header["kid"])
    assert key is not None
    kid = {"kid": header["kid"]}
    less = {name: value for name, value in claims.items() if name != "exp"}
    return {
        "none": f"{_part({'alg': 'none', 'typ': 'JWT'} | kid)}.{_part(claims)}.",
        "other key": jwt.encode(claims, b"x" * 32, "HS256", headers=kid),
        "other purpose": jwt.encode(claims, session.secret, "HS256", headers={"kid": session.id}),
        "other algorithm": jwt.encode(claims, key.secret, "HS512", headers=kid),
        "no kid": jwt.encode(claims, key.secret, "HS256"),
        "kid is a path": jwt.encode(claims, b"0", "HS256", headers={"kid": "../../dev/zero"}),
        "without end": jwt.encode(less, key.secret, "HS256", headers=kid),
        "other client": jwt.encode(
            claims | {"client_id": "nobody"}, key.secret, "HS256", headers=kid
        ),
        "other user": jwt.encode(claims | {"user_id": "nobody"}, key.secret, "HS256", headers=kid),
        "changed": ".".join([*good.split(".")[:1], _part(claims | {"exp": 2**40}), "x"]),
        "no token": "a.b.c",
        "long": "a" * 10_000,
    }


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
def test_a_forged_token_is_worth_nothing(service: Service) -> None:
    for name, token in _forged(service).items():
        reply = service.ask(token, **DAY)
        assert reply.status_code == 401, name
        assert reply.json()["code"] in ("invalid_jwt", "revoked_jwt"), name


def test_a_token_of_the_dashboard_is_none_of_the_data_api(service: Service) -> None:
    password = {"grant": "password", "name": "maria", "password": "a long enough phrase"}
    reply = service.http.post("/v1/token", json=password)
    assert reply.status_code == 200, reply.text
    assert service.ask(reply.json()["access_token"], **DAY).json()["code"] == "invalid_jwt"
    mine = {"Authorization": f"Bearer {service.token()}"}
    assert service.http.get("/v1/devices", headers=mine).status_code == 401


def test_a_revoked_client_is_out_at_once(service: Service) -> None:
    token = service.token()
    client_id = service.credentials["client_id"]
    ApiClients(service.collector.db, service.clock).revoke(client_id, by="test")
    assert service.ask(token, **DAY).json()["code"] == "revoked_jwt"
    reply = service.http.post("/api-token-authstream", json=service.credentials)
    assert reply.status_code == 400


def test_a_user_who_is_out_has_no_clients(service: Service) -> None:
    token = service.token()
    users = Users(service.collector.db, service.clock)
    users.add("root", Role.ADMIN, "a long enough phrase", by="test")
    users.set_disabled(service.user.id, disabled=True, by="test")
    assert service.ask(token, **DAY).status_code == 401


def test_another_password_voids_the_tokens_of_before(service: Service) -> None:
    token = service.token()
    service.clock.forward(60)
    users = Users(service.collector.db, service.clock)
    users.add("root", Role.ADMIN, "a long enough phrase", by="test")
    users.set_password(service.user.id, "another good phrase", by="test")
    assert service.ask(token, **DAY).json()["code"] == "revoked_jwt"
    assert service.ask(service.token(), **DAY).status_code == 200
