"""Addresses of pages for those who are not in a browser: mails and the command line."""

from typing import Any

from django.conf import settings
from django.urls import reverse


def absolute(name: str, *arguments: Any) -> str:
    """The full address of the page called `name`, as people reach it from outside."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=arguments)}"
