from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kulanz.business import people, profile
from kulanz.business.models import Language, Staff

from .base import DateInput, DeskForm, NewPassword, RecordForm

PASSWORD_HINT = _("At least ten characters. A short sentence is easy to remember.")


class PersonNaming(DeskForm):
    """The fields with which somebody introduces themselves."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        help_text=_("As customers read it under an answer."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(label=_("Password"), widget=NewPassword(), help_text=PASSWORD_HINT)
    language = forms.ChoiceField(label=_("Language of the desk"), choices=Language.choices)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["language"].initial = (get_language() or "de")[:2]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("password"):
            person = Staff(email=said.get("email", ""), name=said.get("name", ""))
            try:
                validate_password(said["password"], person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return said


class WelcomeForm(PersonNaming):
    """The first page of an empty desk."""

    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("You sign in with it."))
    business = forms.CharField(label=_("Name of the business"), max_length=200)
    phone = forms.CharField(
        label=_("Phone"),
        max_length=50,
        required=False,
        help_text=_("Talking helps. The number stands wherever a call may help."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    postal_address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    region = forms.ChoiceField(
        label=_("Region"),
        choices=profile.REGION_CHOICES,
        required=False,
        initial="DE",
        help_text=_("For the public holidays. We start with Monday to Friday, 9:00 to 17:00."),
    )
    # Asked of strangers only: whoever sits at the machine itself owns it.
    code = forms.CharField(
        label=_("Code of this desk"),
        max_length=20,
        help_text=_("It stands on the console where the desk was started; “kulanz checkup” says it, too."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    field_order = (
        "code", "name", "email", "password", "language", "business", "phone", "postal_address", "region"
    )  # fmt: skip

    def __init__(self, *args: Any, is_stranger: bool, **named: Any) -> None:
        super().__init__(*args, **named)
        if not is_stranger:
            del self.fields["code"]

    def clean_code(self) -> None:
        if not people.is_start_code(self.cleaned_data["code"]):
            raise forms.ValidationError(_("This is not the code of this desk."))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        said.pop("code", None)
        return said


class AcceptForm(PersonNaming):
    pass


class InviteForm(DeskForm):
    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Staff.Role.choices, initial=Staff.Role.ASSISTANT)
    by_mail = forms.BooleanField(
        label=_("Send the link by mail"),
        required=False,
        initial=True,
        help_text=_("You can also copy the link and pass it on yourself."),
    )


class PersonForm(DeskForm):
    role = forms.ChoiceField(label=_("Role"), choices=Staff.Role.choices)
    skills = forms.CharField(
        label=_("Skills"),
        max_length=200,
        required=False,
        help_text=_("What this person knows best, such as: invoices, downloads, English."),
    )


class AbsenceForm(DeskForm):
    absent_from = forms.DateField(label=_("First day"), required=False, widget=DateInput())
    absent_until = forms.DateField(
        label=_("Last day"), required=False, widget=DateInput(), help_text=_("Empty: until further notice.")
    )
    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=Staff.objects.none(),
        required=False,
        empty_label=_("nobody in particular"),
        help_text=_("New work for the absent person goes to the deputy."),
    )
    hand_over = forms.BooleanField(label=_("Hand over what is open to the deputy now"), required=False)

    def __init__(self, *args: Any, staff: Staff, **named: Any) -> None:
        super().__init__(*args, **named)
        deputy = self.fields["deputy"]
        assert isinstance(deputy, forms.ModelChoiceField)
        deputy.queryset = people.colleagues(staff)
        for name in ("absent_from", "absent_until", "deputy"):
            self.fields[name].initial = getattr(staff, name)

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("hand_over") and not said.get("deputy"):
            self.add_error("deputy", _("Please choose who takes over."))
        if said.get("absent_until") and not said.get("absent_from"):
            self.add_error("absent_from", _("Please say from which day on."))
        return said


class DepartureForm(DeskForm):
    successor = forms.ModelChoiceField(
        label=_("Their open conversations go to"),
        queryset=Staff.objects.none(),
        required=False,
        empty_label=_("nobody in particular (they wait under “unassigned”)"),
    )

    def __init__(self, *args: Any, staff: Staff, **named: Any) -> None:
        super().__init__(*args, **named)
        successor = self.fields["successor"]
        assert isinstance(successor, forms.ModelChoiceField)
        successor.queryset = people.colleagues(staff)


class ProfileForm(RecordForm[Staff]):
    # Kept by the browser: it is a matter of the keyboard in front of it.
    single_keys = forms.BooleanField(
        label=_("Single keys work as shortcuts"),
        required=False,
        help_text=_("Turn this off if you dictate or if keys get in your way. It holds for this browser."),
    )

    class Meta:
        model = Staff
        fields = ("name", "language", "notify_by_mail", "digest")
        labels = {
            "name": _("Your name"),
            "language": _("Language of the desk"),
            "notify_by_mail": _("Tell me by mail as well"),
            "digest": _("A mail in the morning with what is due"),
        }
        help_texts = {
            "name": _("As customers read it under an answer."),
            "notify_by_mail": _(
                "When a conversation becomes yours, somebody mentions you or a customer answers you; "
                "at most one mail per conversation in ten minutes."
            ),
            "digest": _(
                "On working days as you open: promises, planned calls, who waits longest. None where nothing is due."
            ),
        }
