"""What a reply to a batch means: a pure function of the reply (docs/sync.md, the reply table)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urljoin, urlsplit
from uuid import UUID

from kiosk.cloud.delivery import Outcome, Verdict
from kiosk.cloud.reply_words import describe_status
from kiosk.core.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kiosk.cloud.messages import Reply

BODY_LIMIT: Final = 1024 * 1024
MAX_REDIRECTS: Final = 3
_ECHOING: Final = frozenset({200, 201, 202, 204, 207})
_INVALID: Final = frozenset({400, 422})
_LATER: Final = frozenset({408, 421, 423, 424, 425, 429})
_DUPLICATE_FIELDS: Final = ("code", "error", "type", "title", "status", "reason", "detail")
_MAX_REASON: Final = 300


class Step(Enum):
    """What to do about a reply before it is judged."""

    JUDGE = auto()
    FOLLOW = auto()
    """Send the same to ``Reply.location``."""
    RENEW_SECRET = auto()
    """Read the secret again; if it has changed, send the same with it."""
    SEND_PLAIN = auto()
    """Send the same without compression."""


@dataclass(frozen=True, slots=True)
class Trial:
    """How a batch was sent, as far as the next step depends on it.

    Attributes:
        url: Where to.
        redirects: Redirects followed so far.
        compressed: Whether the body was compressed.
        secret_renewed: Whether the secret was read again already.
    """

    url: str
    redirects: int = 0
    compressed: bool = False
    secret_renewed: bool = False


def next_step(reply: Reply, trial: Trial) -> Step:
    """What to do about a reply."""
    status = reply.status
    if status in (307, 308) and trial.redirects < MAX_REDIRECTS and _stays(reply, trial.url):
        return Step.FOLLOW
    if status in (401, 403) and not trial.secret_renewed:
        return Step.RENEW_SECRET
    if status == 415 and trial.compressed:
        return Step.SEND_PLAIN
    return Step.JUDGE


def judge(
    reply: Reply, batch: UUID, records: Collection[UUID], accept: Collection[int] = ()
) -> Outcome:
    """What a reply to a batch came to.

    Args:
        reply: The reply, after all steps of :func:`next_step`.
        batch: Id of the batch.
        records: Ids of its records.
        accept: Statuses by which a generic endpoint takes a batch; none for a collector,
            which has to name the batch in its reply.
    """
    status = reply.status
    if status in accept:
        return _generic(reply, batch, records)
    if 200 <= status < 300:
        if not accept and status in _ECHOING:
            return _collector(reply, batch, records)
        return _not_delivered(reply, Verdict.RETRY)
    if status == 409 and not reply.flaw and _says_duplicate(reply):
        return _delivered(reply, {}, {}, duplicates=len(records))
    return _not_delivered(reply, _refusal(status))


def _refusal(status: int) -> Verdict:
    """The verdict of a status that is no success."""
    if status in _INVALID:
        return Verdict.INVALID
    if status == 413:
        return Verdict.TOO_LARGE
    if status in (401, 403):
        return Verdict.REFUSED
    if status in _LATER or status == 409 or (status >= 500 and status != 501) or status < 300:
        return Verdict.RETRY
    # Redirects that are not followed, and what asking again will not change.
    return Verdict.MISCONFIGURED


def _generic(reply: Reply, batch: UUID, records: Collection[UUID]) -> Outcome:
    if reply.is_web_page or reply.flaw:
        return _not_delivered(reply, Verdict.RETRY)
    content = _json_object(reply)
    if content is None or not _names(content, batch):
        return _delivered(reply, {}, {}, duplicates=0)
    return _collector(reply, batch, records)


def _collector(reply: Reply, batch: UUID, records: Collection[UUID]) -> Outcome:
    content = None if reply.is_web_page or reply.flaw else _json_object(reply)
    if content is None or not _names(content, batch):
        return _not_delivered(reply, Verdict.RETRY)
    try:
        rejected = _rejected(content, frozenset(records))
        duplicates = _number(content, "duplicates")
        accepted = content.get("accepted")
        if accepted is not None and (
            _number(content, "accepted") + duplicates + len(rejected) != len(records)
        ):
            raise ValueError("the numbers do not add up")
    except ValueError as error:
        return _retry(reply, f"the reply of the server makes no sense: {error}")
    return _delivered(reply, content, rejected, duplicates)


def _delivered(
    reply: Reply, content: Mapping[str, Any], rejected: Mapping[UUID, str], duplicates: int
) -> Outcome:
    etag = content.get("config_etag")
    return Outcome(
        Verdict.DELIVERED,
        status=reply.status,
        rejected=rejected,
        duplicates=duplicates,
        server_time=_time(content.get("server_time")),
        config_etag=etag if isinstance(etag, str) else "",
        round_trip_ms=reply.round_trip_ms,
    )


def _not_delivered(reply: Reply, verdict: Verdict) -> Outcome:
    return Outcome(
        verdict,
        status=reply.status,
        retry_after_s=reply.retry_after_s if verdict is Verdict.RETRY else None,
        round_trip_ms=reply.round_trip_ms,
        error=describe_status(reply),
    )


def _retry(reply: Reply, message: str) -> Outcome:
    return Outcome(
        Verdict.RETRY,
        status=reply.status,
        retry_after_s=reply.retry_after_s,
        round_trip_ms=reply.round_trip_ms,
        error=PublishError(message, "Tell the operator of the server if it stays."),
    )


def _json_object(reply: Reply) -> Mapping[str, Any] | None:
    try:
        content = json.loads(reply.body)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _names(content: Mapping[str, Any], batch: UUID) -> bool:
    echo = content.get("batch")
    return isinstance(echo, str) and echo.lower() == str(batch)


def _rejected(content: Mapping[str, Any], records: frozenset[UUID]) -> dict[UUID, str]:
    """Records that the receiver will never take, with its reason.

    Raises:
        ValueError: The list is malformed, or names records that were not sent.
    """
    listed = content.get("rejected")
    if listed is None:
        return {}
    if not isinstance(listed, list):
        raise ValueError("'rejected' is no list")
    rejected = {}
    for item in listed:
        if not isinstance(item, dict) or not isinstance(item.get("id"), str):
            raise ValueError("an item of 'rejected' has no id")
        record = UUID(item["id"])
        if record not in records:
            raise ValueError("it rejects a record that was not sent")
        words = [str(item[key]) for key in ("code", "reason") if item.get(key)]
        rejected[record] = ": ".join(words)[:_MAX_REASON] or "no reason given"
    return rejected


def _number(content: Mapping[str, Any], key: str) -> int:
    value = content.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(f"'{key}' is no number")
    return value


def _time(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
        # Times at the edge of the calendar cannot be converted.
        return time.astimezone(UTC) if time.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _says_duplicate(reply: Reply) -> bool:
    """Whether a 409 means that the batch is there already."""
    if reply.is_web_page:
        return False
    content = _json_object(reply)
    if content is None:
        return reply.body.strip().lower().startswith(b"duplicate")
    if content.get("duplicate") is True:
        return True
    words = [content.get(key) for key in _DUPLICATE_FIELDS]
    return any(isinstance(w, str) and w.strip().lower().startswith("duplicate") for w in words)


def _stays(reply: Reply, url: str) -> bool:
    """Whether a redirect leads to the same scheme, host and port."""
    if not reply.location:
        return False
    try:
        return _origin(urljoin(url, reply.location)) == _origin(url)
    except ValueError:
        return False


def _origin(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    if "@" in parts.netloc:
        raise ValueError("credentials in an address")
    default = 443 if parts.scheme == "https" else 80
    return parts.scheme, (parts.hostname or "").lower(), parts.port or default
