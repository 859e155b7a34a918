"""What goes wrong is said, and keeps nothing else from being done."""

from stafett.config import trying


def test_what_goes_well_says_so_and_what_does_not_is_in_the_log_with_why(caplog) -> None:
    def fails() -> None:
        raise ValueError("a reason")

    assert trying.succeeds(lambda: None, "It was not done")
    assert not caplog.records
    assert not trying.succeeds(fails, "It was not done")
    (record,) = caplog.records
    assert (record.message, "a reason" in caplog.text) == ("It was not done", True)
