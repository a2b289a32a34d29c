"""A draft, or a file of it, is thrown away: with its bytes, unless something else has the same."""

from django.db import transaction

from kulanz.reply.models import Draft, DraftFile

from . import second_look, unneeded


@transaction.atomic
def discard(draft: Draft) -> None:
    digests = set(draft.files.values_list("sha256", flat=True))
    second_look.forget(Draft.objects.filter(pk=draft.pk))
    draft.delete()
    transaction.on_commit(lambda: unneeded.forget(digests))


@transaction.atomic
def detach(file: DraftFile) -> None:
    digest = file.sha256
    file.delete()
    transaction.on_commit(lambda: unneeded.forget([digest]))
