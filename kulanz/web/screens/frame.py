"""What the pages of the settings share: the side menu, and 422 for what was not accepted."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kulanz.web import answer


def show(request: HttpRequest, template: str, *, tab: str, **context: Any) -> HttpResponse:
    """A page of the settings under `tab` of their menu."""
    refused = any(getattr(value, "is_bound", False) and value.errors for value in context.values())
    context |= {"place": "settings", "tab": tab}
    return answer.page(request, f"settings/{template}", context, status=422 if refused else 200)
