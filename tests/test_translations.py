"""Bokmål and nynorsk: complete, in step with the code, and each the language it says it is."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.utils import translation
from django.utils.formats import date_format

from stafett.config.settings import base
from tools import translations

CATALOGUES = {language: catalogue for language, _path, catalogue in translations.catalogues()}
SAME_IN_BOTH = Path(__file__).with_name("same_in_both.txt")
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd%]")
SAID_OTHERWISE = {"The password is too similar to the %(verbose_name)s."}
"""The one thing a password may be too similar to here is the e-mail address, so the words say that."""

GLOSSARY = {
    "bruker": ["brukar"],
    "egenregistrering": ["eigenregistrering"],
    "enhet": ["eining"],
    "fagansvarlig": ["fagansvarleg"],
    "fagutvikler": ["fagutviklar"],
    "forbedring": ["forbetring"],
    "fornyet": ["fornya"],
    "gyldighetstid": ["gyldigheitstid"],
    "helseforetak": ["helseføretak"],
    "hjemmetjeneste": ["heimeteneste"],
    "kompetanser": ["kompetansar"],
    "leder": ["leiar", "leier"],
    "legemiddelhåndtering": ["legemiddelhandtering"],
    "mangler": ["manglar"],
    "medarbeider": ["medarbeidar"],
    "planer": ["planar", "planan"],
    "rød": ["raud"],
    "grønn": ["grøn"],
    "stedfortreder": ["stadfortredar"],
    "superbruker": ["superbrukar"],
    "sykehus": ["sjukehus"],
    "sykepleier": ["sjukepleiar"],
    "taushetserklæring": ["teieplikterklæring"],
    "tilgjengelighet": ["tilgjengelegheit"],
    "utløpt": ["gått ut"],
    "veileder": ["rettleiar"],
    "virksomhet": ["verksemd"],
}
"""The beginning of a word in bokmål, and what it is in nynorsk; from the project's glossary."""

BOKMAL_ALONE = set(Path(__file__).with_name("only_in_bokmal.txt").read_text("utf-8").split())
NYNORSK_ALONE = set(Path(__file__).with_name("only_in_nynorsk.txt").read_text("utf-8").split())


def strings(message):
    return list(message.string) if isinstance(message.string, tuple) else [message.string]


def pairs():
    """Every translation as (bokmål, nynorsk)."""
    for message in CATALOGUES["nb"]:
        if message.id:
            yield from zip(
                strings(message), strings(CATALOGUES["nn"].get(message.id, message.context)), strict=True
            )


def words(text):
    return set(re.findall(r"\w+", PLACEHOLDER.sub(" ", text).lower()))


def test_every_text_is_translated(capsys):
    translations.check()

    assert capsys.readouterr().out.endswith("texts, complete.\n")


@pytest.mark.parametrize("language", CATALOGUES)
def test_nothing_is_guessed_or_left_over(language):
    catalogue = CATALOGUES[language]

    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert list(catalogue.obsolete) == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_are_those_of_the_english_text(language):
    differing = [
        translated
        for message in CATALOGUES[language]
        if message.id and message.id not in SAID_OTHERWISE
        for text, translated in zip(_texts(message), strings(message), strict=True)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(translated))
    ]
    assert differing == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_texts_begin_and_end_as_the_english_ones(language):
    """A word that begins with a small letter stands inside a sentence; a full stop makes a sentence."""
    differing = [
        translated
        for message in CATALOGUES[language]
        if message.id
        for text, translated in zip(_texts(message), strings(message), strict=True)
        if _differ(text, translated)
    ]
    assert differing == []


def _texts(message):
    return list(message.id) if isinstance(message.id, tuple) else [message.id]


def _differ(text, translated):
    """Whether one is a sentence and the other part of one: by the first letter (where both have one), by the end."""
    first, second = text[0], translated[0]
    return (text[-1] in ".:?" and text[-1] != translated[-1]) or (
        first.isalpha() and second.isalpha() and first.isupper() != second.isupper()
    )


@pytest.mark.parametrize(("bokmal", "nynorsk"), GLOSSARY.items(), ids=GLOSSARY)
def test_the_words_of_the_field_are_nynorsk_in_nynorsk(bokmal, nynorsk):
    word = re.compile(rf"\b{bokmal}", re.IGNORECASE)
    expected = re.compile("|".join(nynorsk), re.IGNORECASE)

    faults = [nn for nb, nn in pairs() if word.search(nb) and (word.search(nn) or not expected.search(nn))]

    assert faults == []


def test_no_bokmal_word_stands_in_nynorsk():
    assert [nn for _nb, nn in pairs() if words(nn) & BOKMAL_ALONE] == []


def test_no_nynorsk_word_stands_in_bokmal():
    assert [nb for nb, _nn in pairs() if words(nb) & NYNORSK_ALONE] == []


def test_what_is_the_same_in_both_has_been_read_and_is_meant():
    """After reading a new one: add it to the file, in its place by the alphabet."""
    same = {nb for nb, nn in pairs() if nb == nn}

    assert SAME_IN_BOTH.read_text("utf-8").splitlines() == sorted(same)


WRONG = [
    (forms.CharField(), ""),
    (forms.CharField(), "a\0"),
    (forms.CharField(max_length=3), "four"),
    (forms.CharField(min_length=3), "2"),
    (forms.EmailField(), "nobody"),
    (forms.ChoiceField(choices=[]), "none"),
    (forms.TypedMultipleChoiceField(choices=[]), ["none"]),
    (forms.TypedMultipleChoiceField(choices=[]), "none"),
    (forms.DateField(), "yesterday"),
    (forms.IntegerField(), "one"),
    (forms.IntegerField(min_value=1), "0"),
    (forms.IntegerField(max_value=1), "2"),
    (forms.FileField(), None),
    (forms.FileField(), "no file"),
    (forms.FileField(), SimpleUploadedFile("empty.pdf", b"")),
    (forms.FileField(max_length=3), SimpleUploadedFile("long.pdf", b"%PDF")),
]


def said_of(field, value, language):
    with translation.override(language):
        with pytest.raises(ValidationError) as found:
            field.clean(value)
        return " ".join(found.value.messages)


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_what_is_wrong_with_a_field_is_said_in_our_words_in_every_language(field, value):
    ours = {string for catalogue in CATALOGUES.values() for m in catalogue if m.id for string in strings(m)}
    said = {language: said_of(field, value, language) for language in ("nb", "nn", "en")}

    assert said["en"] not in (said["nb"], said["nn"])
    for language in ("nb", "nn"):
        assert any(_said_with(text).fullmatch(said[language]) for text in ours)


def _said_with(text):
    """The text with anything in the place of its place-holders."""
    return re.compile(".+".join(re.escape(piece) for piece in PLACEHOLDER.split(text)) or "-")


@pytest.mark.parametrize(
    ("language", "password", "said"),
    [
        ("nb", "kort", "Passordet er for kort. Det må ha minst 12 tegn."),
        ("nn", "kort", "Passordet er for kort. Det må ha minst 12 teikn."),
        ("nb", "1234567890123", "Dette passordet er for vanlig og lett å gjette. Velg et annet."),
        ("nn", "1234567890123", "Dette passordet er for vanleg og lett å gjette. Vel eit anna."),
        ("nb", "alice@example.org", "Passordet ligner for mye på e-postadressen din."),
        ("nn", "alice@example.org", "Passordet liknar for mykje på e-postadressa di."),
    ],
)
def test_what_is_wrong_with_a_password_is_said_in_our_words(alice, language, password, said):
    alice.identity.email = "alice@example.org"
    with translation.override(language):
        with pytest.raises(ValidationError) as found:
            validate_password(password, alice.identity)
        assert found.value.messages == [said]


@pytest.mark.parametrize(
    ("language", "day", "moment", "season"),
    [
        ("nb", "14.\xa0januar 2027", "14.\xa0januar 2027 kl.\xa009.05", "14.\xa0januar"),
        ("nn", "14.\xa0januar 2027", "14.\xa0januar 2027 kl.\xa009.05", "14.\xa0januar"),
        ("en", "14 January 2027", "14 January 2027, 09:05", "14 January"),
    ],
)
def test_days_are_written_as_people_write_them(language, day, moment, season):
    with translation.override(language):
        assert date_format(date(2027, 1, 14), "DATE_FORMAT") == day
        assert date_format(datetime(2027, 1, 14, 9, 5), "DATETIME_FORMAT") == moment  # noqa: DTZ001 - on a wall
        assert date_format(date(2027, 1, 14), "MONTH_DAY_FORMAT") == season


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("typed", ["2027-01-14", "14.01.2027"])
def test_days_are_read_with_the_day_before_the_month(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == date(2027, 1, 14)


@override_settings(LANGUAGE_CODE=base.LANGUAGE_CODE)
def test_a_new_visitor_reads_bokmal(db):
    page = Client().get("/login/").content.decode()

    assert '<html lang="nb"' in page
    assert "<h1>Logg inn</h1>" in page
    assert "Be administratoren i organisasjonen din om den, også hvis du har glemt passordet ditt." in page
