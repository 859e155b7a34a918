"""Loops of a tree and of equivalences, found and not mistaken."""

from stafett.status.loops import edges_in_loops, loop_through, units_in_loops


def test_an_edge_between_two_loops_is_in_neither() -> None:
    edges = [("a", "b"), ("b", "a"), ("b", "c"), ("c", "d"), ("d", "c"), ("c", "e"), ("a", "f"), ("f", "b")]
    assert sorted(edges_in_loops(edges)) == sorted(set(edges) - {("b", "c"), ("c", "e")})


def test_units_beside_a_loop_are_not_in_it() -> None:
    assert units_in_loops({"a": "b", "b": "c", "c": "b", "d": "a", "e": None}) == {
        "b": ["b", "c"],
        "c": ["b", "c"],
    }
    assert loop_through({"a": "b", "b": "c", "c": "b"}, "a") == []


def test_several_loops_are_all_found() -> None:
    found = units_in_loops({"a": "b", "b": "a", "d": "c", "c": "d"})
    assert found == {"a": ["a", "b"], "b": ["a", "b"], "c": ["c", "d"], "d": ["c", "d"]}


def test_a_chain_as_long_as_a_large_file_is_no_loop_and_soon_followed() -> None:
    chain = [(number, number + 1) for number in range(50_000)]
    assert (units_in_loops(dict(chain)), edges_in_loops(chain)) == ({}, {})


def test_a_loop_is_told_from_the_end_of_its_edge_to_its_beginning() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]
    assert edges_in_loops(edges) == {
        ("a", "b"): ["b", "a"],
        ("b", "c"): ["c", "a", "b"],
        ("c", "a"): ["a", "b", "c"],
        ("b", "a"): ["a", "b"],
    }
