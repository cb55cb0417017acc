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
    rates = re.findall(r"^(Outlay|NumPy|DuckDB).*?([\d.]+) +([\d.]+)", done.stdout, re.MULTILINE)
    assert {engine for engine, *_ in rates} == {"Outlay", "NumPy", "DuckDB"}


def test_wrong_options_are_refused():
    for words in ("simulate --donors none", "simulate --speed", "nothing"):
        done = subprocess.run(
            ["scripts/bench", *words.split()], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2, done.stdout + done.stderr
