"""Tokens of the data API: given for a client's access token, asked for with every question.

JWT (RFC 7519) with HMAC-SHA-256 and nothing else; the header's ``kid`` names the key. The claims
are those of the dialect: username, orig_iat, exp, client_id, user_id, email.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import jwt
from sqlalchemy import select

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.api_clients import ApiClients
from kiosk.collector.auth.keys import Purpose
from kiosk.collector.auth.stamps import now_ms
from kiosk.collector.data_api.dialect import DialectError, error_body
from kiosk.collector.storage.tables import api_client
from kiosk.collector.storage.tables import user as user_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row

    from kiosk.collector.auth.users import User
    from kiosk.collector.context import Collector

LIFE_S: Final = 18_000
ALGORITHM: Final = "HS256"
FIELDS: Final = ("username", "client_id", "access_token")
_LONGEST_FIELD: Final = 400
_LONGEST_TOKEN: Final = 4096
_SCHEMES: Final = ("bearer", "jwt")
_CLAIMS: Final = ("username", "orig_iat", "exp", "client_id", "user_id", "email")


@dataclass(frozen=True, slots=True)
class Client:
    """Who asks the data API.

    Attributes:
        client_id: Of the access token.
        user: Name of the user it belongs to.
    """

    client_id: str
    user: str


def credentials_of(body: Mapping[str, Any]) -> dict[str, str]:
    """The three fields of a request for a token.

    Raises:
        DialectError: 400; keyed by each field that is missing, empty or no text.
    """
    wrong = {}
    for name in FIELDS:
        value = body.get(name)
        if value is None or value == "":
            wrong[name] = ["This field is missing or empty."]
        elif not isinstance(value, str):
            wrong[name] = ["This field has to be text."]
        elif "\0" in value:
            wrong[name] = ["This field contains a character that is not allowed."]
        elif len(value) > _LONGEST_FIELD:
            wrong[name] = [f"This field has at most {_LONGEST_FIELD} characters."]
    if wrong:
        raise DialectError(400, wrong)
    return {name: body[name] for name in FIELDS}


def issue(collector: Collector, given: Mapping[str, str], address: str) -> str:
    """A token for a client that proves who it is.

    Args:
        collector: Whose database and keys to use.
        given: The fields of ``credentials_of``.
        address: Of the client; for the log.

    Raises:
        DialectError: 400; nobody has these credentials. Which of them is wrong is not said.
    """
    user = ApiClients(collector.db, collector.clock).user_of(
        given["client_id"], given["access_token"]
    )
    name = given["username"].strip().casefold()
    if user is not None and name in (user.name, user.email.casefold()):
        return _signed(collector, user, given["client_id"])
    with collector.db.write() as connection:
        audit_log.note(
            connection,
            collector.clock,
            given["username"],
            "data-api.refused",
            given["client_id"],
            address,
        )
    raise DialectError(400, {"non_field_errors": ["These credentials do not match any client."]})


def identify(collector: Collector, authorization: str | None) -> Client:
    """Who sends a question.

    Args:
        collector: Whose database and keys to use.
        authorization: The header of that name: ``Bearer <token>`` or ``JWT <token>``.

    Raises:
        DialectError: 401; there is no token, or it is not, or no longer, good.
    """
    claims = _verified(collector, _token_of(authorization))
    with collector.db.read() as connection:
        row = _client(connection, claims["client_id"])
    # Revoked clients and changed passwords take effect at once, not when the token ends.
    if (
        row is None
        or row.id != claims["user_id"]
        # The claim knows seconds only.
        or claims["orig_iat"] < row.valid_from_ms // 1000
    ):
        raise _refused("revoked_jwt", "The token is no longer valid; ask for a new one.")
    return Client(claims["client_id"], row.name)


def _client(connection: Connection, client_id: str) -> Row[Any, Any, Any] | None:
    """Name, id and ``valid_from_ms`` of the user of a client; None when one of them is out."""
    return connection.execute(
        select(user_table.c.name, user_table.c.id, user_table.c.valid_from_ms)
        .join(api_client, user_table.c.id == api_client.c.user_id)
        .where(
            api_client.c.client_id == client_id,
            api_client.c.revoked_ms.is_(None),
            user_table.c.disabled_ms.is_(None),
        )
    ).one_or_none()


def _signed(collector: Collector, user: User, client_id: str) -> str:
    key = collector.keys.signing(Purpose.DATA_API)
    now = now_ms(collector.clock) // 1000
    claims = {
        "username": user.name,
        "orig_iat": now,
        "exp": now + LIFE_S,
        "client_id": client_id,
        "user_id": user.id,
        "email": user.email,
    }
    return jwt.encode(claims, key.secret, ALGORITHM, headers={"kid": key.id})


def _token_of(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").strip().partition(" ")
    if scheme.lower() not in _SCHEMES or not token.strip():
        raise _refused("missing_jwt", "The header 'Authorization: Bearer <token>' is required.")
    return token.strip()


def _verified(collector: Collector, token: str) -> dict[str, Any]:
    """The claims of a token that this collector signed for the data API."""
    wrong = _refused("invalid_jwt", "The token is not one of this server.")
    if len(token) > _LONGEST_TOKEN:
        raise wrong
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        key = collector.keys.verifying(Purpose.DATA_API, str(kid))
        if key is None:
            raise wrong
        # The times are compared below, by the collector's own clock.
        options: Any = {"verify_exp": False, "require": list(_CLAIMS)}
        claims = jwt.decode(token, key.secret, [ALGORITHM], options=options)
    except jwt.PyJWTError:
        raise wrong from None
    if claims["exp"] * 1000 <= now_ms(collector.clock):
        raise _refused("expired_jwt", "The token has expired; ask for a new one.")
    return dict(claims)


def _refused(code: str, message: str) -> DialectError:
    return DialectError(401, error_body(code, message), {"WWW-Authenticate": "Bearer"})
