"""The diagnostics bundle: what a developer needs to help, without secrets, faces or names.

It holds texts only, and only those made here: the report, versions, settings and the log.
Every text passes through :func:`cleaned` on its way in.
"""

from __future__ import annotations

import getpass
import io
import json
import re
import zipfile
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.commands.doctor.report import json_of, summary_of, text_of
from kiosk.core import paths
from kiosk.core.atomic import write_atomic
from kiosk.core.errors import SettingsError
from kiosk.core.logs import FILE_BYTES, FILE_NAME
from kiosk.core.redaction import redact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kiosk.commands.doctor.finding import Finding
    from kiosk.core.settings import Settings

_PRIVATE_SETTINGS: Final = (
    ("device", "location"),
    ("identification", "group"),
    ("identification", "greeting"),
)
"""Settings that may name a person or a place."""
_HIDDEN: Final = "***"
_README: Final = """\
Diagnostics of Vitrine.

report.txt, report.json   what kiosk doctor found
versions.json             versions of the program and of all Python packages
settings.json             the settings, without location, user name, group and greeting
log/                      the log files

Passwords, keys, PINs, the name of the user, enrolled people, pictures and measured faces are
not in here.
Please look through the files before you send them.
"""


def write_bundle(
    path: Path, settings: Settings, findings: Sequence[Finding], versions: Mapping[str, str]
) -> None:
    """Write the bundle as a ZIP file, readable by its owner only.

    Args:
        path: File to write; an existing one is replaced.
        settings: Settings in force.
        findings: Findings of all checks.
        versions: Versions of the program and its main libraries.

    Raises:
        SettingsError: It cannot be written.
    """
    report = "".join(text_of(finding) for finding in findings) + summary_of(findings) + "\n"
    texts = {
        "README.txt": _README,
        "report.txt": report,
        "report.json": json_of(findings, versions),
        "versions.json": _json(dict(versions) | _packages()),
        "settings.json": _json(public_settings(settings)),
        **_logs(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, text in texts.items():
            bundle.writestr(name, cleaned(text))
    try:
        write_atomic(path, buffer.getvalue(), mode=0o600)
    except OSError as error:
        raise SettingsError(
            f"the bundle cannot be written to {path} ({error.strerror or error})",
            "Choose a file in a folder that this user may write to.",
        ) from error


def public_settings(settings: Settings) -> dict[str, Any]:
    """The settings without what may name a person or a place."""
    document = settings.model_dump(mode="json")
    for section, key in _PRIVATE_SETTINGS:
        if document[section][key]:
            document[section][key] = _HIDDEN
    for sink in document["cloud"]["sinks"]:
        if sink["username"]:
            sink["username"] = _HIDDEN
    return document


def cleaned(text: str) -> str:
    """A text without secrets and without the name of the user of this machine."""
    text = redact(text)
    home = str(Path.home())
    for form in (home, home.replace("\\", "\\\\")):  # as it is, and as JSON writes it
        if len(home) > 1:
            text = text.replace(form, "~")
    user = _user()
    if user:
        text = re.sub(rf"(?<![\w.-]){re.escape(user)}(?![\w.-])", _HIDDEN, text)
    return text


def _user() -> str:
    """Name of the user, unless it is one that every machine has."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # a user without an entry in the system's list
        return ""
    return "" if name in ("root", "kiosk", "user", "admin") or len(name) < 3 else name


def _packages() -> dict[str, str]:
    return {
        distribution.name: distribution.version
        for distribution in sorted(metadata.distributions(), key=lambda d: d.name.lower())
    }


def _logs() -> dict[str, str]:
    """The log files by their name in the bundle; each is cut to its newest part."""
    texts = {}
    for path in sorted(paths.log_dir().glob(f"{FILE_NAME}*")):
        try:
            with path.open("rb") as stream:
                size = stream.seek(0, io.SEEK_END)
                stream.seek(max(0, size - FILE_BYTES))
                texts[f"log/{path.name}"] = stream.read().decode("utf-8", errors="replace")
        except OSError as error:
            texts[f"log/{path.name}"] = f"cannot be read: {error.strerror}\n"
    return texts


def _json(document: Mapping[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"
