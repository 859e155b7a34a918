from stafett.recipes.placement.stories import rules


def test_a_story_says_something_to_others_and_names_no_patient() -> None:
    assert rules.fits("Nights", "They see all of it", "everybody", "Ask me")
    for wrong in (
        ("", "They see", "everybody", ""),
        ("Nights", " ", "everybody", ""),
        ("Nights", "They see", "us", ""),
        ("Nights", "12057900499", "everybody", ""),
        ("Nights", "They see", "everybody", "Ask 12057900499"),
    ):
        assert not rules.fits(*wrong)


def test_it_is_told_once_of_a_stay_there_was() -> None:
    assert rules.can_tell(is_told=False, was_there=True)
    assert not rules.can_tell(is_told=True, was_there=True)
    assert not rules.can_tell(is_told=False, was_there=False)
    assert rules.can_change(is_told=True)
    assert not rules.can_change(is_told=False)


def test_an_invitation_is_answered_by_who_works_here() -> None:
    assert rules.can_answer(has_invitation=True, is_somebody=True)
    assert not rules.can_answer(has_invitation=False, is_somebody=True)
    assert not rules.can_answer(has_invitation=True, is_somebody=False)
