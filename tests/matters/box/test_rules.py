import pytest

from stafett.matters.box import rules
from stafett.matters.box.actions import new_code


def test_a_code_may_be_typed_in_any_way() -> None:
    code = new_code()

    assert rules.can_be_code(code)
    assert rules.can_be_code(f" {code.upper().replace('-', ' ')}\n")
    assert rules.typed(code.upper()) == code.replace("-", "")


@pytest.mark.parametrize("code", ["", "abc", "a" * 31, "0" * 30, "\0" * 30, "é" * 30])
def test_what_is_no_code_is_told(code: str) -> None:
    assert rules.can_be_code(code).reason == "This is no code of ours. Look whether every letter is there."
