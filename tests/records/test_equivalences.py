"""What counts for what: transitive, in both directions, within one organisation."""

import pytest

from stafett.records import equivalences
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain(trust):
    """An advanced course counts as the middle one, which counts as the basic one."""
    basic, middle, advanced = (factories.competence(trust, name) for name in ("Basic", "Middle", "Advanced"))
    factories.equivalence(basic, accepts=middle)
    factories.equivalence(middle, accepts=advanced)
    return basic, middle, advanced


def test_what_counts_is_transitive(trust, chain) -> None:
    basic, middle, advanced = chain

    assert equivalences.counting_for(trust.pk, [basic.pk]) == {basic.pk, middle.pk, advanced.pk}
    assert equivalences.counting_for(trust.pk, [advanced.pk]) == {advanced.pk}


def test_what_it_counts_as_is_the_other_way(trust, chain) -> None:
    basic, middle, advanced = chain

    assert equivalences.counted_as(trust.pk, advanced.pk) == {basic.pk, middle.pk, advanced.pk}
    assert equivalences.counted_as(trust.pk, basic.pk) == {basic.pk}


def test_a_withdrawn_equivalence_counts_no_longer(trust) -> None:
    basic, other = factories.competence(trust, "Basic"), factories.competence(trust, "Other")
    factories.close(factories.equivalence(basic, accepts=other))

    assert equivalences.counting_for(trust.pk, [basic.pk]) == {basic.pk}
