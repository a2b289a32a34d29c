from django.db import models

from .conversation import Conversation


class Strand(models.Model):
    """A Message-ID that leads to a conversation: of a message we hold, or only named by one in a reference."""

    ident = models.CharField(max_length=300)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="strands")
    is_held = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ident", "conversation"], name="strand_once")]
