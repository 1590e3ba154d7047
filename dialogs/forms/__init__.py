"""Forms: questions on a card or one by one in words, checked the same way, guarded before they are kept."""

from dialogs.forms.checking import Checked, check
from dialogs.forms.questions import Kind, Question, Step
from dialogs.forms.showing import form_fields
from dialogs.forms.typed import asks_something, understand

__all__ = ["Checked", "Kind", "Question", "Step", "asks_something", "check", "form_fields", "understand"]
