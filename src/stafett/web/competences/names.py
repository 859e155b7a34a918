"""Competences by name, as people choose them in a field: whoever types picks one from the list."""

from collections import Counter
from collections.abc import Collection

from stafett.records.catalogue import queries as catalogue


class Names:
    """What each competence is called in the list, and which one is meant by what was typed. Where several have
    the same name, a number tells them apart."""

    def __init__(self, organisation_id: int | None, *, also: Collection[int] = (), but: int | None = None):
        offered = catalogue.offered(organisation_id, also=also)
        times = Counter(name for _competence, name in offered)
        self.labels = {
            competence: name if times[name] == 1 else f"{name} (#{competence})"
            for competence, name in offered
            if competence != but
        }
        self._meant = {folded(label): competence for competence, label in self.labels.items()}

    def meant(self, typed: str) -> int | None:
        return self._meant.get(folded(typed))


def folded(text: str) -> str:
    """As it is compared: case and blanks do not matter."""
    return " ".join(text.split()).casefold()
