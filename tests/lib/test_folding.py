"""Finding words as people type them."""

import pytest

from stafett.lib.folding import matches


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Åse Ødegård", "åse"),
        ("Åse Ødegård", "ÅSE ØDE"),
        ("Åse Ødegård", "ase odegard"),
        ("Ærlig Sæther", "aerlig sae"),
        ("Per-Øystein Nilsen-Østby", "østby per"),
        ("Per-Øystein Nilsen-Østby", "nilsen-ø"),
        ("André Müller", "andre mul"),
        ("Andre Muller", "andré mül"),
        ("Björn Källman", "bjorn kä"),
        ("Máhtte Čállá", "mahtte cal"),
        ("Bob Berg", "berg bob"),
        ("A\u030ase", "åse"),
        ("Bob Berg", ""),
        ("Bob Berg", " - "),
        ("Section 4B", "4b"),
    ],
)
def test_these_match(text: str, query: str) -> None:
    assert matches(text, query)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Astrid Aas", "ås"),
        ("Ole Hansen", "ø"),
        ("Bob Berg", "erg"),
        ("Bob Berg", "bob bob"),
        ("Bob Berg", "bob charlie"),
        ("", "a"),
    ],
)
def test_these_do_not(text: str, query: str) -> None:
    assert not matches(text, query)
