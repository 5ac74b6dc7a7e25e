"""What is asked of each kind of destination, in words and with examples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.core.sinks import SinkKind

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTEXT: Final = "CloudForm"


@dataclass(frozen=True, slots=True)
class Question:
    """A field of the form.

    Attributes:
        field: Of the model; ``secret`` for what goes to the key store.
        title: Translatable.
        meaning: Translatable; what belongs there.
        example: Shown while the field is empty.
    """

    field: str
    title: object
    meaning: object
    example: str = ""

    @property
    def title_text(self) -> str:
        """The title in the language in force."""
        return QCoreApplication.translate(_CONTEXT, str(self.title))

    @property
    def meaning_text(self) -> str:
        """What belongs there, in the language in force."""
        return QCoreApplication.translate(_CONTEXT, str(self.meaning))


NAME: Final = Question(
    "name",
    QT_TRANSLATE_NOOP("CloudForm", "Name"),
    QT_TRANSLATE_NOOP(
        "CloudForm", "For you: small letters, digits and dashes. It cannot be changed later."
    ),
)

_ADDRESS: Final = QT_TRANSLATE_NOOP("CloudForm", "Address")
_USER: Final = QT_TRANSLATE_NOOP("CloudForm", "User name")
_PASSWORD: Final = QT_TRANSLATE_NOOP("CloudForm", "Password")
_KEY_ID: Final = QT_TRANSLATE_NOOP("CloudForm", "Access key ID")
_REGION: Final = Question(
    "region",
    QT_TRANSLATE_NOOP("CloudForm", "Region"),
    QT_TRANSLATE_NOOP("CloudForm", "Of Amazon; others need none."),
    "eu-central-1",
)
_TIMEOUT: Final = Question(
    "timeout_s",
    QT_TRANSLATE_NOOP("CloudForm", "Time allowed for a reply"),
    QT_TRANSLATE_NOOP("CloudForm", "In seconds, 1 to 120. What takes longer is tried again."),
)
_ACCEPT: Final = Question(
    "accept",
    QT_TRANSLATE_NOOP("CloudForm", "Replies that mean success"),
    QT_TRANSLATE_NOOP(
        "CloudForm",
        "Only for a server that does not answer as a collector does: HTTP statuses from 200 to "
        "299, with commas.",
    ),
    "200, 204",
)
_AUTHORITIES: Final = Question(
    "authorities",
    QT_TRANSLATE_NOOP("CloudForm", "File of certificate authorities"),
    QT_TRANSLATE_NOOP(
        "CloudForm", "For a server with a certificate of your own: a PEM file on this device."
    ),
    "/etc/ssl/our-ca.pem",
)
_CERTIFICATE: Final = Question(
    "client_certificate",
    QT_TRANSLATE_NOOP("CloudForm", "Certificate of this kiosk"),
    QT_TRANSLATE_NOOP("CloudForm", "For servers that ask for one: a PEM file on this device."),
    "/etc/vitrine/kiosk.pem",
)
_KEY: Final = Question(
    "client_key",
    QT_TRANSLATE_NOOP("CloudForm", "Key of that certificate"),
    QT_TRANSLATE_NOOP("CloudForm", "A PEM file on this device."),
    "/etc/vitrine/kiosk-key.pem",
)
_SERVICE: Final = Question(
    "service_url",
    QT_TRANSLATE_NOOP("CloudForm", "Address of the service"),
    QT_TRANSLATE_NOOP(
        "CloudForm", "Only for services that speak like Amazon but live elsewhere, such as MinIO."
    ),
    "https://minio.example.com:9000",
)


def _address(meaning: object, example: str) -> Question:
    return Question("endpoint", _ADDRESS, meaning, example)


def _secret(title: object, meaning: object) -> Question:
    return Question("secret", title, meaning)


BASIC: Final[Mapping[SinkKind, tuple[Question, ...]]] = {
    SinkKind.HTTP: (
        _address(
            QT_TRANSLATE_NOOP(
                "CloudForm", "Of the collector; with a path, for a server of your own."
            ),
            "https://collector.example.com",
        ),
        _secret(
            QT_TRANSLATE_NOOP("CloudForm", "Token"),
            QT_TRANSLATE_NOOP(
                "CloudForm", "The collector shows it when this kiosk is added there."
            ),
        ),
    ),
    SinkKind.WORKSHOP: (
        _address(
            QT_TRANSLATE_NOOP("CloudForm", "Without /analytics/face, which is added."),
            "http://192.168.1.10:9002",
        ),
        Question(
            "username", _USER, QT_TRANSLATE_NOOP("CloudForm", "Only if the server asks for one.")
        ),
        _secret(_PASSWORD, QT_TRANSLATE_NOOP("CloudForm", "Only if the server asks for one.")),
    ),
    SinkKind.MQTT: (
        _address(
            QT_TRANSLATE_NOOP(
                "CloudForm", "mqtts:// is encrypted; mqtt:// is not, for a network of your own."
            ),
            "mqtts://broker.example.com:8883",
        ),
        Question(
            "username", _USER, QT_TRANSLATE_NOOP("CloudForm", "Only if the broker asks for one.")
        ),
        _secret(_PASSWORD, QT_TRANSLATE_NOOP("CloudForm", "Only if the broker asks for one.")),
        Question(
            "topic",
            QT_TRANSLATE_NOOP("CloudForm", "Topic"),
            QT_TRANSLATE_NOOP(
                "CloudForm",
                "May have {device}, {location} and {type} in it; empty takes the usual one.",
            ),
            "vitrine/{device}/{type}",
        ),
    ),
    SinkKind.STORAGE: (
        _address(
            QT_TRANSLATE_NOOP(
                "CloudForm",
                "s3://bucket/folder, az://container/folder, gs://bucket/folder or "
                "file:///path/to/folder.",
            ),
            "s3://our-bucket/fleet/{device}",
        ),
        Question(
            "username",
            QT_TRANSLATE_NOOP("CloudForm", "Access key ID or account"),
            QT_TRANSLATE_NOOP(
                "CloudForm",
                "Amazon: access key ID. Azure: storage account. Others and folders: empty.",
            ),
        ),
        _secret(
            QT_TRANSLATE_NOOP("CloudForm", "Secret key"),
            QT_TRANSLATE_NOOP(
                "CloudForm",
                "Amazon: secret access key. Azure: account key or SAS token. Google: the JSON of a "
                "service account. Folders: none.",
            ),
        ),
        _REGION,
    ),
    SinkKind.WEBHOOK: (
        _address(
            QT_TRANSLATE_NOOP("CloudForm", "Of the web service."),
            "https://service.example.com/hooks/vitrine",
        ),
        _secret(
            QT_TRANSLATE_NOOP("CloudForm", "Secret to sign with"),
            QT_TRANSLATE_NOOP(
                "CloudForm", "The service knows the same one. Nothing is sent without it."
            ),
        ),
    ),
    SinkKind.SNS: (
        _address(
            QT_TRANSLATE_NOOP("CloudForm", "The ARN of the topic, as Amazon shows it."),
            "arn:aws:sns:eu-central-1:123456789012:visitors",
        ),
        Question(
            "username",
            _KEY_ID,
            QT_TRANSLATE_NOOP("CloudForm", "Empty takes the one that this device has."),
        ),
        _secret(
            QT_TRANSLATE_NOOP("CloudForm", "Secret access key"),
            QT_TRANSLATE_NOOP("CloudForm", "Empty takes the one that this device has."),
        ),
        Question(
            "profile_table",
            QT_TRANSLATE_NOOP("CloudForm", "Table of profiles"),
            QT_TRANSLATE_NOOP(
                "CloudForm",
                "A DynamoDB table with a profile for each FaceId; empty looks nothing up.",
            ),
            "visitor-profiles",
        ),
    ),
}
"""What is asked at first."""

FURTHER: Final[Mapping[SinkKind, tuple[Question, ...]]] = {
    SinkKind.HTTP: (
        Question(
            "username",
            _USER,
            QT_TRANSLATE_NOOP(
                "CloudForm", "For a server that asks for a name and a password, not for a token."
            ),
        ),
        _ACCEPT,
        _TIMEOUT,
        _AUTHORITIES,
        _CERTIFICATE,
        _KEY,
    ),
    SinkKind.WORKSHOP: (_TIMEOUT, _AUTHORITIES),
    SinkKind.MQTT: (
        Question(
            "retail_traffic",
            QT_TRANSLATE_NOOP("CloudForm", "Also to retail/traffic"),
            QT_TRANSLATE_NOOP(
                "CloudForm", "The number of people in the form that retail dashboards know."
            ),
        ),
        _TIMEOUT,
        _AUTHORITIES,
        _CERTIFICATE,
        _KEY,
    ),
    SinkKind.STORAGE: (_SERVICE, _TIMEOUT),
    SinkKind.WEBHOOK: (_ACCEPT, _TIMEOUT, _AUTHORITIES, _CERTIFICATE, _KEY),
    SinkKind.SNS: (_REGION, _SERVICE, _TIMEOUT),
}
"""What is asked under "More"."""
