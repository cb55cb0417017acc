"""The three engines of `scripts/bench simulate` agree to the fen, so that the benchmark compares like with like."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_all_engines_pay_the_same():
    """Two blocks, a whole one and a short one; all kinds of rules; caps of teams that bind."""
    command = "scripts/bench simulate --kernels --donors 80 --replicates 560 --rounds 1".split()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for engine in ("NumPy", "DuckDB"):
        assert f"{engine} the same as Outlay's to the fen" in done.stdout, done.stdout
    rows = re.findall(r"^(Outlay|NumPy|DuckDB),.*?  ([\d. ]+)", done.stdout, re.MULTILINE)
    numbers = {engine: [float(number) for number in cells.split()] for engine, cells in reversed(rows)}
    outlay = numbers.pop("Outlay")
    assert len(outlay) == 2 and min(outlay) > 0
    # A rival's line has its rates on one and two cores and how many times as fast Outlay is.
    assert set(numbers) == {"NumPy", "DuckDB"}
    for engine, (one, two, once, twice) in numbers.items():
        assert min(one, two) >= 0 and min(once, twice) > 0, engine


def test_the_deterministic_pass_is_timed():
    command = "scripts/bench assess --applications 2000 --rounds 1".split()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"application-years", done.stdout), done.stdout


def test_wrong_options_are_refused():
    for words in ("simulate --donors none", "simulate --speed", "nothing"):
        done = subprocess.run(
            ["scripts/bench", *words.split()], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2, done.stdout + done.stderr
