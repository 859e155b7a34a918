"""What we ask more than once: the same questions to those who have a place in an arena, on days that may hang on
others (`WaveDetails` is a `Due`), at a privacy level in plain words.

A recipe calls `actions.ask` and `actions.plan_wave` in the change it has opened; what its keeper writes on a page goes
through `keeping`. `queries.asked_of` is what somebody is
to answer, `actions.answer` answers. Figures come from `figures.of_wave` and `figures.change` alone: they hold the
minimum group through filters, differences of groups and time. Answers that nobody may trace lie sealed for the day and
are put among the others at once, in no order (`actions.unseal`, once a day).
"""
