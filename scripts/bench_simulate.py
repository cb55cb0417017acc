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

    def first(self, replicates: int) -> "Case":
        """The same with fewer replicates."""
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

    def processes(self, count: int):
        """Processes that have this object already, for as long as the context lasts."""
        global shared
        shared = self
        return get_context("fork").Pool(count)

    def run(self, processes: int, pool=None) -> np.ndarray:
        """Totals by rule, year and replicate."""
        count = self.case.raw["replicates"]
        blocks = [slice(first, min(first + self.WIDTH, count)) for first in range(0, count, self.WIDTH)]
        done = pool.map(in_process, blocks) if processes > 1 else map(self.block, blocks)
        return np.concatenate(list(done), axis=2)

    def block(self, block: slice) -> np.ndarray:
        totals = np.zeros((len(RULES), self.case.raw["years"], block.stop - block.start))
        steps = np.arange(block.start + 1, block.stop + 1, dtype=U64) * U64(REPLICATE)
        size = max(len(keys[0]) for _, _, keys in self.teams)
        room = Room(size, block.stop - block.start)
        for held, columns, keys in self.teams:
            for year in range(self.case.raw["years"]):
                self.year(held, columns, keys[year], steps, room, totals[:, year], year, block)
        return totals

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
        self.arrays = [*floats, np.empty((rows, width), U64), np.empty((rows, width), U64)]


class Duckdb:
    """SQL on one wide row per evaluation. `same draws` emulates the 64-bit products of the hash in UHUGEINT; `own hash` calls
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
                starts = [(key + INDEX * index) & MASK for index in range(4)]
                capped = "weekend-agency" in donor["rules"]
                rows.append([donor["team"], capped, year, *starts, *case.columns(donor).values()])
        names = ["team", "capped", "year", *(f"start_{index}" for index in range(4))]
        names += case.columns(case.donors[0])
        donors = {
            name: np.array(
                [row[i] for row in rows],
                dtype={0: np.int32, 1: bool, 2: np.int32}.get(i, U64 if i < 7 else np.float64),
            )
            for i, name in enumerate(names)
        }
        year, replicate = np.divmod(np.arange(years * count), count)
        shared = {
            "year": year.astype(np.int32),
            "replicate": replicate.astype(np.int32),
            "step": (replicate + 1).astype(U64) * U64(REPLICATE),
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
        def wrapped(number: str) -> str:
            return f"(({number}) & {MASK}::UHUGEINT)::UBIGINT"

        first = wrapped(f"xor(z, z >> 30)::UHUGEINT * {MIX1}::UHUGEINT")
        second = wrapped(f"xor(z, z >> 27)::UHUGEINT * {MIX2}::UHUGEINT")
        counted = wrapped("start::UHUGEINT + step::UHUGEINT")
        return f"""
            CREATE MACRO mix_first(z) AS {first};
            CREATE MACRO mix_second(z) AS {second};
            CREATE MACRO mix_last(z) AS xor(z, z >> 31);
            CREATE MACRO bits(start, step) AS
                {f"mix_last(mix_second(mix_first({counted})))" if same_draws else "hash(xor(start, step))"};
        """

    def evaluations(self, condition: str) -> str:
        """Rows with what was drawn, before the rules."""
        bought = int(self.case.raw["buyers"] * 2.0**52)
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
                        bits(start_{COPIES}, step) >> 12 AS arriving,
                        (bits(start_{SALARY}, step) >> 52)::USMALLINT AS salary_place,
                        (bits(start_{AMOUNT}, step) >> 52)::USMALLINT AS amount_place,
                        bits(start_{OPTION}, step) >> 12 AS choosing
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
    few = case.first(max(1, case.raw["replicates"] // 4))
    outlay = json.loads((folder / "outlay.json").read_text(encoding="utf-8"))
    wrong = {}

    numpy = Numpy(case)
    wrong["NumPy"] = differences(case, numpy.run(1))
    with numpy.processes(2) as pool:
        numpy_rates = {
            1: best(lambda: numpy.run(1), case.evaluations, rounds),
            2: best(lambda: numpy.run(2, pool), case.evaluations, rounds),
        }
    duckdb_rates = {}
    for same_draws in (True, False):
        engine = Duckdb(few, same_draws)
        if same_draws:
            wrong["DuckDB"] = differences(few, engine.run(2))
        duckdb_rates[same_draws] = {
            cores: best(lambda: engine.run(cores), few.evaluations, rounds) for cores in (1, 2)
        }
    show(case, outlay, numpy_rates, duckdb_rates, wrong)
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
        ("NumPy, same draws", numpy, 5.5),
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
        f"(Outlay {outlay['replicates']:,}, DuckDB {max(1, case.raw['replicates'] // 4):,}); an evaluation is 4 draws and "
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
    print(line("Outlay, the six kinds of rules above", paying("same draws")))
    print(line(f"Outlay, all {outlay['rules']} rules of applications", paying("all rules")))
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
