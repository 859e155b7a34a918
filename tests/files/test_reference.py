from pathlib import Path

from stafett.files import headers, reference
from stafett.files.kinds import KINDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "fact-files.md"


def test_the_reference_page_is_current() -> None:
    """After a change: `python -c "from tests.files.test_reference import write; write()"`, or `make docs`."""
    assert PAGE.read_text(encoding="utf-8") == reference.page()


def write() -> None:
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(reference.page(), encoding="utf-8")


def test_no_two_columns_of_a_file_share_a_name() -> None:
    for kind in KINDS.values():
        known = headers.names(kind)
        assert sorted(set(known.values())) == sorted([*kind.names, "withdrawn"])
        both = {column.name: column.bokmal for column in kind.columns if column.bokmal in kind.names}
        assert all(name == bokmal for name, bokmal in both.items())


def test_the_columns_are_those_of_the_contract() -> None:
    assert {name: ";".join(kind.names) for name, kind in KINDS.items()} == {
        "units": "unit_id;parent_id;name;kind;orgnr",
        "moves": "unit_id;parent_id;moves_on",
        "people": "person_id;given_name;family_name;email",
        "roles": "role_id;person_id;role;unit_id;starts_on;ends_on",
        "employments": "employment_id;person_id;unit_id;position;fraction;starts_on;ends_on",
        "leaves": "leave_id;person_id;starts_on;ends_on",
        "competences": "competence_id;name;validity_months",
        "equivalences": "competence_id;accepted_id",
        "plans": "plan_id;version;title;owner_unit_id;effective_from;retired_on",
        "requirements": "plan_id;version;requirement_id;accepts;level;times;obligation;due_days;validity_months;"
        "renewal;early_days;warn_days;grace_days;lookback_days;per_unit;redo;transition_days;claim_days",
        "assignments": "assignment_id;plan_id;unit_id;subunits;positions;person_id;starts_on;ends_on",
        "achievements": "achievement_id;person_id;competence_id;level;unit_id;achieved_on;valid_until;"
        "submitted_on;approved_on;refused_on;revoked_on",
        "exemptions": "exemption_id;person_id;plan_id;requirement_id;starts_on;ends_on",
        "coverage": "coverage_id;unit_id;competence_id;level;at_least;starts_on;ends_on",
    }
