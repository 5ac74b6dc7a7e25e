"""Logins: short-lived access tokens (JWT) and refresh tokens that are used once.

A refresh token is ``<session>.<generation>.<mac>``. Only the newest of a session is good. An
older one that really was ours means that somebody else has a copy: the session ends. One that was
never ours changes nothing. Two requests of one browser may carry the same token at the same
moment; so the one before the newest still gets an access token for some seconds, but no successor.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import jwt
from sqlalchemy import delete, insert, select, update

from kiosk.collector.auth import audit_log
from kiosk.collector.auth.keys import KeyRing, Purpose, SigningKey
from kiosk.collector.auth.stamps import digest, new_id, now_ms
from kiosk.collector.auth.users import User, Users
from kiosk.collector.problems import unauthorized
from kiosk.collector.storage.tables import session as table
from kiosk.collector.storage.tables import user as users

if TYPE_CHECKING:
    from sqlalchemy import Row

    from kiosk.collector.storage.database import Database
    from kiosk.core.clock import Clock

ALGORITHM: Final = "HS256"
ISSUER: Final = "vitrine-collector"
AUDIENCE: Final = "vitrine-collector-api"
ACCESS_S: Final = 15 * 60
IDLE_MS: Final = 7 * 86_400_000
LONGEST_MS: Final = 30 * 86_400_000
GRACE_MS: Final = 10_000
_LEEWAY_S: Final = 5


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session and the tokens to go on with.

    Attributes:
        user: Whose it is.
        session: Its id.
        access: Bearer token (JWT).
        refresh: Token for the next access token; empty when the browser has it already.
        csrf: Value that changes from a page have to bring.
    """

    user: User
    session: str
    access: str
    refresh: str
    csrf: str


class Sessions:
    """The sessions in the database."""

    def __init__(self, db: Database, keys: KeyRing, clock: Clock) -> None:
        self._db = db
        self._keys = keys
        self._clock = clock
        self._users = Users(db, clock)

    def start(self, user: User, agent: str, address: str) -> SignedIn:
        """Begin a session of a user whose password was right.

        Args:
            user: Who.
            agent: What the browser calls itself.
            address: Where it is.
        """
        now = now_ms(self._clock)
        session_id = str(uuid.uuid4())  # its secrecy does not matter, but it tells no time
        refresh = self._refresh_token(self._keys.signing(Purpose.SESSION), session_id, 1)
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.c.expires_ms < now))
            connection.execute(
                insert(table).values(
                    id=session_id,
                    user_id=user.id,
                    hash=digest(refresh),
                    created_ms=now,
                    used_ms=now,
                    expires_ms=now + IDLE_MS,
                    agent=agent[:300],
                )
            )
            audit_log.note(connection, self._clock, user.name, "login", user.name, address)
        return self._signed_in(user, session_id, refresh)

    def renew(self, token: str, address: str) -> SignedIn:
        """Take a refresh token and give the next one.

        Raises:
            Problem: 401; it is not good, and if it was used before, its session is over.
        """
        session_id, generation, key = self._genuine(token)
        with self._db.read() as connection:
            row = connection.execute(select(table).where(table.c.id == session_id)).one_or_none()
        now = now_ms(self._clock)
        user = None if row is None else self._users.by_id(row.user_id)
        if row is None or user is None or user.disabled or row.expires_ms < now:
            raise unauthorized("The session is over; log in again")
        if not hmac.compare_digest(row.hash, digest(token)):
            return self._used_before(row, user, generation, key, address)
        follower = self._refresh_token(
            self._keys.signing(Purpose.SESSION), session_id, generation + 1
        )
        changed = (
            update(table)
            .where(table.c.id == session_id, table.c.hash == row.hash)
            .values(
                hash=digest(follower),
                used_ms=now,
                expires_ms=min(now + IDLE_MS, row.created_ms + LONGEST_MS),
            )
        )
        with self._db.write() as connection:
            won = connection.execute(changed).rowcount == 1
        # Whoever lost the race for this token has just been overtaken by its own browser.
        return self._signed_in(user, session_id, follower if won else "")

    def _used_before(
        self, row: Row[Any], user: User, generation: int, key: SigningKey, address: str
    ) -> SignedIn:
        keys = [key, *self._keys.all_valid(Purpose.SESSION)]
        successors = (self._refresh_token(k, row.id, generation + 1) for k in keys)
        is_last_but_one = any(hmac.compare_digest(row.hash, digest(t)) for t in successors)
        if is_last_but_one and now_ms(self._clock) - row.used_ms <= GRACE_MS:
            return self._signed_in(user, row.id, "")
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.c.id == row.id))
            audit_log.note(connection, self._clock, user.name, "session.reuse", user.name, address)
        raise unauthorized("This token was used before; the session is over", "token-reused")

    def end(self, session_id: str) -> None:
        """Log out."""
        with self._db.write() as connection:
            connection.execute(delete(table).where(table.c.id == session_id))

    def end_by_token(self, token: str) -> None:
        """Log out with nothing but the refresh token, whatever its age.

        Raises:
            Problem: 401; it was not made here.
        """
        session_id, _, _ = self._genuine(token)
        self.end(session_id)

    def user_of(self, access: str) -> tuple[User, str]:
        """Whose access token that is, and the id of the session.

        Raises:
            Problem: 401; it is not good, or no longer.
        """
        claims = self._claims(access)
        with self._db.read() as connection:
            row = connection.execute(
                select(table.c.user_id).where(table.c.id == claims["sid"])
            ).one_or_none()
        user = None if row is None else self._users.by_id(row.user_id)
        if user is None or user.disabled or user.id != claims["sub"]:
            raise unauthorized("The session is over; log in again")
        return user, claims["sid"]

    def goes_on(self, session_id: str) -> bool:
        """Whether a session is still there, and its user not kept out."""
        row = (
            select(table.c.id)
            .join(users, users.c.id == table.c.user_id)
            .where(
                table.c.id == session_id,
                table.c.expires_ms > now_ms(self._clock),
                users.c.disabled_ms.is_(None),
            )
        )
        with self._db.read() as connection:
            return connection.execute(row).first() is not None

    def csrf(self, session_id: str) -> str:
        """The value that changes from a page of that session have to bring."""
        return self._csrf(self._keys.signing(Purpose.SESSION), session_id)

    def csrf_is_right(self, session_id: str, value: str) -> bool:
        """Whether a page of that session was given this value."""
        return any(
            hmac.compare_digest(self._csrf(key, session_id).encode(), value.encode())
            for key in self._keys.all_valid(Purpose.SESSION)
        )

    def _csrf(self, key: SigningKey, session_id: str) -> str:
        return hmac.new(key.secret, f"csrf|{session_id}".encode(), hashlib.sha256).hexdigest()

    def _signed_in(self, user: User, session_id: str, refresh: str) -> SignedIn:
        key = self._keys.signing(Purpose.SESSION)
        now = now_ms(self._clock) // 1000
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": user.id,
            "sid": session_id,
            "jti": new_id(self._clock),
            "role": user.role.value,
            "iat": now,
            "exp": now + ACCESS_S,
        }
        access = jwt.encode(claims, key.secret, ALGORITHM, {"kid": key.id, "typ": "at+jwt"})
        return SignedIn(user, session_id, access, refresh, self._csrf(key, session_id))

    def _claims(self, access: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(access)
            key = self._keys.verifying(Purpose.SESSION, str(header.get("kid", "")))
            if key is None or header.get("typ") != "at+jwt":
                raise unauthorized("The token is not valid")
            claims: dict[str, Any] = jwt.decode(
                access,
                key.secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={
                    "require": ["exp", "iat", "aud", "iss", "sub", "sid"],
                    # Time is told by the injected clock.
                    "verify_exp": False,
                    "verify_iat": False,
                    "verify_nbf": False,
                },
            )
            now = now_ms(self._clock) / 1000
            expired = now >= float(claims["exp"])
            early = now + _LEEWAY_S < float(claims["iat"])
        except (jwt.PyJWTError, ValueError, TypeError) as error:
            raise unauthorized("The token is not valid") from error
        if expired:
            raise unauthorized("The token has expired", "token-expired")
        if early:
            raise unauthorized("The token is not valid yet")
        return claims

    def _refresh_token(self, key: SigningKey, session_id: str, generation: int) -> str:
        text = f"{session_id}.{generation}"
        mac = hmac.new(key.secret, f"refresh|{text}".encode(), hashlib.sha256).hexdigest()
        return f"{text}.{mac}"

    def _genuine(self, token: str) -> tuple[str, int, SigningKey]:
        """Session, generation and key of a refresh token that was made here."""
        session_id, _, rest = token.partition(".")
        generation = rest.partition(".")[0]
        if len(token) < 200 and generation.isascii() and generation.isdigit():
            for key in self._keys.all_valid(Purpose.SESSION):
                made = self._refresh_token(key, session_id, int(generation))
                if hmac.compare_digest(made.encode(), token.encode()):
                    return session_id, int(generation), key
        raise unauthorized("The refresh token is not valid")
