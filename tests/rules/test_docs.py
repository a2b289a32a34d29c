"""The documents keep up with the program: what they name exists, and what exists they name."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kulanz import cli

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
MANUALS = [DOCS / "manual" / language for language in ("de", "en")]

# Set for Django by the program itself, not by an owner.
NOT_A_SETTING = {"DJANGO_SETTINGS_MODULE"}
# Read by OpenSSL, not by a line of ours.
READ_BY_OTHERS = {"SSL_CERT_FILE"}
ENVIRONMENT = {"environ", "env"}

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
OF_A_BUILD_MACHINE = re.compile(
    r"/work/|/root/|/home/\w|/tmp/|\.pyenv|pypi\.|pythonhosted|index-url|docker\.io|ghcr\.io", re.I
)


def settings_read() -> Iterator[tuple[str, Path]]:
    """Every name that some line reads from the environment."""
    for file in sorted((ROOT / "kulanz").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = _name_read(node)
            if name and name not in NOT_A_SETTING:
                yield name, file


def _name_read(node: ast.AST) -> str | None:
    """The constant in env.str("NAME"), os.environ.get("NAME"), os.getenv("NAME") or os.environ["NAME"]."""
    if isinstance(node, ast.Subscript):
        read, key = node.value, node.slice
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        read = node.func if node.func.attr == "getenv" else node.func.value
        key = node.args[0]
    else:
        return None
    last = read.attr if isinstance(read, ast.Attribute) else getattr(read, "id", "")
    is_environment = last in ENVIRONMENT or last == "getenv"
    return str(key.value) if is_environment and isinstance(key, ast.Constant) else None


def table_of_settings() -> set[str]:
    text = (DOCS / "operations.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.M))


def options(command: str) -> Iterator[str]:
    """Every option and argument of a subcommand, as a person types it."""
    parser = cli._parser([command])
    subparsers = next(action for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for action in subparsers.choices[command]._actions:
        if action.help != argparse.SUPPRESS and action.dest != "help":
            yield action.option_strings[0] if action.option_strings else str(action.metavar)


def section(page: Path, heading: str) -> str:
    """What stands below a heading, down to the next one of its rank."""
    found = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page.read_text(encoding="utf-8"), re.M | re.S
    )
    return found.group(1) if found else ""


def links(page: Path) -> list[str]:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S)
    return [
        target for target in LINK.findall(text) if "://" not in target and not target.startswith("mailto:")
    ]


def anchors(page: Path) -> set[str]:
    """The anchors of the headings, as GitHub and GitLab make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_setting_that_is_read_is_documented():
    missing = {
        f"{name} ({file.relative_to(ROOT)})"
        for name, file in settings_read()
        if name not in table_of_settings()
    }
    assert not missing, f"docs/operations.md does not name {sorted(missing)}"


def test_no_setting_is_documented_that_nobody_reads():
    assert table_of_settings() - {name for name, _file in settings_read()} == READ_BY_OTHERS


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_subcommand_is_documented_with_its_options(command):
    text = section(DOCS / "command-line.md", f"kulanz {command}")
    assert text, f"docs/command-line.md has no section on kulanz {command}"
    missing = [option for option in options(command) if option not in text]
    assert not missing, f"docs/command-line.md does not name {missing} of kulanz {command}"


def test_no_subcommand_is_documented_that_does_not_exist():
    headings = re.findall(r"^## kulanz (\S+)", (DOCS / "command-line.md").read_text(encoding="utf-8"), re.M)
    assert set(headings) == set(cli.COMMANDS)


def test_every_word_that_parse_mail_may_say_is_documented():
    from typing import get_args

    from kulanz.channels import letter

    text = section(DOCS / "command-line.md", "kulanz parse-mail")
    words = [*get_args(letter.BounceReason), *get_args(letter.Automatic), *problem_words()]
    missing = [word for word in words if f"`{word}`" not in text]
    assert not missing, f"docs/command-line.md does not explain {missing}"


def problem_words() -> set[str]:
    """The words that are appended to a list of problems, anywhere in the reading of mail."""
    found: set[str] = set()
    for file in (ROOT / "kulanz" / "channels" / "email").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("problems.append"):
                constants = (part.value for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant))
                found |= {str(word) for word in constants if re.fullmatch(r"[a-z]+(_[a-z]+)*", str(word))}
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_leads_somewhere(page):
    for target in links(page):
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), f"{page.relative_to(ROOT)} links to {target}"
        if anchor and place.suffix == ".md":
            assert anchor in anchors(place), f"{page.relative_to(ROOT)} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_speaks_of_the_machine_it_was_made_on(page):
    assert not OF_A_BUILD_MACHINE.findall(page.read_text(encoding="utf-8"))


def test_both_manuals_have_the_same_pages_and_all_are_listed():
    german, english = ({page.name for page in manual.glob("*.md")} for manual in MANUALS)
    assert german == english
    for manual in MANUALS:
        listed = {target.partition("#")[0] for target in links(manual / "README.md")}
        assert german - {"README.md"} <= listed


@pytest.mark.parametrize("name", sorted(page.name for page in MANUALS[0].glob("*.md")))
def test_both_manuals_have_the_same_shape(name):
    shapes = [
        re.findall(r"^#+(?= )|^!(?=\[)", (manual / name).read_text(encoding="utf-8"), re.M)
        for manual in MANUALS
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("page", sorted(MANUALS[0].glob("*.md")), ids=lambda page: page.name)
def test_the_german_manual_speaks_calmly(page):
    text = page.read_text(encoding="utf-8")
    assert not re.findall(r"\w!(?!\[)", text)
    assert not re.findall(r"\bTickets?\b", text)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_command_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(code(ROOT / page))))
    assert named, f"{page} names no command"
    assert named <= targets


def code(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return [*re.findall(r"^```.*?\n(.*?)^```", text, re.M | re.S), *re.findall(r"`(make [^`]+)`", text)]
