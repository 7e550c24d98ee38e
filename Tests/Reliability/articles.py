"""Short articles about leaders that do not exist, as random as a seed.

SPDX-License-Identifier: Apache-2.0
"""

LEADERS = [
    ("President Amara Okoye of Zembala", "Okoye"),
    ("Norland's prime minister, Tomas Lindqvist,", "Lindqvist"),
    ("President Dario Venn of Kestria", "Venn"),
    ("Tavisk's prime minister, Irena Solt,", "Solt"),
]
PLACES = ["HALDVIK", "VELMORA", "PORT SELL", "ARNSUND"]
WORDS = ["coasts", "ferries", "grain", "borders", "trains", "harbours", "prices", "students"]


def article(random):
    """One article; many of them speak of the same meetings, some against each other."""
    (first, name), (second, _) = random.sample(LEADERS, 2)
    place = random.choice(PLACES)
    day = random.randint(1, 4)
    one, two, three = random.sample(WORDS, 3)
    return (
        f"{place}, {day} May 2024 – {first} and {second} met in {place.title()} on Friday.\n\n"
        f"“We agreed on everything that matters to our {one} and our {two},” {name} told "
        f"reporters after the talks.\n\n"
        f"Both sides will speak of {three} again, number {random.randint(0, 10**6)}.\n")
