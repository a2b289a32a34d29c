from django import forms
from django.utils.translation import gettext_lazy as _

from kulanz.conversations.models import Tag
from kulanz.reply.models import Snippet

from .base import DeskForm, RecordForm


class SnippetForm(RecordForm[Snippet]):
    class Meta:
        model = Snippet
        fields = ("title", "shortcut", "language", "register", "text")
        labels = {
            "title": _("Title"),
            "shortcut": _("Shortcut"),
            "language": _("Language"),
            "register": _("Form of address"),
            "text": _("Text"),
        }
        help_texts = {
            "shortcut": _("Type :: and this word while you write an answer."),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 10})}


class TagNameForm(DeskForm):
    name = forms.CharField(label=_("Name"), max_length=50)


class TagMergeForm(DeskForm):
    into = forms.ModelChoiceField(
        label=_("Merge into"), queryset=Tag.objects.all(), empty_label=_("choose a tag …")
    )
