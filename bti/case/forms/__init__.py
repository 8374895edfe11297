"""Forms in a case: what is asked, what is answered, what is missing, and how it is shown.

``filling.decide_fill`` is the one way that answers come into a case; ``form_view`` the one way that
paper and screen see them.
"""

from bti.case.forms.entries import about, answers_from, read_answers
from bti.case.forms.form_page import blank_fields, field_views, form_view
from bti.case.forms.former import former_page, without_question
from bti.case.forms.in_words import shown
from bti.case.forms.moves import asked_answers
from bti.case.forms.progress import child_heard_on, counts, form_met, form_state, live_copy
from bti.case.forms.reading import AnswerProblem, read_answer
from bti.case.forms.validity import missing_answers

__all__ = (
    "AnswerProblem",
    "about",
    "answers_from",
    "asked_answers",
    "blank_fields",
    "child_heard_on",
    "counts",
    "field_views",
    "form_met",
    "form_state",
    "form_view",
    "former_page",
    "live_copy",
    "missing_answers",
    "read_answer",
    "read_answers",
    "shown",
    "without_question",
)
