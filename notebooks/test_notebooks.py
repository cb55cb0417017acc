"""Runs every notebook against a small forecast made here, and checks what the helper refuses."""

import json
import os
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import nbformat
import numpy
import pytest
from nbclient import NotebookClient

import outlay

HERE = Path(__file__).parent
ROOT = HERE.parent
NOTEBOOKS = sorted(HERE.glob("*.ipynb"))


SCENARIOS = ROOT / "data" / "scenarios"


def made(folder: Path, *commands: list) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for command in commands:
        done = subprocess.run(
            [ROOT / "scripts" / "outlay", *command, "--out", folder], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="session")
def results() -> Path:
    scenario = SCENARIOS / "small.conf"
    return made(
        ROOT / "target" / "test-results",
        ["backtest", scenario],
        ["forecast", scenario, "--set", "simulation.decompose=true"],
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The special fund's claims and its budget are split between the city and its districts."""
    scenario = SCENARIOS / "shared-fund.conf"
    return made(ROOT / "target" / "test-shared", ["forecast", scenario, "--set", "simulation.replicates=20"])


@pytest.fixture
def copied(results: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(results, tmp_path / "results"))


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_runs_and_draws(path: Path, results: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OUTLAY_RESULTS", str(results))
    notebook = nbformat.read(path, as_version=4)
    resources = {"metadata": {"path": str(HERE)}}
    NotebookClient(
        notebook, timeout=300, startup_timeout=180, kernel_name="python3", resources=resources
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    charts = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
    assert charts, "no chart was drawn"
    for chart in charts:
        drawn = re.search(r'aria-roledescription="(bar|area mark|line mark|rect mark)"', chart["data"]["image/svg+xml"])
        assert drawn, "a chart is empty"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_is_stored_without_outputs(path: Path):
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs") and not cell.get("execution_count"), (
            f"clear the outputs of {path.name}"
        )


def computed(path: Path, results: Path, monkeypatch: pytest.MonkeyPatch) -> dict:
    """What the notebook's code leaves behind, by name."""
    monkeypatch.setenv("OUTLAY_RESULTS", str(results))
    names: dict = {}
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, f"{path.name}, {cell.id}", "exec"), names)
    return names


def drawn(chart: dict, whole: dict) -> dict[str, list[dict]]:
    """The rows that each layer of a chart draws, by the layer's name in the legend; the whole holds the data."""
    return {
        json.loads(layer["transform"][0]["calculate"]): whole["datasets"][(chart | layer)["data"]["name"]]
        for layer in chart["layer"]
    }


UNCERTAINTY = HERE / "02-uncertainty.ipynb"


@pytest.fixture(scope="module")
def uncertainty(results: Path) -> dict:
    with pytest.MonkeyPatch.context() as patch:
        return computed(UNCERTAINTY, results, patch)


def test_a_split_fund_is_drawn_against_all_its_appropriations(shared: Path, monkeypatch: pytest.MonkeyPatch):
    names = computed(UNCERTAINTY, shared, monkeypatch)
    ledger = names["run"].sql("select fund, fiscal_year, appropriation from fund_ledger where replicate = 0")
    parts = ledger[ledger["fund"].str.startswith("talent-special:")]
    assert parts["fund"].nunique() > 2 and "talent-special" not in set(ledger["fund"])
    wanted = (parts.groupby("fiscal_year")["appropriation"].sum().astype(float) / 10_000).to_dict()
    fans = names["fund_fans"].to_dict()
    (fan,) = fans["vconcat"]
    assert "人才专项资金" in fan["title"]["text"]
    layers = drawn(fan, fans)
    ticks = {row["fiscal_year"]: row["budget"] for row in layers["appropriation 预算安排"]}
    assert ticks == pytest.approx(wanted)
    assert ticks.keys() == {row["fiscal_year"] for row in layers["median 中位数"]}


def by_clause(run: outlay.Run) -> dict[str, numpy.ndarray]:
    """10,000 yuan by clause, replicate and year, added up row by row."""
    rows = run.sql("""
        select clause, replicate, fiscal_year, amount::double / 10000 as wan
        from simulated_outlays join (select distinct rule, clause from outlays) using (rule) where fund is not null
    """)
    first, last = rows["fiscal_year"].min(), rows["fiscal_year"].max()
    sums: dict = {}
    for row in rows.itertuples():
        table = sums.setdefault(row.clause, numpy.zeros((run.manifest["replicates"], last - first + 1)))
        table[row.replicate - 1, row.fiscal_year - first] += row.wan
    return sums


def test_clauses_are_sums_of_their_rules_the_least_certain_first(uncertainty: dict):
    run, sums = uncertainty["run"], by_clause(uncertainty["run"])
    ends = {clause: numpy.quantile(table.sum(axis=1), (0.1, 0.9)) for clause, table in sums.items()}
    order = sorted(ends, key=lambda clause: ends[clause][0] - ends[clause][1])
    labels = run.clause_labels()
    assert labels["18-07"] == "18-07 Home purchase subsidy 购房补贴\n+ Rent subsidy 租房补贴"
    # In the order of their numbers they would stand otherwise, and a clause of several rules is among them.
    assert order[:6] != sorted(order[:6]) and any("\n" in labels[clause] for clause in order[:6])

    fans = uncertainty["clause_fans"].to_dict()
    assert ["\n".join(fan["title"]["text"]) for fan in fans["concat"]] == [labels[clause] for clause in order[:6]]
    assert "each chart has its own scale" in fans["title"]["subtitle"]
    for clause, fan in zip(order, fans["concat"]):
        assert f"{ends[clause][1] - ends[clause][0]:,.0f} 万元" in fan["title"]["subtitle"]
        for level in (5, 10, 25, 50, 75, 90, 95):
            shown = [row[f"p{level:02}"] for row in drawn(fan, fans)["median 中位数"]]
            assert shown == pytest.approx(list(numpy.quantile(sums[clause], level / 100, axis=0))), clause

    widest = uncertainty["widest_clauses"].to_dict()
    rows = drawn(widest, widest)["mean 均值"]
    assert [row["label"] for row in rows] == [labels[clause] for clause in order[: len(rows)]]
    for clause, row in zip(order, rows):
        assert (row["p10"], row["p90"]) == pytest.approx(tuple(ends[clause])), clause
        assert row["mean"] == pytest.approx(sums[clause].sum(axis=1).mean()), clause


def test_a_clause_of_one_rule_has_the_distribution_of_the_rule(uncertainty: dict):
    """Which counts the replicates where nothing is due."""
    run, years = uncertainty["run"], uncertainty["clause_years"].set_index(["clause", "fiscal_year"])
    stored = run.sql("""
        select clause, fiscal_year, columns('^(p(05|10|25|50|75|90|95)|mean)$') / 10000 from outlay_distribution
        join (select clause, min(rule) as rule from outlays where fund is not null group by 1 having count(distinct rule) = 1)
        using (rule) where fiscal_year is not null
    """).set_index(["clause", "fiscal_year"])
    ours = years.loc[years.index.isin(stored.index), stored.columns].sort_index()
    assert len(ours) == len(stored) > 100
    assert (ours["p05"] == 0).any() and (ours["p95"] > 0).any()
    assert ((ours - stored.sort_index()).abs() < 1e-5).all(axis=None)


def test_backtest_says_how_far_ahead(uncertainty: dict):
    said = set(uncertainty["forecasts"]["ahead"])
    assert said == {"1 year ahead 提前1年", "2 years ahead 提前2年", "3 years ahead 提前3年"}


def test_run_reads_what_the_manifest_names(results: Path):
    run = outlay.open_run("small", results)
    run.verify()
    for table in run.manifest["tables"]:
        counted = run.table(table["name"]).aggregate("count(*)").fetchone()[0]
        assert counted == table["rows"]


def test_money_is_exact_and_agrees_between_tables(results: Path):
    run = outlay.open_run("small", results)
    ledger = run.sql(
        "select count(*) as bad from fund_ledger where arrears + demand <> paid + deferred + forgone"
    )
    assert ledger["bad"][0] == 0
    total = run.table("outlays").aggregate("sum(amount)").fetchone()[0]
    assert isinstance(total, Decimal) and total > 0
    stated = next(table for table in run.manifest["tables"] if table["name"] == "outlays")
    assert Decimal(stated["totals"]["amount"]) == total


def test_unfinished_run_is_refused(copied: Path):
    (outlay.open_run("small", copied).folder / "run.json").unlink()
    with pytest.raises(outlay.RunError, match="no finished run"):
        outlay.open_run("small", copied)


def test_file_beside_the_manifest_is_not_read(copied: Path):
    run = outlay.open_run("small", copied)
    first = next((run.folder / "outlays").glob("*.parquet"))
    shutil.copy(first, first.with_name("part-99999-stray.parquet"))
    rows = [run.table("outlays").aggregate("count(*)").fetchone()]
    again = outlay.open_run("small", copied)
    assert [again.table("outlays").aggregate("count(*)").fetchone()] == rows


def test_truncated_file_is_refused(copied: Path):
    file = next((outlay.open_run("small", copied).folder / "outlays").glob("*.parquet"))
    os.truncate(file, file.stat().st_size - 1)
    with pytest.raises(outlay.RunError, match="not whole"):
        outlay.open_run("small", copied)


def test_flipped_byte_is_found(copied: Path):
    run = outlay.open_run("small", copied)
    file = next((run.folder / "outlays").glob("*.parquet"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(outlay.RunError, match="not what the run wrote"):
        run.verify()


def test_newest_run_of_all_scenarios_is_opened(copied: Path):
    run = outlay.open_run("small", copied)
    newer = copied / "other" / "99991231T000000Z-000000"
    shutil.copytree(run.folder, newer)
    manifest = json.loads((newer / "run.json").read_text(encoding="utf-8"))
    (newer / "run.json").write_text(json.dumps(manifest | {"scenario": "other"}), encoding="utf-8")
    (copied / "other" / "latest").write_text(newer.name + "\n")
    assert outlay.open_run(results=copied).scenario == "other"


def test_missing_names_are_explained(results: Path):
    with pytest.raises(outlay.RunError, match="no run of 'nowhere'.*scripts/outlay forecast"):
        outlay.open_run("nowhere", results)
    with pytest.raises(outlay.RunError, match="has no table 'payment'; it has .*payments"):
        outlay.open_run("small", results).table("payment")
