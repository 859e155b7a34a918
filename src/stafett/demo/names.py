"""Invented people's names: common given and family names, put together by chance that never changes."""

import random
import unicodedata
from collections.abc import Iterator

WOMEN = ["Aina", "Amina", "Ane", "Anette", "Anita", "Anniken", "Astrid", "Aud", "Beate", "Benedikte", "Berit", "Birgit", "Bodil", "Brita", "Camilla", "Cathrine", "Cecilie", "Dagny", "Eline", "Elisabeth", "Ellinor", "Embla", "Eva", "Fatima", "Frida", "Grete", "Gro", "Guri", "Gunn", "Halima", "Hanne", "Hedda", "Helle", "Hilde", "Ida", "Inger", "Ingvild", "Irene", "Iselin", "Janne", "Jorunn", "Julie", "Jytte", "Kaja", "Karin", "Katarzyna", "Kine", "Kjersti", "Kristin", "Laila", "Lene", "Leyla", "Line", "Linn", "Lise", "Liv", "Lovise", "Magnhild", "Malin", "Maren", "Margit", "Mari", "Marit", "Marte", "Mona", "Nadia", "Nina", "Oda", "Olaug", "Oddny", "Petra", "Ragna", "Randi", "Rebekka", "Runa", "Sara", "Signe", "Sigrid", "Silje", "Siv", "Solveig", "Stine", "Sunniva", "Synnøve", "Tiril", "Tone", "Torill", "Trude", "Turid", "Unni", "Vigdis", "Vilde", "Wenche", "Zahra", "Åse", "Åshild"]
MEN = ["Adrian", "Ahmed", "Aksel", "Amir", "Anders", "Arild", "Arne", "Asbjørn", "Audun", "Bjarne", "Bård", "Christoffer", "Dag", "Daniel", "Edvin", "Eirik", "Eivind", "Elias", "Emil", "Endre", "Eskil", "Fabian", "Finn", "Frode", "Geir", "Gjermund", "Gunnar", "Halvor", "Harald", "Helge", "Henning", "Hussein", "Håvard", "Iver", "Ivar", "Jakub", "Jarle", "Jesper", "Joakim", "Johannes", "Jon", "Jørn", "Karsten", "Kenneth", "Ketil", "Kjetil", "Knut", "Lars", "Leif", "Ludvig", "Mads", "Marius", "Mathias", "Mikal", "Mohamed", "Morten", "Nils", "Odd", "Olav", "Oskar", "Ove", "Pål", "Rasmus", "Reidar", "Roar", "Robin", "Rolf", "Runar", "Rune", "Sander", "Sebastian", "Sigurd", "Simen", "Sindre", "Sivert", "Stig", "Svein", "Sverre", "Terje", "Thomas", "Tobias", "Tomasz", "Tor", "Tore", "Torbjørn", "Trond", "Trygve", "Ulrik", "Vegard", "Vetle", "Vidar", "Yngve", "Yusuf", "Øystein", "Øyvind", "Åge"]
FAMILIES = ["Abdi", "Ahlgren", "Aker", "Ali", "Almås", "Andersen", "Asheim", "Aspelund", "Aune", "Bakken", "Bakkeli", "Berge", "Bergset", "Birkeland", "Bjerke", "Bjørkli", "Bratli", "Brekke", "Brenden", "Bråten", "Bugge", "Dahle", "Dalen", "Dyrdal", "Eide", "Eikeland", "Elvestad", "Engen", "Espeland", "Evensen", "Farah", "Fjellvik", "Fjeldstad", "Flaten", "Fosse", "Fossheim", "Furuseth", "Gjerde", "Gjelsvik", "Granlund", "Grønli", "Gundersen", "Haga", "Hagen", "Halvorsen", "Hammer", "Haugen", "Haugland", "Heggelund", "Helgesen", "Hjelle", "Holm", "Holte", "Hovland", "Husby", "Husebø", "Håvik", "Isaksen", "Iversen", "Jensen", "Johansen", "Kaur", "Kjelstad", "Kleiven", "Knutsen", "Kolstad", "Kowalski", "Kvale", "Kvamme", "Larsen", "Lia", "Lien", "Linde", "Lund", "Lunde", "Lyngstad", "Løvås", "Mehus", "Moen", "Mohamud", "Mork", "Myhre", "Myklebust", "Mæland", "Nergård", "Nguyen", "Nilsen", "Nordbø", "Nordli", "Nygård", "Næss", "Oksavik", "Opheim", "Osman", "Pedersen", "Pham", "Ramstad", "Rasmussen", "Reitan", "Ringdal", "Rognli", "Rustad", "Rønning", "Sagmo", "Sand", "Sandvik", "Selnes", "Singh", "Skaar", "Skogen", "Skogheim", "Skår", "Slettebø", "Solbakken", "Solheim", "Solvang", "Stenberg", "Stokke", "Storli", "Strand", "Strøm", "Sundby", "Sunde", "Svendsen", "Sætre", "Sørbø", "Sørli", "Teigen", "Thoresen", "Tran", "Tveit", "Tveitan", "Ulstein", "Vangen", "Vatne", "Vestby", "Vik", "Vikan", "Viken", "Voll", "Wik", "Woldseth", "Ødegard", "Øien", "Ørbeck", "Østby", "Østgård", "Åmodt", "Åsen"]


def names(seed: str) -> Iterator[tuple[str, str]]:
    """Given and family name, never the same pair twice; about three women to one man, as in the trade."""
    chance = random.Random(f"names/{seed}")  # noqa: S311 - the same names every time, on purpose
    used: set[tuple[str, str]] = set()
    while True:
        given = chance.choice(WOMEN if chance.random() < 0.72 else MEN)
        pair = (given, chance.choice(FAMILIES))
        if pair not in used:
            used.add(pair)
            yield pair


def address(given: str, family: str, domain: str) -> str:
    """An e-mail address that can never be delivered."""
    return f"{_plain(given)}.{_plain(family)}@{domain}"


def _plain(name: str) -> str:
    swapped = name.lower().translate(str.maketrans({"æ": "ae", "ø": "o", "å": "a", " ": "."}))
    return unicodedata.normalize("NFKD", swapped).encode("ascii", "ignore").decode()
