"""Tags: renamed, joined, dropped."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kulanz.conversations import tags
from kulanz.web import answer
from kulanz.web.access import owner_only
from kulanz.web.forms.snippets import TagMergeForm, TagNameForm

from .frame import show


@owner_only
def tag_list(request: HttpRequest) -> HttpResponse:
    return show(request, "tags.html", tab="tags", tags=tags.all_tags())


@owner_only
def tag(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(tags.all_tags(), pk=pk)
    form = TagNameForm(request.POST or None, initial={"name": kept.name})
    if form.does(lambda said: tags.rename(kept, said["name"])):
        return answer.go(request, "tags", say=_("Saved."))
    return show(request, "tag.html", tab="tags", form=form, merge=TagMergeForm(), tag=kept)


@owner_only
@require_POST
def tag_merge(request: HttpRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(tags.all_tags(), pk=pk)
    form = TagMergeForm(request.POST)
    if form.does(lambda said: tags.merge(kept, said["into"])):
        return answer.go(request, "tags", say=_("The two tags are one now."))
    name = TagNameForm(initial={"name": kept.name})
    return show(request, "tag.html", tab="tags", form=name, merge=form, tag=kept)


@owner_only
@require_POST
def tag_deletion(request: HttpRequest, pk: int) -> HttpResponse:
    tags.drop(get_object_or_404(tags.all_tags(), pk=pk))
    return answer.go(request, "tags", say=_("The tag is gone."))
