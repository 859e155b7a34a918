"""The catalogue of competences in each of its states, examined as all pages are."""

from dataclasses import replace

from stafett.records.catalogue import actions as catalogue
from stafett.records.catalogue import queries
from stafett.records.catalogue.said import Said, Task, Way
from tests import factories
from tests.journeys import states

examine = states.examine


def test_the_catalogue_in_its_states(examine, trust, unit_a, fire, alice, bob, erik) -> None:
    said = Said(
        name="Fire safety in theatres", validity_months=24, description="With smoke.", levels=("helps", "leads"),
        owner_unit_id=unit_a.pk, review_on=factories.days_ago(1), is_risky=True, needed=frozenset({fire.pk}),
        ways=(Way("procedure", "The procedure", "https://example.org", "4"),), tasks=(Task("Find the hose", 3, 12),),
    )  # fmt: skip
    theatres = catalogue.add(said, by=erik.actor)
    factories.achievement(bob.person, theatres)
    twin = catalogue.add(Said(name="Fire safety, basic"), by=erik.actor)
    catalogue.merge(twin.pk, into=fire.pk, by=erik.actor)
    adviser, change = examine(erik), f"/competences/{theatres.pk}/change/"
    for address in (
        f"/competences/{theatres.pk}/",
        f"/competences/{twin.pk}/",
        f"/competences/{twin.pk}/merge/",
        f"/competences/{fire.pk}/merge/?into={theatres.pk}",
        "/competences/?show=merged",
        "/competences/?show=overdue",
        f"/competences/?unit={unit_a.pk}&q=nothing",
        "/competences/new/?name=Fire",
    ):
        adviser.visit(address)
    adviser.page.goto(change)
    adviser.page.locator("[name=validity]").select_option("6")
    adviser.page.locator("#effect li").first.wait_for()
    adviser.look("another validity chosen")
    adviser.page.locator("[name=counting-0-name]").evaluate("one => one.value = 'Alchemy'")
    adviser.page.locator("main form .buttons button").first.click()
    adviser.look("a change to be put right")
    adviser.page.locator("[name=counting-0-name]").fill("")
    adviser.page.locator("main form .buttons button").first.click()
    adviser.look("another validity told")
    seen = queries.last_change(theatres.pk)
    catalogue.change(theatres.pk, replace(said, description="By another"), seen=seen, by=alice.actor)
    adviser.page.locator("main form .buttons button").first.click()
    adviser.look("changed by somebody else meanwhile")

    assert examine.faults == ""
