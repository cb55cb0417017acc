"""Opens the results of Outlay in a notebook.

    import outlay
    run = outlay.open_run()              # the newest run under results/, or outlay.open_run("baseline")
    run.sql("select fiscal_year, sum(amount) from outlays group by 1")

A run is read through its run.json alone: what that does not name, does not exist.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from pathlib import Path

import altair as alt
import duckdb
import pandas as pd

# One of these is on every system that can show Chinese.
FONTS = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, WenQuanYi Micro Hei, sans-serif"

# Okabe and Ito's colours keep apart for colour-blind readers; grey is for "all other".
COLOURS = [
    "#0072B2",
    "#E69F00",
    "#009E73",
    "#CC79A7",
    "#56B4E9",
    "#D55E00",
    "#8C6BB1",
    "#B8A500",
    "#6B4C3B",
    "#17A398",
]
GREY = "#BBBBBB"


class RunError(Exception):
    """A run that cannot be opened; the message says why and what to do."""


@dataclass(frozen=True)
class Run:
    """One finished run: its folder, its manifest, and its tables as views of one DuckDB connection."""

    folder: Path
    manifest: dict
    connection: duckdb.DuckDBPyConnection = field(repr=False)

    @property
    def scenario(self) -> str:
        return self.manifest["scenario"]

    @property
    def tables(self) -> list[str]:
        return [table["name"] for table in self.manifest["tables"]]

    def sql(self, query: str) -> pd.DataFrame:
        """The answer to a query over the tables, e.g. `outlays`, `fund_ledger`, `payments`. Money is in yuan."""
        return self.connection.sql(query).df()

    def table(self, name: str) -> duckdb.DuckDBPyRelation:
        """One table as a DuckDB relation; amounts stay exact decimals."""
        if name not in self.tables:
            raise RunError(f"{self.folder} has no table '{name}'; it has {', '.join(self.tables)}")
        return self.connection.table(name)

    def fund_labels(self) -> dict[str, str]:
        """What the policy calls each fund, in English and Chinese."""
        named = "select distinct fund, fund_en || ' ' || fund_zh as label from rolling_plan"
        return dict(self.sql(named).itertuples(index=False))

    def clause_labels(self) -> dict[str, str]:
        """Number of each clause that a fund pays and what the policy calls its rules, costliest first, a line for each.

        A rule without a line in the three-year plan goes by its own name.
        """
        return dict(
            self.sql("""
                with rules as (
                    select clause, rule, sum(amount) as cost from outlays where fund is not null group by all
                ),
                named as (select distinct rule, rule_en || ' ' || rule_zh as label from rolling_plan)
                select clause, clause || ' ' || string_agg(coalesce(label, rule), '\n+ ' order by cost desc, rule)
                from rules left join named using (rule) group by clause
            """).itertuples(index=False)
        )

    def verify(self) -> None:
        """Reads every file and compares it with the digest that run.json holds."""
        for table in self.manifest["tables"]:
            for file in table["files"]:
                digest = hashlib.sha256((self.folder / file["path"]).read_bytes()).hexdigest()
                if digest != file["sha256"]:
                    raise RunError(
                        f"{self.folder / file['path']} is not what the run wrote; run the scenario again"
                    )

    def __str__(self) -> str:
        return f"{self.scenario}, run {self.manifest['run_id']}, policy {self.manifest['policy']}"


def open_run(scenario: str | None = None, results: str | os.PathLike | None = None) -> Run:
    """The newest forecast of a scenario, or of all scenarios; the newest run where there is none.

    `results` is the folder that `--out` named; without it OUTLAY_RESULTS, else the nearest `results` folder upwards.
    """
    root = Path(results) if results else _results_folder()
    pointers = [root / scenario / "latest"] if scenario else sorted(root.glob("*/latest"))
    runs = [pointer.parent / pointer.read_text().strip() for pointer in pointers if pointer.is_file()]
    if not runs:
        what = f"no run of '{scenario}'" if scenario else "no run"
        raise RunError(f"{what} under {root}; make one: scripts/outlay forecast data/scenarios/baseline.conf")
    # A run is named after the time it started; only a forecast has all that the notebooks show, and `latest` may be
    # an assessment of the same scenario.
    every = [run for latest in runs for run in latest.parent.iterdir() if (run / "run.json").is_file()]
    newest_first = sorted(every, key=lambda folder: folder.name, reverse=True)
    forecasts = (run for run in newest_first if (run / "fund_ledger").is_dir())
    return _open(next(forecasts, max(runs, key=lambda folder: folder.name)))


def _results_folder() -> Path:
    if named := os.environ.get("OUTLAY_RESULTS"):
        return Path(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "results").is_dir():
            return folder / "results"
    return here / "results"


def _open(folder: Path) -> Run:
    manifest_file = folder / "run.json"
    if not manifest_file.is_file():
        raise RunError(f"{folder} is no finished run: it has no run.json; run the scenario again")
    manifest = json.loads(manifest_file.read_text(encoding="utf-8"))
    connection = duckdb.connect()
    for table in manifest["tables"]:
        files = [str(_checked(folder, file)) for file in table["files"]]
        if files:
            connection.from_parquet(files).create_view(table["name"])
    # The claims of a split fund are booked in accounts of its payers, `fund:payer`, all others in the fund's own.
    connection.execute("create macro fund_of(account) as split_part(account, ':', 1)")
    return Run(folder, manifest, connection)


def _checked(folder: Path, file: dict) -> Path:
    path = folder / file["path"]
    if not path.is_file() or path.stat().st_size != file["bytes"]:
        raise RunError(f"{path} is missing or not whole; run the scenario again")
    return path


def title(text: str, subtitle: str = "") -> alt.Title:
    """A heading of a chart; the subtitle states the unit."""
    return alt.Title(text, subtitle=subtitle) if subtitle else alt.Title(text, fontSize=14, offset=6)


def layer_of(chart: alt.Chart, part: str, parts: dict[str, str]) -> alt.Chart:
    """One layer of a chart in the colour of its part, with a legend of all `parts` (name to colour)."""
    scale = alt.Scale(domain=list(parts), range=list(parts.values()))
    colour = alt.Color("part:N", title=None, scale=scale, legend=alt.Legend(orient="top"))
    return chart.transform_calculate(part=json.dumps(part)).encode(color=colour)


def costliest(frame: pd.DataFrame, count: int) -> pd.DataFrame:
    """Keeps the `count` parts with the largest sums of `wan`, largest first, and adds up all other."""
    order = frame.groupby("part")["wan"].sum().sort_values(ascending=False).index
    other = f"all other 其他 ({len(order) - count})"
    names = [*order[:count], *([other] if len(order) > count else [])]
    part = frame["part"].where(frame["part"].isin(order[:count]), other)
    part = pd.Categorical(part, categories=names, ordered=True)
    return (
        frame.assign(part=part).groupby(["part", "fiscal_year"], as_index=False, observed=True)["wan"].sum()
    )


def stacked(
    frame: pd.DataFrame,
    heading: str,
    subtitle: str = "",
    colours: list[str] | None = None,
    legend: str = "right",
    unit: str | None = None,
) -> alt.Chart:
    """Bars of `wan` by `fiscal_year`, stacked by `part` in the order in which the parts appear, first at the bottom."""
    names = list(dict.fromkeys(frame["part"]))
    fills = colours or [
        GREY if name.startswith("all other") else colour for name, colour in zip(names, [*COLOURS, GREY])
    ]
    ranked = frame.assign(part=frame["part"].astype(str), rank=frame["part"].map(names.index).astype(int))
    return (
        alt.Chart(ranked, title=title(heading, subtitle))
        .mark_bar()
        .encode(
            x=alt.X("fiscal_year:O", title=None, axis=alt.Axis(labelAngle=0)),
            y=alt.Y("wan:Q", title=unit, axis=alt.Axis(format=",.0f", tickCount=6)),
            color=alt.Color(
                "part:N",
                title=None,
                sort=names,
                scale=alt.Scale(domain=names, range=fills[: len(names)]),
                legend=alt.Legend(orient=legend),
            ),
            order="rank:O",
        )
    )


def _theme() -> alt.theme.ThemeConfig:
    text = {"labelFont": FONTS, "titleFont": FONTS, "labelFontSize": 12, "titleFontSize": 12}
    return alt.theme.ThemeConfig(
        width=760,
        height=340,
        config={
            "font": FONTS,
            "title": {
                "font": FONTS,
                "subtitleFont": FONTS,
                "fontSize": 17,
                "subtitleFontSize": 13,
                "subtitleColor": "#555555",
                "anchor": "start",
                "offset": 14,
            },
            "axis": {
                **text,
                "titleFontWeight": "normal",
                "labelLimit": 260,
                "gridColor": "#E8E8E8",
                "domain": False,
                "ticks": False,
            },
            "legend": {**text, "labelLimit": 260, "titleFontWeight": "normal"},
            "header": {**text, "labelFontSize": 13, "labelFontWeight": "bold"},
            "range": {"category": COLOURS},
            "view": {"stroke": None},
        },
    )


def _use_in_notebooks() -> None:
    """Charts as pictures: they show without a network, in JupyterLab and in a page made from the notebook."""
    alt.theme.register("outlay", enable=True)(_theme)
    alt.renderers.enable("svg")
    alt.data_transformers.disable_max_rows()


_use_in_notebooks()
