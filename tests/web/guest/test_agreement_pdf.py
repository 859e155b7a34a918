"""The agreement as PDF through a link."""

import pytest

from . import staying

pytestmark = pytest.mark.django_db
agreeing, host, made, stay = staying.agreeing, staying.host, staying.made, staying.stay


def test_there_is_no_agreement_before_there_are_terms(stay, host, at) -> None:
    assert host.get(at("agreement_pdf")).status_code == 404
    assert host.get(at("apply")).status_code == 404  # the host applies for nothing
