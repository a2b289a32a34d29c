"""Who works in the demo shop."""

from kulanz.business.models import Staff

HANNA, JONAS = (Staff.objects.get(name=name) for name in ("Hanna Brandt", "Jonas Weil"))
