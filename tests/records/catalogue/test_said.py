"""What is said of a competence, beside what was said before."""

from dataclasses import replace

from stafett.records.catalogue.said import Said, Task


def test_it_tells_what_the_other_says_differently() -> None:
    said = Said(name="Fire safety", validity_months=12)

    assert said.differing(said) == []
    assert said.differing(replace(said, validity_months=24, tasks=(Task("Find the hose"),))) == [
        "validity_months",
        "tasks",
    ]
