"""The rivals of `scripts/bench simulate`: the same rules on the same donors and draws in NumPy and DuckDB.

Reads what the Java side wrote (its numbers, donors, draws and totals), times both engines, compares all totals and prints
the table. An evaluation is one donor, replicate and entry year: four draws and the rules that the donor applies under.
"""

import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import get_context
from pathlib import Path

import duckdb
import numpy as np

U32 = np.uint32
# The constants of org.outlay.draw.Draws: keys of 64 bits, counters and words of 32.
GOLDEN, MIX1, MIX2 = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
REPLICATE, INDEX = (0xD192ED03, 0xD1B54A32), (0x2F3D8DD7, 0x8CB92BA7)
FIRST, SECOND, THIRD = 0xED5AD4BB, 0x7FEB352D, 0x846CA68B
MASK, WORD = (1 << 64) - 1, (1 << 32) - 1
COPIES, SALARY, AMOUNT, OPTION = range(4)
# Replicates that DuckDB is given: it takes ten times as long for each.
FEW = 256
RULES = (
    "innovation-project",
    "venture-project",
    "youth-uplift",
    "outside-expert",
    "weekend-agency",
    "home-purchase",
    "home-rent",
)


COLUMNS = (
    "salary",
    "expenditure",
    "salary_share",
    "salary_cap",
    "grant_fen",
    "uplift",
    "threshold",
    "excess_share",
    "excess_cap",
    "cost_share",
    "purchase",
    "rent",
)


def mix(z: int) -> int:
    """The 64-bit finaliser that makes keys."""
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

    def first(self, replicates: int) -> "Case":
        """The same with at most so many replicates."""
        replicates = min(replicates, self.raw["replicates"])
        return Case(
            self.raw | {"replicates": replicates},
            self.levels[..., :replicates],
            self.thresholds[..., :replicates],
            self.salary_noise,
            self.amount_noise,
            self.totals[..., :replicates],
        )

    @property
    def evaluations(self) -> int:
        return len(self.donors) * self.raw["years"] * self.raw["replicates"]

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
            "grant_fen": self.fen("venture-project", "grant", grade),
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
            "venture-project": ["grant_fen"],
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


def halves(keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Low and high 32 bits of keys."""
    return (keys & np.uint64(WORD)).astype(U32), (keys >> np.uint64(32)).astype(U32)


class Numpy:
    """A team of donors by a block of replicates at a time; all work in place. Calls of short arrays cost NumPy more than
        their work, and long arrays leave the cache: it is timed with Outlay's width and with the one that suits it best."""

    OUTLAYS = 512
    OTHERS = (2048, 4096, 8192)

    def __init__(self, case: Case, width: int):
        self.case = case
        self.width = width
        self.teams = []
        for held, donors in case.teams():
            rows = [case.columns(donor) for donor in donors]
            columns = {name: np.array([[float(row[name])] for row in rows]) for name in rows[0]}
            keys = np.array(
                [[[case.key(donor, year)] for donor in donors] for year in range(case.raw["years"])],
                dtype=np.uint64,
            )
            self.teams.append((held, columns, halves(keys)))
        self.cap = float(case.fen("weekend-agency", "cap"))
        self.thresholds = case.thresholds.astype(np.int32)
        self.bought = np.int32(case.raw["buyers"] * 2.0**31)

    @classmethod
    def best_width(cls, case: Case) -> int:
        """The width of several that takes a block of the widest the least time."""

        def seconds(width: int) -> float:
            since = time.perf_counter()
            cls(case.first(cls.OTHERS[-1]), width).run(1)
            return time.perf_counter() - since

        return min(cls.OTHERS, key=seconds)

    def rates(self, rounds: int) -> dict[int, float]:
        """Evaluations per second by number of cores."""
        with self.processes(2) as pool:
            return {
                1: best(lambda: self.run(1), self.case.evaluations, rounds),
                2: best(lambda: self.run(2, pool), self.case.evaluations, rounds),
            }

    def processes(self, count: int):
        """Processes that have this object already, for as long as the context lasts."""
        global shared
        shared = self
        return get_context("fork").Pool(count)

    def run(self, processes: int, pool=None) -> np.ndarray:
        """Totals by rule, year and replicate."""
        count = self.case.raw["replicates"]
        blocks = [slice(first, min(first + self.width, count)) for first in range(0, count, self.width)]
        done = pool.map(in_process, blocks) if processes > 1 else map(self.block, blocks)
        return np.concatenate(list(done), axis=2)

    def block(self, block: slice) -> np.ndarray:
        totals = np.zeros((len(RULES), self.case.raw["years"], block.stop - block.start))
        numbers = np.arange(block.start + 1, block.stop + 1, dtype=U32)
        steps = [numbers * U32(half) for half in REPLICATE]
        size = max(len(keys[0][0]) for _, _, keys in self.teams)
        room = Room(size, block.stop - block.start)
        for held, columns, keys in self.teams:
            for year in range(self.case.raw["years"]):
                self.year(held, columns, [half[year] for half in keys], steps, room, totals[:, year], year, block)
        return totals

    def year(self, held, columns, keys, steps, room, totals, year, block) -> None:
        case, n = self.case, len(keys[0])
        a, b, copies, salary, amount, rents, place, words, temp, reached = (array[:n] for array in room.arrays)
        whole = temp.view(np.int32)

        def draw(index: int) -> None:
            np.add(keys[0] + U32(INDEX[0] * index & WORD), steps[0], out=words)
            mix(17, FIRST)
            np.right_shift(words, U32(11), out=temp)
            np.bitwise_xor(words, temp, out=words)
            np.add(keys[1] + U32(INDEX[1] * index & WORD), steps[1], out=temp)
            np.add(words, temp, out=words)
            mix(16, SECOND)
            mix(15, THIRD)
            np.right_shift(words, U32(16), out=temp)
            np.bitwise_xor(words, temp, out=words)

        def mix(shift: int, factor: int) -> None:
            np.right_shift(words, U32(shift), out=temp)
            np.bitwise_xor(words, temp, out=words)
            np.multiply(words, U32(factor), out=words)

        def half_up(value: np.ndarray) -> None:
            value += 500
            value /= 1000
            np.floor(value, out=value)

        def add(rule: str, value: np.ndarray) -> None:
            totals[RULES.index(rule)] += np.einsum("ij,ij->j", value, copies)

        def measure(base: np.ndarray, level: np.ndarray, noise: np.ndarray, out: np.ndarray) -> None:
            np.right_shift(words, U32(20), out=place, casting="unsafe")
            np.take(noise, place, out=out, mode="clip")
            out *= level
            out *= base
            out += 0.5
            np.floor(out, out=out)

        draw(COPIES)
        np.right_shift(words, U32(1), out=temp)
        copies[:] = 0
        for threshold in self.thresholds[:, year, block]:
            np.greater_equal(whole, threshold, out=reached)
            copies += reached
        draw(SALARY)
        measure(columns["salary"], case.levels[0, year, block], case.salary_noise, salary)
        draw(AMOUNT)
        measure(columns["expenditure"], case.levels[1, year, block], case.amount_noise, amount)
        draw(OPTION)
        np.right_shift(words, U32(1), out=temp)
        np.greater_equal(whole, self.bought, out=rents)

        if "innovation-project" in held or "venture-project" in held:
            if "innovation-project" in held:
                np.multiply(salary, columns["salary_share"], out=a)
                half_up(a)
                np.minimum(a, columns["salary_cap"], out=a)
                add("innovation-project", a)
            else:
                a[:] = columns["grant_fen"]
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


shared: Numpy


def in_process(block: slice) -> np.ndarray:
    return shared.block(block)


class Room:
    """Arrays of one block, used again and again."""

    def __init__(self, rows: int, width: int):
        floats = [np.empty((rows, width)) for _ in range(6)]
        kinds = (np.intp, U32, U32, bool)
        self.arrays = [*floats, *(np.empty((rows, width), kind) for kind in kinds)]


class Duckdb:
    """SQL on one wide row per evaluation. `same draws` computes the words of 32 bits in UBIGINT; `own hash` calls
    DuckDB's hash() as often instead, so that its totals are other draws of the same distribution."""

    SUMS = {
        "innovation-project": "copies * innovation",
        "venture-project": "copies * grant_fen",
        "youth-uplift": "copies * floor((uplift * (innovation + grant_fen) + 500) / 1000)",
        "outside-expert": "copies * least(floor((greatest(salary - threshold, 0) * excess_share + 500) / 1000), excess_cap)",
        "weekend-agency": "copies * floor((expenditure * cost_share + 500) / 1000)",
        "home-purchase": "copies * (1 - rents) * purchase",
        "home-rent": "copies * rents * rent",
    }

    def __init__(self, case: Case, same_draws: bool):
        self.case = case
        self.database = duckdb.connect()
        self.tables()
        self.database.execute(self.macros(same_draws))

    def tables(self) -> None:
        raw, case = self.case.raw, self.case
        years, count = raw["years"], raw["replicates"]
        rows = []
        for donor in case.donors:
            for year in range(years):
                key = case.key(donor, year)
                lows = [(key + INDEX[0] * index) & WORD for index in range(4)]
                highs = [((key >> 32) + INDEX[1] * index) & WORD for index in range(4)]
                capped = "weekend-agency" in donor["rules"]
                rows.append([donor["team"], capped, year, *lows, *highs, *case.columns(donor).values()])
        names = ["team", "capped", "year", *(f"{half}_{index}" for half in ("low", "high") for index in range(4))]
        names += case.columns(case.donors[0])
        donors = {
            name: np.array(
                [row[i] for row in rows],
                dtype={0: np.int32, 1: bool, 2: np.int32}.get(i, np.uint64 if i < 11 else np.float64),
            )
            for i, name in enumerate(names)
        }
        year, replicate = np.divmod(np.arange(years * count), count)
        shared = {
            "year": year.astype(np.int32),
            "replicate": replicate.astype(np.int32),
            "low": ((replicate + 1).astype(U32) * U32(REPLICATE[0])).astype(np.uint64),
            "high": ((replicate + 1).astype(U32) * U32(REPLICATE[1])).astype(np.uint64),
            "wage": case.levels[0].ravel(),
            "price": case.levels[1].ravel(),
        }
        for number, threshold in enumerate(case.thresholds):
            shared[f"at_least_{number}"] = threshold.ravel()
        place = np.arange(case.salary_noise.size, dtype=np.uint16)
        self.table("donors", donors)
        self.table("shared", shared)
        self.table("salaries", {"place": place, "salary_noise": case.salary_noise})
        self.table("amounts", {"place": place, "amount_noise": case.amount_noise})

    def table(self, name: str, columns: dict[str, np.ndarray]) -> None:
        self.database.register("given", columns)
        self.database.execute(f"CREATE TABLE {name} AS SELECT * FROM given")
        self.database.unregister("given")

    @staticmethod
    def macros(same_draws: bool) -> str:
        drawn = (
            "shifted(mix(mix(shifted(mix(low + step_low, 17, {0}), 11) + high + step_high, 16, {1}), 15, {2}), 16)"
            if same_draws
            else "hash(xor(low, step_low) + (xor(high, step_high) << 32)) & {3}"
        ).format(*(f"{number}::UBIGINT" for number in (FIRST, SECOND, THIRD, WORD)))
        return f"""
            CREATE MACRO wrapped(z) AS z & {WORD}::UBIGINT;
            CREATE MACRO shifted(z, shift) AS xor(z, z >> shift);
            CREATE MACRO mix(z, shift, factor) AS wrapped(shifted(wrapped(z), shift) * factor);
            CREATE MACRO word(low, high, step_low, step_high) AS {drawn};
        """

    def evaluations(self, condition: str) -> str:
        """Rows with what was drawn, before the rules."""
        bought = int(self.case.raw["buyers"] * 2.0**31)
        kept = [name for name in COLUMNS if name not in ("salary", "expenditure")]
        levels = ("wage", "price", *(f"at_least_{n}" for n in range(len(self.case.thresholds))))
        copies = " + ".join(
            f"(arriving >= at_least_{n})::INTEGER" for n in range(len(self.case.thresholds))
        )
        return f"""
            SELECT least(floor((salary * salary_share + 500) / 1000), salary_cap) AS innovation, *
            FROM (
                SELECT team, year, replicate, {", ".join(kept)},
                    ({copies})::DOUBLE AS copies,
                    floor(salary * (wage * salary_noise) + 0.5) AS salary,
                    floor(expenditure * (price * amount_noise) + 0.5) AS expenditure,
                    (choosing >= {bought})::DOUBLE AS rents
                FROM (
                    SELECT team, year, replicate, {", ".join((*COLUMNS, *levels))},
                        word(low_{COPIES}, high_{COPIES}, low, high) >> 1 AS arriving,
                        (word(low_{SALARY}, high_{SALARY}, low, high) >> 20)::USMALLINT AS salary_place,
                        (word(low_{AMOUNT}, high_{AMOUNT}, low, high) >> 20)::USMALLINT AS amount_place,
                        word(low_{OPTION}, high_{OPTION}, low, high) >> 1 AS choosing
                    FROM donors JOIN shared USING (year) WHERE {condition}
                )
                JOIN salaries ON salary_place = salaries.place
                JOIN amounts ON amount_place = amounts.place
            )"""

    def query(self) -> str:
        """Claims of a team share a cap; the others are summed at once."""
        sums = ", ".join(f"sum({self.SUMS[rule]}) AS sum_{n}" for n, rule in enumerate(RULES))
        cap = float(self.case.fen("weekend-agency", "cap"))
        again = ", ".join(
            f"sum(least(sum_{n}, {cap})) AS sum_{n}"
            if rule == "weekend-agency"
            else f"sum(sum_{n}) AS sum_{n}"
            for n, rule in enumerate(RULES)
        )
        return f"""
            SELECT year, replicate, {again} FROM (
                SELECT team, year, replicate, {sums} FROM ({self.evaluations("capped")}) GROUP BY ALL
                UNION ALL
                SELECT 0, year, replicate, {sums} FROM ({self.evaluations("NOT capped")})
                GROUP BY year, replicate
            ) GROUP BY ALL"""

    def run(self, threads: int) -> np.ndarray:
        raw = self.case.raw
        self.database.execute(f"SET threads = {threads}")
        rows = self.database.execute(self.query()).fetchnumpy()
        totals = np.zeros((len(RULES), raw["years"], raw["replicates"]))
        for number in range(len(RULES)):
            totals[number, rows["year"], rows["replicate"]] = rows[f"sum_{number}"]
        return totals


def best(run, evaluations: int, rounds: int) -> float:
    """Evaluations per second of the best round, the one that other work on the machine disturbed least."""
    seconds = []
    for _ in range(rounds):
        since = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - since)
    return evaluations / min(seconds)


def differences(case: Case, totals: np.ndarray) -> int:
    """How many totals of a rule, year and replicate are not those of Outlay to the fen."""
    order = [case.raw["rules"].index(rule) for rule in RULES]
    return int(np.count_nonzero(totals != case.totals[order]))


def line(name: str, rates: dict[int, float], rest: str = "") -> str:
    return f"{name:<46}{rates[1] / 1e6:>10.1f}{rates[2] / 1e6:>10.1f}   {rest}".rstrip()


def main() -> int:
    folder, rounds = Path(sys.argv[1]), int(sys.argv[2])
    case = Case.read(folder)
    few = case.first(FEW)
    outlay = json.loads((folder / "outlay.json").read_text(encoding="utf-8"))
    wrong = {}

    rates = {}
    for width in (Numpy.OUTLAYS, Numpy.best_width(case)):
        numpy = Numpy(case.first(2 * width), width)
        wrong["NumPy"] = wrong.get("NumPy", 0) + differences(numpy.case, numpy.run(1))
        rates[f"NumPy, same draws, {width:,} replicates at once"] = numpy.rates(rounds)
    duckdb_rates = {}
    for same_draws in (True, False):
        engine = Duckdb(few, same_draws)
        if same_draws:
            wrong["DuckDB"] = differences(few, engine.run(2))
        duckdb_rates[same_draws] = {
            cores: best(lambda: engine.run(cores), few.evaluations, rounds) for cores in (1, 2)
        }
    show(case, outlay, rates, duckdb_rates, wrong)
    return 1 if any(wrong.values()) else 0


def machine() -> str:
    """Processor, cores and load: what the numbers are worth."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [text.split(":", 1)[1].strip() for text in lines if text.startswith("model name")]
    name = names[0] if names else platform.machine()
    return f"{name}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} in the last minute"


def show(case: Case, outlay: dict, numpy: dict, duck: dict, wrong: dict[str, int]) -> None:
    def rates(name: str) -> dict[int, float]:
        return {cores: outlay[name][str(cores)]["rate"] for cores in (1, 2)}

    def paying(name: str) -> dict[int, float]:
        """Rules that pay, a second: evaluations times how many of their rules find someone to pay."""
        return {cores: outlay[name][str(cores)]["paying"] * rate for cores, rate in rates(name).items()}

    same = rates("same draws")
    rivals = (
        *((name, rates, 5.5) for name, rates in numpy.items()),
        ("DuckDB, same draws", duck[True], 25),
        ("DuckDB, as many draws of its own hash()", duck[False], None),
    )
    print(f"{machine()}; {time.strftime('%Y-%m-%d %H:%M')}")
    print(
        f"Java {outlay['java']}, Spark {outlay['spark']}; "
        f"Python {platform.python_version()}, NumPy {np.__version__}, DuckDB {duckdb.__version__}"
    )
    print(
        f"{len(case.donors):,} donors x {case.raw['years']} entry years x {case.raw['replicates']:,} replicates "
        f"(DuckDB {min(FEW, case.raw['replicates']):,}, NumPy twice as many as at once); an evaluation is 4 draws and "
        f"{outlay['same draws']['1']['paying']:.1f} paying rules\n"
    )
    print(f"{'million evaluations a second':<46}{'1 core':>10}{'2 cores':>10}   Outlay is as fast, times")
    print(line("Outlay, kernels in Spark tasks", same))
    for name, other, least in rivals:
        ratios = {cores: same[cores] / other[cores] for cores in (1, 2)}
        verdict = "reached" if least and min(ratios.values()) >= least else "missed"
        aim = f"   (at least {least:g}: {verdict})" if least else ""
        print(line(name, other, f"{ratios[1]:5.1f} {ratios[2]:6.1f}{aim}"))
    print("\nmillion paying rules a second")
    few = paying("same draws")
    print(line("Outlay, the six kinds of rules above", few))
    for name, case_name in (
        (f"Outlay, the same donors, all {outlay['rules']} rules loaded", "whole catalogue"),
        (f"Outlay, donors of all {outlay['rules']} rules", "all rules"),
    ):
        many = paying(case_name)
        print(line(name, many, f"{many[1] / few[1]:5.2f} {many[2] / few[2]:6.2f}   of the six kinds"))
    print("\nshortcuts, not in the ratios above: million evaluations a second")
    print(line("Outlay, only the draws that a rule reads", rates("draws as needed")))
    if "baseline" in outlay:
        print("\nthe simulator itself, limits, attrition and sums included: million payments a second")
        print(line("baseline", {int(cores): rate for cores, rate in outlay["baseline"].items()}))
    print()
    for name, count in wrong.items():
        verdict = "the same as Outlay's to the fen" if count == 0 else f"{count:,} DIFFER from Outlay's"
        print(f"totals by rule, year and replicate: {name} {verdict}")


if __name__ == "__main__":
    sys.exit(main())
