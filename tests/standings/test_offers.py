"""The fewest of several things that mend all of a person's lines."""

from stafett.standings.offers import Key, Offer, fewest

LINES: list[Key] = [(1, question, None) for question in range(60)]


def offer(competence: int, *lines: int) -> Offer:
    return Offer(competence, 1, None, None, frozenset(LINES[line] for line in lines))


def test_one_that_mends_all_is_taken_rather_than_several() -> None:
    several = [offer(one, one) for one in range(3)]
    whole = offer(9, 0, 1, 2)

    assert fewest(frozenset(LINES[:3]), [*several, whole]) == [whole]


def test_two_are_taken_where_the_one_that_mends_most_would_make_three() -> None:
    tempting, left, right = offer(1, 1, 2, 3, 4), offer(2, 0, 1, 2), offer(3, 3, 4, 5)

    assert {one.competence_id for one in fewest(frozenset(LINES[:6]), [tempting, left, right])} == {2, 3}


def test_what_nothing_mends_is_left() -> None:
    assert fewest(frozenset(LINES[:2]), [offer(1, 0)]) == [offer(1, 0)]


def test_it_ends_where_each_line_has_many_ways() -> None:
    """Sixty lines, each mended by three offers that overlap: three ways at each of twenty choices."""
    overlapping = [offer(one, *(line % 60 for line in range(one, one + 3))) for one in range(60)]

    found = fewest(frozenset(LINES), overlapping)

    assert frozenset[Key]().union(*(one.mends for one in found)) == frozenset(LINES)
    assert len(found) <= 30
