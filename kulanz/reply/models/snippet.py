from django.db import models
from django.utils.translation import gettext_lazy as _

from kulanz.business.models import Language, Register


class Snippet(models.Model):
    """A passage to be reused; `::shortcut` offers it. Placeholders: {name}, {first_name}, {staff}, {phone} …"""

    title = models.CharField(_("title"), max_length=100)
    shortcut = models.SlugField(_("shortcut"), max_length=40)
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.GERMAN
    )
    register = models.CharField(
        _("form of address"), max_length=3, choices=Register.choices, default=Register.SIE
    )
    text = models.TextField(_("text"))
    uses = models.PositiveIntegerField(default=0)
    # Where it points (`reading.meaning`, 512 numbers of two bytes), and of which words that was reckoned.
    direction = models.BinaryField(null=True, editable=False)
    direction_of = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["shortcut", "language", "register"]
        constraints = [
            models.UniqueConstraint(fields=["shortcut", "language", "register"], name="snippet_once")
        ]
