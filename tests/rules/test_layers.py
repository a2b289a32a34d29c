"""What the import contracts cannot see."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

KULANZ = Path(__file__).resolve().parents[2] / "kulanz"
# From the ground up, as in ARCHITECTURE.md.
FLOORS = [
    "lib",
    "jobs",
    "reading",
    "business",
    "journal",
    "customers",
    "channels",
    "conversations",
    "triage",
    "reply",
    "followup",
    "goodwill",
    "insight",
    "flow",
    "web",
]
ROOMS_FOR_DJANGO_HTTP = {"web", "config"}
FILES_FOR_DJANGO_HTTP = {KULANZ / "lib" / "links.py"}


def imports(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return names


def room(file: Path) -> str:
    return file.relative_to(KULANZ).parts[0]


def test_keys_in_the_database_point_downwards():
    for config in apps.get_app_configs():
        if not config.name.startswith("kulanz."):
            continue
        for model in config.get_models():
            for field in model._meta.get_fields():
                target = getattr(field, "remote_field", None) and field.remote_field.model
                if (
                    not getattr(field, "concrete", False)
                    or not target
                    or not target.__module__.startswith("kulanz.")
                ):
                    continue
                own, other = model.__module__.split(".")[1], target.__module__.split(".")[1]
                assert FLOORS.index(other) <= FLOORS.index(own), f"{model.__name__}.{field.name} points up"


@pytest.mark.parametrize(
    ("modules", "allowed"),
    [
        ({"django.http", "django.shortcuts", "django.urls"}, {"web", "config"}),
        ({"smtplib", "imaplib", "imapclient"}, {"channels"}),
        ({"httpx"}, {"lib"}),
    ],
)
def test_protocols_are_spoken_in_their_rooms_alone(modules, allowed):
    for file in KULANZ.rglob("*.py"):
        used = {name for name in imports(file) if any(name == m or name.startswith(f"{m}.") for m in modules)}
        assert not used or room(file) in allowed or file in FILES_FOR_DJANGO_HTTP, f"{file}: {used}"


def test_screens_ask_no_database():
    for file in (KULANZ / "web" / "screens").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = (
                node.attr
                if isinstance(node, ast.Attribute) and ast.unparse(node.value) not in {"compose", "form"}
                else ""
            )
            assert name not in {"objects", "filter", "exclude", "save", "bulk_create"}, (
                f"{file.name}:{node.lineno}"
            )


def test_every_template_compiles():
    templates = KULANZ / "web" / "templates"
    for file in templates.rglob("*.html"):
        get_template(str(file.relative_to(templates)))


def test_no_page_holds_inline_script_or_style():
    for file in (KULANZ / "web" / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for forbidden in (
            " style=",
            " onclick=",
            " onload=",
            " onsubmit=",
            "hx-on:",
            "<style>",
            "javascript:",
        ):
            assert forbidden not in text, f"{file.name} has {forbidden}"
