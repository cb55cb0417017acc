"""Executes every command of the README, but the test command itself, and the path through spark-submit."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
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
    # A sample is never written over, that of an earlier run of the tests neither.
    for made in re.findall(r"--out (target/\S+)", command):
        shutil.rmtree(ROOT / made, ignore_errors=True)
    assert run(command).strip()


def test_python_of_the_readme_works():
    (program,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "yuan" in done.stdout, done.stdout + done.stderr


def test_notebooks_open_in_jupyterlab(tmp_path: Path):
    """The command that stays up: it answers with the notebooks' folder, and ends when told."""
    port = free_port()
    words = f"scripts/notebooks lab --no-browser --allow-root --ip 127.0.0.1 --port {port} --IdentityProvider.token="
    (tmp_path / "results").mkdir()
    log = tmp_path / "lab.log"
    with log.open("w") as out:
        results = os.environ | {"OUTLAY_RESULTS": str(tmp_path / "results")}
        lab = subprocess.Popen(words.split(), cwd=ROOT, stdout=out, stderr=out, env=results)
    try:
        until = time.monotonic() + 180
        while True:
            assert lab.poll() is None and time.monotonic() < until, log.read_text()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/contents", timeout=10) as answer:
                    names = {entry["name"] for entry in json.load(answer)["content"]}
                break
            except OSError:
                time.sleep(0.5)
        assert {"01-outlays.ipynb", "02-uncertainty.ipynb", "03-funds.ipynb"} <= names
    finally:
        lab.terminate()
        lab.wait(timeout=60)


def test_links_of_the_readme_exist():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


FORECAST = "forecast data/scenarios/small.conf --set horizon.from=2010 --out "


def rows(folder: Path, table: str):
    return outlay.open_run("small", folder).sql(f"select * from {table} order by all")


def sizes(folder: Path) -> dict[str, int]:
    return {table["name"]: table["rows"] for table in outlay.open_run("small", folder).manifest["tables"]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def alive_workers(page: int) -> int:
    """What the master's page says; -1 before there is one."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{page}/json/", timeout=5) as answer:
            return json.load(answer)["aliveworkers"]
    except OSError:
        return -1


@pytest.fixture
def standalone(tmp_path: Path):
    """A master and two workers of one core each, on loopback, of the build's own Spark."""
    run("set -euo pipefail; scripts=scripts; source scripts/lib.sh; prepare_spark_home")
    home, port, page = ROOT / "target/spark-home", free_port(), free_port()
    java = Path(os.environ["JAVA_HOME"]) / "bin/java" if "JAVA_HOME" in os.environ else "java"
    master = f"spark://127.0.0.1:{port}"
    log = tmp_path / "daemons.log"
    daemons = []

    def start(name: str, *words: str):
        command = [java, "-Xmx256m", "-cp", f"{home}/jars/*", f"org.apache.spark.deploy.{name}"]
        with log.open("a") as out:
            daemons.append(
                subprocess.Popen(
                    [*command, "--host", "127.0.0.1", *words],
                    stdout=out,
                    stderr=out,
                    env=os.environ | {"SPARK_HOME": str(home), "SPARK_SCALA_VERSION": "2.13"},
                )
            )

    def wait_for(workers: int):
        until = time.monotonic() + 60
        while alive_workers(page) < workers:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)

    try:
        start("master.Master", "--port", str(port), "--webui-port", str(page))
        # A worker that finds no master tries again only after seconds.
        wait_for(0)
        for name in ("one", "two"):
            folder = str(tmp_path / name)
            start("worker.Worker", "--webui-port", "0", "-c", "1", "-m", "1G", "-d", folder, master)
        wait_for(2)
        yield master
    finally:
        for daemon in daemons:
            daemon.terminate()
        for daemon in daemons:
            daemon.wait()


def test_a_cluster_forecasts_what_one_process_does(standalone: str, tmp_path: Path):
    """Through spark-submit on a standalone cluster, executors in the processes of two workers, the same rows.

    Every table is the same on one core as on two workers, where the units are divided into shards, too.
    """
    loopback = "--conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1"
    # A user's own flags come behind Outlay's, a collector among them.
    own = " ".join(f"--conf 'spark.{who}.extraJavaOptions=-XX:+UseG1GC -XX:TieredStopAtLevel=1'" for who in ("driver", "executor"))
    divided = "--set simulation.broadcast-limit=64KiB"
    here, there = tmp_path / "here", tmp_path / "there"
    run(f"scripts/outlay {FORECAST}{here} --master 'local[1]'")
    command = f"scripts/submit --master {standalone} {loopback} {own} -- {FORECAST}{there} {divided}"
    assert re.search(r"200 replicates in [2-9] parts", run(f"{command} 2>&1"))
    made = sizes(here)
    assert sizes(there) == made
    assert made["payments"] > 100 and made["simulated_outlays"] > 10_000 and made["fund_ledger"] > 1_000
    assert len(made) > 15
    for table in made:
        assert rows(there, table).equals(rows(here, table)), table
    for worker in ("one", "two"):
        (said,) = (tmp_path / worker).glob("app-*/*/stderr")
        for flag in ("-XX:-DontCompileHugeMethods", "-XX:+UseG1GC"):
            assert f'"{flag}"' in said.read_text(), f"an executor without {flag}"


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        ("forecast data/scenarios/nowhere.conf", 2, ["nowhere.conf"]),
        (
            "forecast data/scenarios/small.conf --set horizn.to=2020"
            " --set parameters.outside-expert.rate=20 --set simulation.freeze=[salary]",
            2,
            ['did you mean "horizon"', "write 0.2", 'did you mean "salaries"'],
        ),
        (
            "simulate data/scenarios/small.conf --set projection.programmes.hom.growth=1"
            " --set behaviour.programmes.hom.elasticity=1",
            2,
            ["projection.programmes.hom.growth", "behaviour.programmes.hom.elasticity", '"home"'],
        ),
        ("assess data/scenarios/small.conf --set 'inputs.applications=[\"no.csv\"]'", 3, ["no.csv"]),
        ("explain data/scenarios/small.conf NOBODY", 2, ["NOBODY"]),
        ("describe target/nothing-here", 2, ["nothing-here"]),
        ("describe s3a://bucket/results", 2, ["hadoop-aws"]),
        ("assess data/scenarios/small.conf --master spark:/x", 2, ["spark://host:7077"]),
        ("assess data/scenarios/small.conf --master 'loacl[2]'", 2, ["local[2]"]),
        ("check data/scenarios/small.conf --master spark://127.0.0.1:1", 2, ["no-master"]),
        ("check data/scenarios", 2, ["a folder"]),
        ("forecst", 2, ["forecast"]),
    ],
)
def test_wrong_input_is_refused_with_its_status(arguments: str, status: int, says: list[str]):
    done = subprocess.run(
        ["bash", "-c", f"scripts/outlay {arguments} --lang en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LANG": "en_US.UTF-8"},
    )
    assert done.returncode == status, done.stdout + done.stderr
    for words in says:
        assert words in done.stdout + done.stderr
    assert "Exception" not in done.stdout + done.stderr, "a stack trace beside the message"


def test_hotspot_reads_what_it_may_compile():
    """HotSpot drops a pattern that it cannot read, and the scripts keep what it says of it from the screen."""
    directives = ROOT / "scripts" / "compile.json"
    flags = f"-XX:+UnlockDiagnosticVMOptions -XX:CompilerDirectivesFile={directives} -XX:+CompilerDirectivesPrint"
    said = run(f'source scripts/lib.sh && find_java && "$java" {flags} -version')
    entries = directives.read_text(encoding="utf-8").count("match:")
    assert f"{entries} compiler directives added" in said, said
    assert "rror" not in said, said
    sources = ROOT / "jobs" / "src" / "main" / "java"
    for name in re.findall(r'"(org/outlay/[\w/]+)\.', directives.read_text(encoding="utf-8")):
        assert (sources / f"{name}.java").exists(), name


@pytest.mark.parametrize(
    ("asked", "flag"),
    [
        ("forecast data/scenarios/small.conf", "TieredStopAtLevel=1"),
        ("forecast data/scenarios/baseline.conf", "compile.json"),
        ("describe results", "TieredStopAtLevel=1"),
    ],
)
def test_code_is_compiled_as_well_as_it_pays(asked: str, flag: str):
    scripts = "scripts=$PWD/scripts; source scripts/lib.sh; find_java; read_version"
    assert flag in run(f'{scripts}; add_jit_flags {asked}; echo "${{flags[@]}}"')


def test_an_unknown_way_to_compile_is_refused():
    done = subprocess.run(
        ["scripts/outlay", "check", "data/scenarios/small.conf"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"OUTLAY_JIT": "fast"},
    )
    assert done.returncode == 2
    assert "OUTLAY_JIT is fast" in done.stderr
