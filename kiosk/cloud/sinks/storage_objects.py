"""S3, Azure Blob and Google Cloud Storage as places for files, through obstore."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

import obstore
from obstore import exceptions as failures
from obstore.store import AzureStore, GCSStore, S3Store

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.bounded import never, within
from kiosk.cloud.sinks.storage_place import PlaceError
from kiosk.core.errors import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable

    from obstore.store import ClientConfig, ObjectStore

    from kiosk.core.sinks import Sink

_T = TypeVar("_T")

_CONNECT_S: Final = 5.0
_CODE: Final = re.compile(r"<Code>(\w{1,60})</Code>")
_CHECK_KEYS: Final = "Check the user name (access key or account) and the secret."
_AMAZON_ACCESS: Final = (
    "AWS_ACCESS_KEY_ID",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
)
_GOOGLE_ACCESS: Final = "GOOGLE_APPLICATION_CREDENTIALS"
_NO_CONDITIONS: Final = "NotImplemented"
"""Of stores with the interface of S3 that cannot tell whether an object is new."""
# "Not found" comes as FileNotFoundError.
_FAILURES: Final = (failures.BaseError, OSError, PublishError)
_CLOCK_CODES: Final = frozenset({"RequestTimeTooSkewed", "RequestExpired"})


class ObjectPlace:
    """A bucket or container, below a prefix; implements ``Place``.

    Nothing is made public: who may read is set at the store.

    Args:
        sink: Settings.
        prefix: Folder in the bucket, without slashes at its ends; may be empty.
        secret: Secret of the account.

    Raises:
        PlaceError: The settings or the secret make no access.
    """

    def __init__(self, sink: Sink, prefix: str, secret: str) -> None:
        self._host = urlsplit(sink.service_url).hostname or "the store"
        self._bucket = urlsplit(sink.endpoint).netloc
        self._allowed_s = _CONNECT_S + sink.timeout_s
        self._cancelled: Callable[[], bool] = never
        options: ClientConfig = {
            "connect_timeout": timedelta(seconds=_CONNECT_S),
            "timeout": timedelta(seconds=sink.timeout_s),
            "allow_http": sink.service_url.startswith("http://"),
        }
        try:
            self._store = _make_store(sink, prefix, secret, options)
        except (failures.BaseError, ValueError) as error:
            raise PlaceError(
                Verdict.REFUSED, "the secret of the store is not of the right form", _CHECK_KEYS
            ) from error

    def bound(self, allowed_s: float, cancelled: Callable[[], bool]) -> None:
        """From now on, each call ends within this time, or when it is cancelled."""
        self._allowed_s, self._cancelled = allowed_s, cancelled

    def create(self, name: str, content: bytes, media_type: str) -> bool:
        """Store a new object; False when there is one of that name."""
        try:
            self._put(name, content, media_type, "create")
        except (failures.AlreadyExistsError, failures.PreconditionError):
            return False
        except _FAILURES as error:
            if _code(str(error)) != _NO_CONDITIONS:
                raise self._error(error) from None
            self.replace(name, content, media_type)
        return True

    def replace(self, name: str, content: bytes, media_type: str) -> None:
        """Store an object, whether or not there is one of that name."""
        try:
            self._put(name, content, media_type, "overwrite")
        except _FAILURES as error:
            raise self._error(error) from None

    def read(self, name: str) -> bytes | None:
        """Content of an object; None when it is missing or may not be read."""
        try:
            return self._call(lambda: bytes(obstore.get(self._store, name).bytes()))
        except (
            FileNotFoundError,
            failures.NotFoundError,
            failures.PermissionDeniedError,
            failures.UnauthenticatedError,
        ):
            return None
        except _FAILURES as error:
            raise self._error(error) from None

    def delete(self, name: str) -> None:
        """Delete an object."""
        try:
            self._call(lambda: obstore.delete(self._store, name))
        except _FAILURES as error:
            raise self._error(error) from None

    def close(self) -> None:
        """Nothing to be done: connections are closed when they idle."""

    def _put(self, name: str, content: bytes, media_type: str, mode: Any) -> None:
        self._call(
            lambda: obstore.put(
                self._store,
                name,
                content,
                attributes={"Content-Type": media_type},
                mode=mode,
                use_multipart=False,
            )
        )

    def _call(self, work: Callable[[], _T]) -> _T:
        return within(self._allowed_s, self._cancelled, work)

    def _error(self, error: Exception) -> PlaceError:
        """Why the store did not take a file, in plain words."""
        if isinstance(error, PublishError):
            return PlaceError(Verdict.RETRY, error.message, error.hint)
        text = str(error)
        code = _code(text)
        shown = f" ({code})" if code else ""
        if code in _CLOCK_CODES:
            return PlaceError(
                Verdict.REFUSED,
                f"the store refuses the time of this device{shown}",
                "Set the date and time of this device.",
            )
        if isinstance(error, failures.PermissionDeniedError | failures.UnauthenticatedError):
            return PlaceError(Verdict.REFUSED, f"the store refuses the access{shown}", _CHECK_KEYS)
        if isinstance(error, FileNotFoundError | failures.NotFoundError):
            return PlaceError(
                Verdict.MISCONFIGURED,
                f"there is no bucket or container {self._bucket}{shown}",
                "Create it at the store, or correct its name in the endpoint.",
            )
        if code in ("PermanentRedirect", "AuthorizationHeaderMalformed") or " 301 " in text:
            return PlaceError(
                Verdict.MISCONFIGURED,
                f"the bucket {self._bucket} is in another region{shown}",
                "Enter the region of the bucket.",
            )
        return PlaceError(Verdict.RETRY, *_network_words(text, self._host, shown))


def _code(text: str) -> str:
    """The store's own name of an error, out of the text of an exception."""
    found = _CODE.search(text)
    return found[1] if found else ""


_NETWORK_WORDS: Final[tuple[tuple[str, str, str], ...]] = (
    ("dns error", "the name {host} cannot be found", "Check the address, and the network."),
    ("failed to lookup", "the name {host} cannot be found", "Check the address, and the network."),
    (
        "Connection refused",
        "{host} refuses connections",
        "Check the port, and that the store is running.",
    ),
    (
        "certificate",
        "the certificate of {host} is not trusted or not valid now",
        "Check the date of this device; else install the store's certificate authority on it.",
    ),
    ("timed out", "{host} does not answer in time", "Check the network."),
    ("TimedOut", "{host} does not answer in time", "Check the network."),
)


def _network_words(text: str, host: str, code: str) -> tuple[str, str]:
    for part, words, hint in _NETWORK_WORDS:
        if part in text:
            return words.format(host=host), hint
    return f"{host} did not take the file{code}", "It is tried again by itself."


def _make_store(sink: Sink, prefix: str, secret: str, options: ClientConfig) -> ObjectStore:
    parts = urlsplit(sink.endpoint)
    common: dict[str, Any] = {
        "prefix": prefix or None,
        "client_options": options,
        # Tries are repeated by the engine, which tells the operator about each.
        "retry_config": {"max_retries": 0},
    }
    if parts.scheme == "s3":
        return S3Store(parts.netloc, config=_s3(sink, secret), **common)
    if parts.scheme == "az":
        return AzureStore(parts.netloc, config=_azure(sink, secret), **common)
    return GCSStore(parts.netloc, config=_google(sink, secret), **common)


def _s3(sink: Sink, secret: str) -> Any:
    config = {"region": sink.region or "us-east-1"}
    if sink.service_url:
        config["endpoint"] = sink.service_url.rstrip("/")
    if sink.username:
        config |= {"access_key_id": sink.username, "secret_access_key": secret}
    elif not any(name in os.environ for name in _AMAZON_ACCESS):
        raise _no_access("an access key", "user name, and its secret key")
    return config


def _azure(sink: Sink, secret: str) -> Any:
    if not sink.username:
        raise PlaceError(
            Verdict.MISCONFIGURED,
            "the name of the storage account is missing",
            "Enter the account as the user name, and its key or a SAS token as the secret.",
        )
    if not secret:
        raise _no_access("a key", "secret: that of the account, or a SAS token")
    config = {"account_name": sink.username}
    if sink.service_url:
        config["endpoint"] = sink.service_url.rstrip("/")
    token = secret.lstrip("?")
    if "sig=" in token:
        config["sas_key"] = token
    else:
        config["account_key"] = secret
    return config


def _google(sink: Sink, secret: str) -> Any:
    config: dict[str, Any] = {}
    if sink.service_url:
        config["base_url"] = sink.service_url.rstrip("/")
    if secret:
        config["service_account_key"] = secret
    elif _GOOGLE_ACCESS not in os.environ:
        raise _no_access("a service account", "secret: the JSON of its key")
    return config


def _no_access(what: str, where: str) -> PlaceError:
    """Said before the library looks for access at the metadata service of a cloud.

    A kiosk stands in a shop; who answers at that address there may be anybody.
    """
    return PlaceError(Verdict.REFUSED, f"{what} for the store is missing", f"Enter the {where}.")
