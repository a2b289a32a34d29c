"""Tags as a whole: how often each is used, renaming, joining and dropping them."""

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from kulanz.lib.refusal import Refusal

from .models import Tag


def all_tags() -> "QuerySet[Tag]":
    return Tag.objects.annotate(uses=Count("conversations")).order_by("name")


@transaction.atomic
def rename(tag: Tag, name: str) -> None:
    name = name.strip().lower()[:50]
    if not name:
        raise Refusal(_("A tag needs a name."))
    if Tag.objects.filter(name=name).exclude(pk=tag.pk).exists():
        raise Refusal(_("There is a tag “%(name)s” already. You can merge the two.") % {"name": name})
    tag.name = name
    tag.save(update_fields=["name"])


@transaction.atomic
def merge(tag: Tag, into: Tag) -> None:
    """Every conversation that has `tag` has `into` instead."""
    if tag.pk == into.pk:
        raise Refusal(_("Please choose another tag to merge with."))
    into.conversations.add(*tag.conversations.values_list("pk", flat=True))
    tag.delete()


def drop(tag: Tag) -> None:
    tag.delete()
