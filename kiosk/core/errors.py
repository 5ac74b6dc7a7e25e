"""The exception tree of the program.

Foreign errors (OpenCV, OpenVINO, requests, SQLite, Qt) are translated into one of these at
the edge where they occur. Every error says in plain words what happened and, in ``hint``,
what a person can do about it.
"""


class KioskError(Exception):
    """Base of all errors that the program raises on purpose.

    Attributes:
        message: What happened, one sentence without a trailing full stop.
        hint: What to do about it, one sentence, or an empty string.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class SettingsError(KioskError):
    """A setting is unknown, malformed or out of bounds."""


class SourceError(KioskError):
    """A frame source cannot be opened or has failed while being read."""


class UnreadableFileError(SourceError):
    """A picture or video file is missing, empty, broken or of an unknown format."""


class ModelError(KioskError):
    """A model cannot be used."""


class ModelMissingError(ModelError):
    """A model file is not installed."""


class ModelCorruptError(ModelError):
    """A model file is installed but its size or checksum is wrong."""


class DownloadError(ModelError):
    """A model file could not be fetched."""


class DownloadCancelledError(DownloadError):
    """Fetching was stopped on request; what came so far is kept for the next try."""


class InferenceError(KioskError):
    """A network could not be compiled or run on any of the devices tried."""


class PublishError(KioskError):
    """An endpoint refused a publication or could not be reached."""


class UnconfirmedError(PublishError):
    """A publication may have arrived, although no reply says so."""


class SyncError(KioskError):
    """The queue of records cannot be read or written, or an optional package is missing."""


class CollectorError(KioskError):
    """The collector cannot do what it was asked for: its database, its users, its settings."""


class HistoryError(KioskError):
    """The history cannot be read or written."""


class ReportError(KioskError):
    """A report cannot be made: wrong range, missing extra, file that cannot be written."""


class TruthError(KioskError):
    """What is said to be in a recorded clip cannot be understood."""


class CredentialError(KioskError):
    """A secret cannot be stored or read."""


class LockedError(KioskError):
    """The operator panel is locked: wrong PIN, or too many tries.

    Attributes:
        retry_after_s: Seconds until the next try is accepted; 0 when one is accepted now.
    """

    def __init__(self, message: str, hint: str = "", *, retry_after_s: float = 0.0) -> None:
        super().__init__(message, hint)
        self.retry_after_s = retry_after_s


class WrongPinError(LockedError):
    """The PIN is wrong, and another one may be tried at once.

    Attributes:
        tries_left: Wrong tries until the panel stays locked for a while.
    """

    def __init__(self, tries_left: int) -> None:
        super().__init__("Wrong PIN", f"Tries left: {tries_left}")
        self.tries_left = tries_left


class IdentityError(KioskError):
    """Something about enrolled people cannot be done: wrong name, unknown group, no consent."""


class GalleryError(IdentityError):
    """The file of enrolled people cannot be read or written, or its key is missing."""


class EnrolmentError(IdentityError):
    """A picture is not good enough to enrol somebody by."""
