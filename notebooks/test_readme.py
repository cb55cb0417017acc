"""Executes every command of the README, but the test command itself, and the path through spark-submit."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import outlay

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


COMMANDS = [
    line for block in blocks("bash") for line in block.splitlines() if line and line != "scripts/test"
]


def run(command: str, folder: Path = ROOT) -> str:
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_readme_names_the_two_commands():
    assert COMMANDS[0] == "scripts/outlay forecast data/scenarios/baseline.conf"
    assert "scripts/test" in [line for block in blocks("bash") for line in block.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_readme_works(command: str):
    assert run(command).strip()


def test_python_of_the_readme_works():
    (program,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "yuan" in done.stdout, done.stdout + done.stderr


def test_links_of_the_readme_exist():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_two_executors_pay_what_one_process_pays(tmp_path: Path):
    """Through spark-submit on two executors of their own, the payments are the same rows."""
    assess = "assess data/scenarios/small.conf --set horizon.from=2010 --out "
    here = "scripts/outlay " + assess
    there = "scripts/submit --master 'local-cluster[2,1,1024]' -- " + assess
    run(here + str(tmp_path / "here"))
    run(there + str(tmp_path / "there"))
    rows = [
        outlay.open_run("small", tmp_path / name).sql(
            "select * from payments order by application_id, rule, fiscal_year"
        )
        for name in ("here", "there")
    ]
    assert len(rows[0]) > 100
    assert rows[0].equals(rows[1])


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("forecast data/scenarios/nowhere.conf", 2, "nowhere.conf"),
        ("forecast data/scenarios/small.conf --set horizn.to=2020", 2, 'did you mean "horizon"'),
        ("forecast data/scenarios/small.conf --set parameters.outside-expert.rate=20", 2, "0.2"),
        ("assess data/scenarios/small.conf --set 'inputs.applications=[\"no.csv\"]'", 3, "no.csv"),
        ("forecast data/scenarios/small.conf --set projection.programmes.hom.growth=1", 2, '"home"'),
        ("simulate data/scenarios/small.conf --set behaviour.programmes.hom.elasticity=1", 2, '"home"'),
        ("project data/scenarios/small.conf --set simulation.freeze=[salary]", 2, "salaries"),
        ("explain data/scenarios/small.conf NOBODY", 2, "NOBODY"),
        ("describe target/nothing-here", 2, "nothing-here"),
        ("forecst", 2, "forecast"),
    ],
)
def test_wrong_input_is_refused_with_its_status(arguments: str, status: int, says: str):
    done = subprocess.run(
        ["bash", "-c", f"scripts/outlay {arguments} --lang en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANG": "en_US.UTF-8"},
    )
    assert done.returncode == status, done.stdout + done.stderr
    assert says in done.stdout + done.stderr
