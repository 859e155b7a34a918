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
