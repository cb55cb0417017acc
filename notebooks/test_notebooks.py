"""Runs every notebook against a small forecast made here, and checks what the helper refuses."""

import json
import os
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import nbformat
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


UNCERTAINTY = HERE / "02-uncertainty.ipynb"


@pytest.fixture(scope="module")
def uncertainty(results: Path) -> dict:
    with pytest.MonkeyPatch.context() as patch:
        return computed(UNCERTAINTY, results, patch)


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
