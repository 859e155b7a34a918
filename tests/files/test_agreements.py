from datetime import UTC, datetime

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
