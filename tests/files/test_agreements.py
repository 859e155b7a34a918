import re
import zlib
from datetime import UTC, datetime

import pytest

from stafett.files.agreements import Section, Text, pdf

AT = datetime(2027, 2, 18, tzinfo=UTC)


def document(words: str) -> Text:
    sections = [Section("Goals", items=[words, "Æ"]), Section("Who pays", paragraphs=[words])]
    return Text(title="Agreement", language="nb", lead=[words], sections=sections)


def test_it_is_accessible_and_the_same_each_time() -> None:
    made = pdf(document("Each pays its own"), at=AT)
    assert made.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in made
    assert b"/Lang (nb)" in made or b"<rdf:li>nb</rdf:li>" in made
    assert pdf(document("Each pays its own"), at=AT) == made


def test_what_is_written_is_never_run() -> None:
    assert pdf(document('#panic("ran") *x* $y$ @z \\'), at=AT).startswith(b"%PDF")


def drawn(made: bytes) -> list[bytes]:
    """What draws the pages: the streams that show text."""
    streams = re.findall(rb"/Filter/FlateDecode>>\s*stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    read = [zlib.decompress(stream) for stream in streams]
    return [one for one in read if re.search(rb"\bT[Jj]\b", one) and b"BT" in one]


def test_a_screen_reader_is_told_the_language_the_title_and_what_each_part_is() -> None:
    made = pdf(document("Each pays its own"), at=AT)
    catalogue = re.search(rb"<</Type/Catalog.*?>>\s*endobj", made, re.DOTALL)
    assert catalogue is not None
    for said in (b"/Lang(nb)", b"/Marked true", b"/DisplayDocTitle true", b"/StructTreeRoot", b"/Outlines"):
        assert said in catalogue[0], said
    assert re.search(rb"<dc:title>.*?Agreement.*?</dc:title>", made, re.DOTALL)
    parts = re.findall(rb"/Type/StructElem/S/(\w+)", made)
    assert {role.decode(): parts.count(role) for role in set(parts)} == {
        **{"Document": 1, "H1": 1, "H2": 2, "P": 2, "L": 1},
        **{"LI": 2, "Lbl": 2, "LBody": 2},
    }
    headings = re.findall(rb"/Title\((.*?)\)/Dest", made)
    assert sorted(headings) == [b"Agreement", b"Goals", b"Who pays"]


def test_no_text_is_drawn_that_a_screen_reader_does_not_find() -> None:
    pages = drawn(pdf(document("Each pays its own"), at=AT))
    assert len(pages) == 1
    depth, outside = 0, 0
    for token in re.findall(rb"\b(BDC|BMC|EMC|TJ|Tj)\b", pages[0]):
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(token, 0)
        outside += token in (b"TJ", b"Tj") and depth == 0
    assert (depth, outside) == (0, 0)


@pytest.mark.parametrize("words", ["Own 🙂", "漢字", "a\x1fb", "\ufffe", "ሰላም", "ส่วนตัว 🙂"])
def test_signs_the_letters_do_not_have_stand_as_boxes(words) -> None:
    assert pdf(document(words), at=AT).startswith(b"%PDF")


def test_letters_of_the_sami_languages_and_arrows_are_as_they_were_written() -> None:
    boxes = {pdf(document(words), at=AT) for words in ("Čáhppes □ ŋ ✓", "□áhppes → ŋ ✓", "Čáhppes → ŋ □")}
    assert pdf(document("Čáhppes → ŋ ✓"), at=AT) not in boxes
