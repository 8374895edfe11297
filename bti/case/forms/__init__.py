"""Forms in a case: what is asked, what is answered, what is missing, and how it is shown.

``filling.decide_fill`` is the one way that answers come into a case; ``form_page.form_view`` the
one way that paper and screen see them.
"""
