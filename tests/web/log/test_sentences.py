"""What each verb says."""

from datetime import UTC, datetime

from stafett.audit.models import Entry
from stafett.web.log import sentences


def entry(**fields):
    return Entry(**{"at": datetime.now(UTC), "by": "Alice", "verb": "log_in.tied", "detail": {}, **fields})


def test_who_is_unknown_is_somebody():
    assert sentences.by(entry(by="")) == "Somebody"


def test_a_subject_that_is_the_one_who_did_it_is_not_said_twice():
    assert sentences.details(entry(subject="Alice")) == []
    assert sentences.details(entry(subject="Bob")) == ["Bob"]


def test_detail_of_any_shape_is_read():
    assert sentences.details(entry(detail=["odd"])) == []
    assert sentences.details(entry(detail={"people.csv": {}, "note": "", "count": 2})) == [
        "count: 2",
        "people.csv: nothing",
    ]


def test_an_unknown_look_is_still_read():
    assert sentences.look("wall_screen") == "opened: wall screen"


def test_a_search_finds_the_verbs_that_say_it():
    assert sentences.verbs_saying("TIED their log-in to their") == ["log_in.tied"]


def test_every_verb_stands_in_one_of_the_two_logs():
    here, there = sentences.kinds(installation=False), sentences.kinds(installation=True)

    assert {verb for verbs in (*here.values(), *there.values()) for verb in verbs} == set(sentences.SENTENCES)
    assert there["set a new password by link"] == ["log_in.password_set", "operator.password_set"]
