import pytest

from stafett.lib import keys


def test_keys_are_in_no_order_and_fit_wherever_a_number_does() -> None:
    made = [keys.random_key() for _count in range(50)]

    assert len(set(made)) == 50
    assert made != sorted(made)
    assert all(0 < key <= 2**50 for key in made)


def test_a_code_may_be_typed_in_any_way() -> None:
    code = keys.new_code()

    assert code != keys.new_code()
    assert keys.can_be_code(f" {code.upper().replace('-', ' ')}\n")
    assert keys.typed(code.upper()) == code.replace("-", "")


@pytest.mark.parametrize("code", ["", "abc", "a" * 31, "0" * 30, "\0" * 30, "é" * 30])
def test_what_we_did_not_make_is_no_code(code: str) -> None:
    assert not keys.can_be_code(code)
