"""What goes wrong with services of Amazon, in plain words."""

from __future__ import annotations

from typing import Final

from botocore import exceptions as botocore_errors

from kiosk.cloud.delivery import Verdict
from kiosk.core.errors import PublishError

_REFUSED: Final = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSecurity",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "OptInRequired",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
_MISSING: Final = frozenset({"NotFound", "NotFoundException", "ResourceNotFoundException"})
_TOPIC_OR_TABLE: Final = "Check the ARN of the topic, the region, and the name of the table."
_KEYS: Final = "Check the access key (user name), its secret, and what it is allowed to do."


def verdict_of(error: Exception) -> Verdict:
    """What an error of boto3 means for the records."""
    if isinstance(error, botocore_errors.NoCredentialsError):
        return Verdict.REFUSED
    if isinstance(error, botocore_errors.PartialCredentialsError):
        return Verdict.REFUSED
    if isinstance(
        error, botocore_errors.NoRegionError | botocore_errors.InvalidRegionError | ValueError
    ):
        return Verdict.MISCONFIGURED
    code = _code(error)
    if code in _REFUSED:
        return Verdict.REFUSED
    if code in _MISSING:
        return Verdict.MISCONFIGURED
    if code == "ValidationException":
        # The table has another key than FaceId.
        return Verdict.MISCONFIGURED
    if code in ("InvalidParameter", "InvalidParameterValue"):
        return Verdict.INVALID
    return Verdict.RETRY


def describe_failure(error: Exception) -> PublishError:
    """Why a call to Amazon failed, with what to do about it."""
    if isinstance(error, PublishError):
        return error
    code = _code(error)
    if verdict_of(error) is Verdict.REFUSED:
        return PublishError(f"Amazon refuses the access ({code or 'no credentials'})", _KEYS)
    if code in _MISSING:
        return PublishError(f"the topic or the table does not exist ({code})", _TOPIC_OR_TABLE)
    if code == "ValidationException":
        return PublishError(
            "the table of profiles has another key than FaceId",
            "Use a table whose key is FaceId, a text, and nothing besides.",
        )
    if code in ("InvalidParameter", "InvalidParameterValue"):
        return PublishError(f"the message was not accepted ({code})", _TOPIC_OR_TABLE)
    if code:
        return PublishError(f"Amazon reports {code}", "It is tried again by itself.")
    if isinstance(error, botocore_errors.SSLError):
        return PublishError(
            "the certificate of the service is not trusted or not valid now",
            "Check the date of this device.",
        )
    if isinstance(error, botocore_errors.NoRegionError | botocore_errors.InvalidRegionError):
        return PublishError("the region is missing or wrong", "Enter the region of the topic.")
    if isinstance(error, botocore_errors.ConnectTimeoutError | botocore_errors.ReadTimeoutError):
        return PublishError("the service does not answer in time", "Check the network.")
    if isinstance(error, botocore_errors.ConnectionError | botocore_errors.HTTPClientError):
        return PublishError("the service cannot be reached", "Check the address and the network.")
    return PublishError(f"the call to Amazon failed ({type(error).__name__})")


def _code(error: Exception) -> str:
    if isinstance(error, botocore_errors.ClientError):
        return str(error.response.get("Error", {}).get("Code", ""))
    return ""
