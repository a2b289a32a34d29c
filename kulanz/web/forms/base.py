"""What all forms of the desk share: a refusal of the domain becomes an error of the form."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.db.models import Model

from kulanz.lib.refusal import Refusal


class Deed:
    """For forms: valid, and what was asked for was done."""

    result: Any = None

    def does(self, deed: Callable[[dict[str, Any]], Any]) -> bool:
        form: Any = self
        if not form.is_valid():
            return False
        try:
            self.result = deed(form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.text)
            return False
        return True


Record = TypeVar("Record", bound=Model)

if TYPE_CHECKING:

    class RecordForm(Deed, forms.ModelForm[Record]):
        """A form over one record."""

else:

    class RecordForm(Deed, forms.ModelForm):
        """A form over one record."""

        def __class_getitem__(cls, _record):
            return cls


class DeskForm(Deed, forms.Form):
    use_required_attribute = True


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NewPassword(forms.PasswordInput):
    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "new-password", "minlength": 10})


class Secret(forms.PasswordInput):
    """Write-only: what is kept is never put into a page."""

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "off", "spellcheck": "false"}, render_value=False)
