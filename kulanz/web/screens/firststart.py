"""The doors: the first page of an empty desk, signing in, and the way in for those who were invited."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kulanz.business import people, profile
from kulanz.web import answer, limits, signin
from kulanz.web.forms.people import AcceptForm, WelcomeForm

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if not people.nobody_yet():
        return redirect("home")
    if request.method == "POST":
        limits.not_too_often(request, "first_owner")
    form = WelcomeForm(request.POST or None, is_stranger=not limits.is_at_the_machine(request))
    if form.does(lambda said: profile.found(**said)):
        login(request, form.result, BACKEND)
        return answer.go(request, "mailboxes", say=_("Welcome. Connect your mailbox next."))
    return _porch(request, "start.html", form)


class SignIn(LoginView):
    """While nobody works here, signing in means setting up the desk."""

    def dispatch(self, request: HttpRequest, *args: Any, **named: Any) -> Any:
        if people.nobody_yet():
            return redirect("start")
        return super().dispatch(request, *args, **named)


class SecondStep(AuthenticateView):
    """Offers the ways that this person has set up, and no others."""

    def get_context_data(self, **named: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**named)
        return context | {"ways": signin.ways_of(self.stage.login.user)}


@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    limits.not_too_often(request, "invitation")
    invited = people.get_invitation(token)
    form = AcceptForm(request.POST or None, initial={"name": invited.name})
    if form.does(
        lambda said: people.accept(token, said["name"], said["password"], language=said["language"])
    ):
        login(request, form.result, BACKEND)
        return answer.go(request, "home", say=_("Welcome, %(name)s.") % {"name": form.result})
    return _porch(request, "invitation.html", form, invited=invited)


def _porch(request: HttpRequest, template: str, form: Any, **context: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return answer.page(request, f"settings/{template}", {"form": form, **context}, status=status)
