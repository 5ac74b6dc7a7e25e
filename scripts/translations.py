"""Collects the texts of the window and compiles their translations.

    python scripts/translations.py            collect, then compile
    python scripts/translations.py --check    fail when a text is new, gone or not translated

The ``.ts`` files under ``assets/translations`` are edited by hand or with Qt Linguist; the
``.qm`` files beside them are what the program loads. Titles, descriptions and units of the
settings, what can be wrong with them, and the profiles of the audience metrics are texts too:
they are read from the settings and from the files of the profiles.
"""

from __future__ import annotations

import argparse
import inspect
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("de", "es", "fr", "pt")
"""Languages with every text; English needs its plurals only."""


def setting_texts() -> set[str]:
    """What is said of settings, profiles of the metrics, views of faces, and wrong values."""
    from kiosk.core import (
        face_flaws,
        guided_capture,
        identification,
        settings,
        settings_schema,
        zone,
    )
    from kiosk.core.presets import presets
    from kiosk.identity.calibration import TRAINING_MESSAGES

    rows = settings_schema.specs().values()
    texts = {t for row in rows for t in (row.title, row.description, row.unit, row.allowed) if t}
    texts |= {text for preset in presets() for text in (preset.title, preset.description)}
    texts |= {*face_flaws.texts(), guided_capture.OTHER_PERSON, guided_capture.NO_PICTURE}
    texts |= {*TRAINING_MESSAGES}
    # Checks of single fields raise sentences of their own; the panel starts them with a capital.
    checks = "".join(inspect.getsource(module) for module in (settings, identification, zone))
    own = re.findall(r'raise ValueError\("(.+?)"\)', checks)
    return texts | set(settings_schema.TEMPLATES) | {text[:1].upper() + text[1:] for text in own}


def sources(scratch: Path) -> list[Path]:
    """Files that hold texts; those of the settings are written to ``scratch``."""
    from kiosk.ui.i18n import SETTINGS_CONTEXT

    lines = [
        f"QT_TRANSLATE_NOOP({SETTINGS_CONTEXT!r}, {text!r})" for text in sorted(setting_texts())
    ]
    listed = scratch / "settings.py"
    listed.write_text("\n".join(lines), encoding="utf-8")
    return [*sorted((ROOT / "kiosk" / "ui").rglob("*.py")), listed]


def tool(name: str) -> str:
    """Path of a tool that comes with PySide6."""
    return str(Path(sys.executable).with_name(name))


def collect(folder: Path) -> None:
    """Bring the ``.ts`` files of a folder up to date with the source."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [str(path) for path in sources(Path(scratch))]
        common = ["-no-obsolete", "-locations", "none", "-silent", "-source-language", "en"]
        for language in LANGUAGES:
            target = ["-target-language", language, "-ts", str(folder / f"vitrine_{language}.ts")]
            _run([tool("pyside6-lupdate"), *common, *files, *target])
        plurals = ["-pluralonly", "-target-language", "en", "-ts", str(folder / "vitrine_en.ts")]
        _run([tool("pyside6-lupdate"), *common, *files, *plurals])


def compile_all(folder: Path) -> None:
    """Turn every ``.ts`` file into a ``.qm`` file."""
    for path in sorted(folder.glob("*.ts")):
        _run([tool("pyside6-lrelease"), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))])


def unfinished(path: Path) -> list[str]:
    """Source texts of a ``.ts`` file that have no finished translation."""
    missing = []
    for message in ET.parse(path).iter("message"):  # noqa: S314  (our own file)
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        if translation.get("type") == "unfinished" or not all(forms):
            missing.append(message.findtext("source", ""))
    return missing


def check() -> int:
    """Whether the files under version control fit the source; says what does not."""
    problems = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for path in FOLDER.glob("*.ts"):
            (folder / path.name).write_bytes(path.read_bytes())
        collect(folder)
        for path in sorted(folder.glob("*.ts")):
            problems += [f"{path.name}: not translated: {text}" for text in unfinished(path)]
            if path.read_bytes() != (FOLDER / path.name).read_bytes():
                problems.append(f"{path.name}: out of date; run scripts/translations.py")
    sys.stdout.write("".join(f"{problem}\n" for problem in problems))
    return 1 if problems else 0


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603  (our own tools)


def main() -> int:
    """Collect and compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing, only compare")
    if parser.parse_args().check:
        return check()
    FOLDER.mkdir(parents=True, exist_ok=True)
    collect(FOLDER)
    compile_all(FOLDER)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
