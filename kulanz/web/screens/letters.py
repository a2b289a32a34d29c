"""Letters on paper: written beside a conversation, printed in one go, posted."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kulanz.flow import on_paper
from kulanz.goodwill import letters
from kulanz.goodwill.models import Gesture, PaperLetter
from kulanz.web import access, answer, entries
from kulanz.web import letters as words
from kulanz.web.forms.letters import LetterForm, NewLetterForm, PrintForm, ReasonForm


@access.not_specialist
def listing(request: HttpRequest) -> HttpResponse:
    context = words.page(entries.as_number(request.GET.get("before", "")))
    return answer.page(request, "letters/list.html", context | {"place": "promises"})


def writing(request: HttpRequest, pk: int) -> HttpResponse:
    """A new one, begun with kind words for its reason."""
    conversation, by = access.conversation(request, pk), access.staff(request)
    if conversation.merged_into:
        return answer.go(request, "letter_new", conversation.merged_into.pk)
    told = request.POST if request.method == "POST" else request.GET
    reason = ReasonForm({"reason": told.get("reason", "")}).checked()["reason"] or Gesture.Reason.OUR_FAULT
    begun = on_paper.begin(conversation, reason, by=by)
    form = NewLetterForm.of(begun, request.POST or None, reason=reason, cost=words.postage())
    if form.does(lambda _said: on_paper.write(conversation, form.wish(), form.told(), by=by)):
        return _written(request, form.result)
    context = words.beside(conversation, reason) | {"form": form}
    return answer.page(request, "letters/new.html", context, status=422 if form.is_bound else 200)


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it once more, and change it until it is posted."""
    letter = access.letter(request, pk)
    form = LetterForm.of(letters.told_of(letter), request.POST or None)
    if form.does(lambda _said: letters.change(letter, form.told())):
        return answer.go(request, "letter", pk, say=_("Saved."))
    context = {"letter": letter, "gesture": letter.gesture, "form": form, "missing": words.missing()}
    status = 422 if form.is_bound else 200
    return answer.page(request, "letters/show.html", context | {"place": "promises"}, status=status)


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """As it will look; that alone does not count as printed."""
    letter = access.letter(request, pk)
    return _pdf([letter], letters.draw([letter], title=words.title([letter])), is_file=False)


@require_POST
def printing(request: HttpRequest) -> HttpResponse:
    """Those chosen, in one file."""
    chosen = access.letters(request, request.POST.getlist("chosen"))
    both_sides = PrintForm(request.POST).checked()["both_sides"]
    title = words.title(chosen) if chosen else ""
    printed = letters.print_all(chosen, title=title, by=access.staff(request), both_sides=both_sides)
    return _pdf(chosen, printed, is_file=True)


@require_POST
def posting(request: HttpRequest) -> HttpResponse:
    chosen = access.letters(request, request.POST.getlist("chosen"))
    count = on_paper.post(chosen, by=access.staff(request))
    said = ngettext("%d letter is noted as posted.", "%d letters are noted as posted.", count) % count
    return answer.go(request, "letters", say=said)


@require_POST
def reversal(request: HttpRequest, pk: int) -> HttpResponse:
    on_paper.take_back(access.letter(request, pk), by=access.staff(request))
    return answer.go(request, "letter", pk, say=_("It counts as not posted yet."))


def _written(request: HttpRequest, letter: PaperLetter) -> HttpResponse:
    if letter.gesture.state == Gesture.State.APPROVED:
        return answer.go(request, "letter", letter.pk, say=_("The letter is kept. It can be printed now."))
    return answer.go(request, "letter", letter.pk, say=_("An owner decides on this. You will be told."))


def _pdf(found: list[PaperLetter], content: bytes, *, is_file: bool) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(is_file, words.file_name(found)) or "inline"
    response["Cache-Control"] = "no-store"
    return response
