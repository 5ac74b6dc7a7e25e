"""What the repository promises beyond its code."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from kiosk.inference.registry import ModelRegistry

REPO = Path(__file__).resolve().parents[3]
PYTHONS = ("3.11", "3.12", "3.13")
SYSTEMS = ("linux", "win32")


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def requirements(project):
    """Everything that pyproject.toml asks for, to run, to develop and to build."""
    groups = project["project"]["optional-dependencies"].values()
    lines = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    everything = [Requirement(line) for line in lines + [x for group in groups for x in group]]
    # A group that takes in others names the project itself.
    return [one for one in everything if one.name != project["project"]["name"]]


@pytest.fixture(scope="module")
def pins():
    lines = (REPO / "constraints.txt").read_text("utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def notice():
    """Licence by name, of packages and networks alike."""
    text = (REPO / "NOTICE").read_text("utf-8")
    return dict(re.findall(r"^- ([\w.-]+): (.+);", text, re.MULTILINE))


def applies(marker: Marker | None, python: str, system: str) -> bool:
    environment = {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": system,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    return marker is None or marker.evaluate(environment)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_each_requirement_has_one_pin_that_satisfies_it(requirements, pins, python, system):
    for requirement in requirements:
        if not applies(requirement.marker, python, system):
            continue
        name = canonicalize_name(requirement.name)
        found = [
            pin
            for pin in pins
            if canonicalize_name(pin.name) == name and applies(pin.marker, python, system)
        ]
        assert len(found) == 1, f"{name} on {system} with Python {python}: {found}"
        (specifier,) = found[0].specifier
        assert specifier.operator == "=="
        assert requirement.specifier.contains(specifier.version), f"{requirement} <> {found[0]}"


def test_pyside_that_loses_references_is_not_installed(pins):
    """6.12.0 aborts on Python 3.11 after some hundred signals."""
    for pin in pins:
        if pin.name in ("pyside6-essentials", "shiboken6") and applies(pin.marker, "3.11", "linux"):
            assert not pin.specifier.contains("6.12.0")


def test_constraints_name_no_registry():
    text = (REPO / "constraints.txt").read_text("utf-8")
    assert "://" not in text
    assert "--" not in text


def test_notice_names_every_package(requirements, pins, notice):
    names = {canonicalize_name(item.name) for item in (*requirements, *pins)}
    assert not names - notice.keys(), "missing in NOTICE"


def test_notice_names_every_network_and_nothing_else(pins, notice):
    models = tomllib.loads((REPO / "assets/models.toml").read_text("utf-8"))["models"]
    for name, model in models.items():
        assert notice[name] == model["licence"], name
    packages = {canonicalize_name(pin.name) for pin in pins}
    assert notice.keys() == packages | models.keys()


def test_version_is_the_same_everywhere(project):
    import kiosk

    version = project["project"]["version"]
    assert kiosk.__version__ == version
    changelog = (REPO / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## \[(Unreleased|{re.escape(version)})\]", changelog, re.MULTILINE)


def test_licence_is_complete():
    text = (REPO / "LICENSE").read_text("utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_each_decision_has_its_own_number():
    numbers = [path.name[:4] for path in (REPO / "docs/decisions").glob("*.md")]
    assert numbers
    assert all(number.isdigit() for number in numbers)
    assert len(set(numbers)) == len(numbers)


def tracked_files() -> list[Path]:
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=True, timeout=60
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [REPO / name for name in listing.stdout.decode().split("\0") if name]


COMPUTED_TABLES = {"assets/identity/face_space.npz"}
"""Made by scripts/face_space.py; no picture can be had from it."""


def bundled_weights() -> set[str]:
    """Weights of the networks that are part of the program, by the registry."""
    models = tomllib.loads((REPO / "assets/models.toml").read_text("utf-8"))["models"]
    return {
        f"assets/models/{name}/{precision}/{file['name']}"
        for name, model in models.items()
        for precision, files in model["files"].items()
        for file in files
        if "urls" not in file
    }


def test_no_model_medium_or_big_file_is_committed():
    media = {".bin", ".onnx", ".pt", ".mp4", ".mkv", ".avi", ".webm", ".npy", ".npz"}
    networks = bundled_weights()
    for path in tracked_files():
        name = path.relative_to(REPO).as_posix()
        if name in networks:
            assert not path.exists() or path.stat().st_size < 5 * 1024 * 1024, path
            continue
        if name not in COMPUTED_TABLES:
            assert path.suffix not in media, path
        assert not path.exists() or path.stat().st_size < 1024 * 1024, path


def test_every_script_can_be_parsed():
    for path in [*(REPO / "scripts").glob("*.sh"), REPO / ".ci/run"]:
        shell = path.read_text("utf-8").splitlines()[0].rpartition("/")[2].split()[-1]
        done = subprocess.run(
            [shell, "-n", str(path)], capture_output=True, text=True, check=False, timeout=60
        )
        assert done.returncode == 0, done.stderr


def test_pages_of_networks_that_ship_are_in_the_repository():
    shipped = [entry for entry in ModelRegistry.load() if entry.bundled]
    assert shipped
    for entry in shipped:
        assert (REPO / entry.homepage).is_file()
        assert (REPO / entry.licence_url).is_file()
