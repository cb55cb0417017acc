"""The rivals of `scripts/bench simulate`: the same rules on the same donors and draws in NumPy and DuckDB.

Reads what the Java side wrote (its numbers, donors, draws and totals), times both engines, compares all totals and prints
the table. An evaluation is one donor, replicate and entry year: four draws and the rules that the donor applies under.
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from statistics import median

import duckdb
import numpy as np

U64 = np.uint64
GOLDEN, REPLICATE, INDEX = 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03, 0x8CB92BA72F3D8DD7
MIX1, MIX2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
MASK = (1 << 64) - 1
COPIES, SALARY, AMOUNT, OPTION = range(4)
RULES = (
    "innovation-project",
    "venture-project",
    "youth-uplift",
    "outside-expert",
    "weekend-agency",
    "home-purchase",
    "home-rent",
)


def mix(z: int) -> int:
    """The 64-bit finaliser of org.outlay.draw.Draws."""
    z = (z ^ (z >> 30)) * MIX1 & MASK
    z = (z ^ (z >> 27)) * MIX2 & MASK
    return z ^ (z >> 31)


@dataclass
class Case:
    """What both rivals simulate; money in whole fen."""

    raw: dict
    levels: np.ndarray
    thresholds: np.ndarray
    salary_noise: np.ndarray
    amount_noise: np.ndarray
    totals: np.ndarray

    @classmethod
    def read(cls, folder: Path) -> "Case":
        raw = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        shape = (raw["years"], raw["replicates"])

        def array(name: str, *shape: int) -> np.ndarray:
            return np.fromfile(folder / f"{name}.bin", dtype="<f8").reshape(shape)

        return cls(
            raw,
            array("levels", 2, *shape),
            array("thresholds", -1, *shape),
            array("salary_noise", -1),
            array("amount_noise", -1),
            array("totals", len(raw["rules"]), *shape),
        )

    @property
    def donors(self) -> list[dict]:
        return self.raw["donors"]

    def key(self, donor: dict, year: int) -> int:
        """Key of a donor's draws in an entry year, counted from 0."""
        key = mix((self.raw["seed"] + GOLDEN * (self.raw["stream"] + 1)) & MASK)
        key = mix(key ^ int(donor["entity"]))
        return mix((key + GOLDEN * ((self.raw["first_year"] + year) << 32)) & MASK)

    def number(self, rule: str, parameter: str, *keys: str) -> Fraction:
        return Fraction(self.raw["parameters"][rule][parameter][",".join(keys)])

    def fen(self, *name: str) -> int:
        return int(100 * self.number(*name))

    def per_mille(self, *name: str) -> int:
        value = 1000 * self.number(*name)
        assert value.denominator == 1
        return int(value)

    def columns(self, donor: dict) -> dict[str, int]:
        """A donor's numbers, each rule's parameters looked up; 0 where it does not apply."""
        held, grade, tier = set(donor["rules"]), donor["grade"], donor["tier"]
        young = donor["age_at_approval"] <= self.number("youth-uplift", "age_limit")
        columns = {
            "salary": donor["salary"],
            "expenditure": donor["expenditure"],
            "salary_share": self.per_mille("innovation-project", "rate", grade),
            "salary_cap": self.fen("innovation-project", "cap", donor["term"], grade),
            "grant": self.fen("venture-project", "grant", grade),
            "uplift": self.per_mille("youth-uplift", "uplift") if young else 0,
            "threshold": self.fen("outside-expert", "threshold"),
            "excess_share": self.per_mille("outside-expert", "rate"),
            "excess_cap": self.fen("outside-expert", "cap"),
            "cost_share": self.per_mille("weekend-agency", "rate"),
            "purchase": self.fen("home-purchase", "subsidy", tier),
            "rent": self.fen("home-rent", "annual", tier),
        }
        needs = {
            "innovation-project": ["salary_share", "salary_cap"],
            "venture-project": ["grant"],
            "youth-uplift": ["uplift"],
            "outside-expert": ["excess_share", "excess_cap"],
            "weekend-agency": ["cost_share"],
            "home-purchase": ["purchase"],
            "home-rent": ["rent"],
        }
        for rule, names in needs.items():
            if rule not in held:
                columns |= dict.fromkeys(names, 0)
        return columns

    def teams(self) -> list[tuple[set[str], list[dict]]]:
        """Donors that stand together, with the rules that they all apply under."""
        teams: dict[int, list[dict]] = {}
        for donor in self.donors:
            teams.setdefault(donor["team"], []).append(donor)
        return [(set(donors[0]["rules"]), donors) for donors in teams.values()]


class Numpy:
    """A team of donors by a block of replicates at a time, in arrays that stay in the cache; all work in place."""

    WIDTH = 512

    def __init__(self, case: Case):
        self.case = case
        self.teams = []
        for held, donors in case.teams():
            rows = [case.columns(donor) for donor in donors]
            columns = {name: np.array([[float(row[name])] for row in rows]) for name in rows[0]}
            keys = np.array(
                [[[case.key(donor, year)] for donor in donors] for year in range(case.raw["years"])],
                dtype=U64,
            )
            self.teams.append((held, columns, keys))
        self.cap = float(case.fen("weekend-agency", "cap"))
        self.bought = np.floor(case.raw["buyers"] * 2.0**52)

    def run(self, threads: int) -> np.ndarray:
        """Totals by rule, year and replicate."""
        raw = self.case.raw
        totals = np.zeros((len(RULES), raw["years"], raw["replicates"]))
        blocks = [
            slice(first, min(first + self.WIDTH, raw["replicates"]))
            for first in range(0, raw["replicates"], self.WIDTH)
        ]
        if threads == 1:
            for block in blocks:
                self.block(block, totals)
        else:
            with ThreadPoolExecutor(threads) as pool:
                list(pool.map(lambda block: self.block(block, totals), blocks))
        return totals

    def block(self, block: slice, totals: np.ndarray) -> None:
        steps = np.arange(block.start + 1, block.stop + 1, dtype=U64) * U64(REPLICATE)
        size = max(len(keys[0]) for _, _, keys in self.teams)
        room = Room(size, block.stop - block.start)
        for held, columns, keys in self.teams:
            for year in range(self.case.raw["years"]):
                self.year(held, columns, keys[year], steps, room, totals[:, year, block], year, block)

    def year(self, held, columns, keys, steps, room, totals, year, block) -> None:
        case, n = self.case, len(keys)
        a, b, copies, salary, amount, rents, bits, temp = (array[:n] for array in room.arrays)

        def draw(index: int) -> None:
            np.add(keys + U64(INDEX * index & MASK), steps, out=bits)
            for shift, factor in ((30, MIX1), (27, MIX2)):
                np.right_shift(bits, U64(shift), out=temp)
                np.bitwise_xor(bits, temp, out=bits)
                np.multiply(bits, U64(factor), out=bits)
            np.right_shift(bits, U64(31), out=temp)
            np.bitwise_xor(bits, temp, out=bits)

        def half_up(value: np.ndarray) -> None:
            value += 500
            value /= 1000
            np.floor(value, out=value)

        def add(rule: str, value: np.ndarray) -> None:
            totals[RULES.index(rule)] += np.einsum("ij,ij->j", value, copies)

        def measure(base: np.ndarray, level: np.ndarray, noise: np.ndarray, out: np.ndarray) -> None:
            bits_of = np.right_shift(bits, U64(52), out=temp).view(np.int64)
            np.take(noise, bits_of, out=out, mode="clip")
            out *= level
            out *= base
            out += 0.5
            np.floor(out, out=out)

        draw(COPIES)
        np.right_shift(bits, U64(12), out=temp)
        a[:] = temp.view(np.int64)
        copies[:] = 0
        for threshold in case.thresholds[:, year, block]:
            copies += a >= threshold
        draw(SALARY)
        measure(columns["salary"], case.levels[0, year, block], case.salary_noise, salary)
        draw(AMOUNT)
        measure(columns["expenditure"], case.levels[1, year, block], case.amount_noise, amount)
        draw(OPTION)
        np.right_shift(bits, U64(12), out=temp)
        np.greater_equal(temp.view(np.int64), self.bought, out=rents)

        if "innovation-project" in held or "venture-project" in held:
            if "innovation-project" in held:
                np.multiply(salary, columns["salary_share"], out=a)
                half_up(a)
                np.minimum(a, columns["salary_cap"], out=a)
                add("innovation-project", a)
            else:
                a[:] = columns["grant"]
                add("venture-project", a)
            a *= columns["uplift"]
            half_up(a)
            add("youth-uplift", a)
        if "outside-expert" in held:
            np.subtract(salary, columns["threshold"], out=a)
            np.maximum(a, 0, out=a)
            a *= columns["excess_share"]
            half_up(a)
            np.minimum(a, columns["excess_cap"], out=a)
            add("outside-expert", a)
        if "weekend-agency" in held:
            np.multiply(amount, columns["cost_share"], out=a)
            half_up(a)
            totals[RULES.index("weekend-agency")] += np.minimum(
                np.einsum("ij,ij->j", a, copies), self.cap
            )
        if "home-rent" in held:
            np.multiply(rents, columns["rent"], out=a)
            add("home-rent", a)
            np.subtract(1, rents, out=b)
            b *= columns["purchase"]
            add("home-purchase", b)


class Room:
    """Arrays of one block, used again and again."""

    def __init__(self, rows: int, width: int):
        floats = [np.empty((rows, width)) for _ in range(6)]
        self.arrays = [*floats, np.empty((rows, width), U64), np.empty((rows, width), U64)]
