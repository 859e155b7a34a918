"""A form's fields: label, hint and error are tied to the input."""

from django import forms

from stafett.web import fields


class Claim(forms.Form):
    day = forms.CharField(label="When", help_text="The day you did it.")
    note = forms.CharField(label="Note", required=False)
    how = forms.ChoiceField(
        label="How", choices=[("a", "Course"), ("b", "Practice")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="I am sure")

    def clean(self):
        raise forms.ValidationError("Nothing fits together.")


def test_the_hint_describes_the_input():
    html = fields.rendered(Claim()["day"], {})

    assert 'aria-describedby="id_day-hint"' in html
    assert '<div id="id_day-hint" data-field="description">The day you did it.</div>' in html


def test_the_error_describes_the_input_too_and_marks_it():
    html = fields.rendered(Claim({})["day"], {})

    assert 'aria-describedby="id_day-hint id_day-error"' in html
    assert 'aria-invalid="true"' in html
    assert '<p class="ds-validation-message" id="id_day-error">This field is required.</p>' in html


def test_what_may_be_left_empty_says_so():
    assert "(optional)" in fields.rendered(Claim()["note"], {})
    assert "(optional)" not in fields.rendered(Claim()["day"], {})


def test_attributes_reach_the_input_with_hyphens():
    html = fields.rendered(Claim()["note"], {"rows": "3", "data_kind": "x"})

    assert 'rows="3"' in html
    assert 'data-kind="x"' in html


def test_choices_are_a_fieldset_with_a_legend():
    html = fields.rendered(Claim({})["how"], {})

    assert html.count("<fieldset") == 1
    assert '<legend class="ds-label">How</legend>' in html
    assert html.count('class="ds-input"') == 2


def test_a_check_box_stands_before_its_label():
    html = fields.rendered(Claim()["sure"], {})

    assert html.index("<input") < html.index("<label")


def test_the_problems_name_their_fields_and_those_of_the_whole_come_first():
    assert fields.problems(Claim({})) == [
        fields.Problem("", "Nothing fits together."),
        fields.Problem("id_day", "When: This field is required."),
        fields.Problem("id_how_0", "How: This field is required."),
        fields.Problem("id_sure", "I am sure: This field is required."),
    ]


def test_an_unsent_form_has_no_problems():
    assert fields.problems(Claim()) == []


def test_a_hidden_field_has_neither_label_nor_box():
    class Hidden(forms.Form):
        unit = forms.CharField(label="Where", required=False, widget=forms.HiddenInput())

    assert fields.rendered(Hidden({"unit": "7"})["unit"], {}) == (
        '<input type="hidden" name="unit" value="7" id="id_unit">'
    )
