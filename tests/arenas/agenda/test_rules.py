from stafett.arenas.agenda import rules


def test_a_point_has_a_title_and_lasts_up_to_a_day() -> None:
    assert rules.fits("News", None)
    assert rules.fits("News", 24 * 60)
    assert rules.fits(" ", 5).reason == "Write a title."
    assert "a day" in rules.fits("News", 0).reason
    assert "a day" in rules.fits("News", 24 * 60 + 1).reason


def test_a_link_leads_to_the_web() -> None:
    assert rules.material_fits("Slides", "https://example.org")
    assert rules.material_fits("", "https://example.org").reason == "Write a title."
    assert "https://" in rules.material_fits("Slides", "javascript:alert(1)").reason
