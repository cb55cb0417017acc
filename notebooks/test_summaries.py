"""Computes what the tables of a run sum up anew, in SQL, and holds the tables against one another."""

import shutil
import subprocess
from pathlib import Path

import pytest

import outlay

ROOT = Path(__file__).parent.parent
SCENARIO = ROOT / "data" / "scenarios" / "baseline.conf"
REPLICATES = 200
# Each in some replicates only: a fund falls short, a queue for homes ends, a second tranche of capital is called.
SETTINGS = [
    f"--set=simulation.replicates={REPLICATES}",
    '--set=funds.talent-special.appropriation={"2017"=1000000000,"2018"=1150000000,"2020"=1250000000}',
    "--set=funds.talent-special.when-short.order=pro-rata",
    "--set=funds.talent-special.when-short.forfeit-after=1",
    "--set=parameters.talent-apartments.annual=90000000",
    "--set=funds.guidance.investment.calls=on-demand",
]

KEYS = ["fund", "fiscal_year"]


def made(command: str, settings: list[str]) -> outlay.Run:
    folder = ROOT / "target" / "test-summaries" / command
    shutil.rmtree(folder, ignore_errors=True)
    words = [ROOT / "scripts" / "outlay", command, SCENARIO, "--out", folder, *settings]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return outlay.open_run(results=folder)


@pytest.fixture(scope="module")
def run() -> outlay.Run:
    return made("forecast", SETTINGS)


def figures(what: str, column: str, levels: tuple[int, ...]) -> str:
    """The mean and some quantiles of a column, named as the tables name them."""
    quantiles = [f"quantile_cont({column}::double, {level / 100}) as {what}_p{level:02}" for level in levels]
    return ", ".join([f"avg({column}) as {what}_mean", *quantiles])


def same(run: outlay.Run, table: str, keys: list[str], anew: str, roundings: int = 1) -> None:
    """Every figure of `anew` is that of the table, row by row, but for so many roundings to fen or to six decimals."""
    stored = run.sql(f"select * from {table}").set_index(keys).sort_index()
    computed = run.sql(anew).set_index(keys).sort_index()
    assert len(computed) == len(stored) > 0
    assert list(computed.index) == list(stored.index)
    for name in computed.columns:
        ours, theirs = stored[name].astype(float), computed[name].astype(float)
        assert (ours.isna() == theirs.isna()).all(), name
        step = 0.005 if stored[name].abs().max() > 10_000 else 5e-7
        wrong = (ours - theirs).abs() > roundings * step * 1.001 + 1e-12 * theirs.abs()
        assert not wrong.any(), f"{table}.{name}\n{ours[wrong]}\n{(theirs - ours)[wrong]}"
        assert ours.abs().sum() > 0, f"{table}.{name} is 0 throughout: nothing was compared"


def test_homes(run: outlay.Run):
    same(
        run,
        "apartment_outlook",
        KEYS,
        f"""
        with those as (select * from apartments where replicate > 0),
        met as (
            select replicate, fund, coalesce(max(fiscal_year) filter (waiting > 0) + 1, min(fiscal_year)) as met_from
            from those group by all
        )
        select fund, fiscal_year, {figures("demand", "demand", (10, 50, 90))}, avg(started) as started_mean,
            avg(completed) as completed_mean, avg(stock) as stock_mean, avg(occupied) as occupied_mean,
            avg(occupancy) as occupancy_mean, avg(housed) as housed_mean,
            {figures("waiting", "waiting", (10, 50, 90))}, {figures("wait", "wait_mean", (10, 50, 90))},
            avg(rent) as rent_mean, avg(demand_cost) as demand_cost_mean, avg(unmet_cost) as unmet_cost_mean,
            quantile_cont(unmet_cost::double, 0.9) as unmet_cost_p90, avg((waiting > 0)::int) as unmet,
            avg((fiscal_year = met_from)::int) as met_from
        from those join met using (replicate, fund) group by fund, fiscal_year
        """,
    )


def test_funds(run: outlay.Run):
    breach = "avg((shortfall > 0)::int)"
    every_year = f"""
        with years as (
            select *, min(fiscal_year) filter (shortfall > 0) over (partition by replicate, fund) as first_short
            from fund_ledger where replicate > 0
        ),
        horizon as (
            select replicate, fund, null as fiscal_year, sum(appropriation) as appropriation,
                max(shortfall) as shortfall, last(deferred order by fiscal_year) as deferred,
                any_value(first_short) as first_short
            from years group by replicate, fund
        ),
        every as (from years union all by name from horizon)
        select fund, fiscal_year, any_value(appropriation) as budget, {breach} as breach,
            sqrt({breach} * (1 - {breach}) / count(*)) as se_breach,
            avg((first_short is not distinct from fiscal_year)::int) as runs_out,
            avg(deferred) as deferred_mean, avg(shortfall) as shortfall_mean,
            quantile_cont(shortfall::double, 0.95) as shortfall_p95
        from every group by fund, fiscal_year
        """
    same(run, "fund_outlook", KEYS, every_year)
    sums = "avg(demand) as demand_mean, avg(forgone) as forgone_mean from fund_ledger where replicate > 0"
    of_years = "(from fund_outlook where fiscal_year is not null)"
    same(run, of_years, KEYS, f"select fund, fiscal_year, {sums} group by fund, fiscal_year")
    # Means of the horizon are those of its years, so that the table adds up.
    added = "sum(demand_mean) as demand_mean, sum(locked_in) as locked_in, sum(forgone_mean) as forgone_mean"
    of_horizon = "(from fund_outlook where fiscal_year is null)"
    same(run, of_horizon, ["fund"], f"select fund, {added} from {of_years} group by fund")


def test_investments(run: outlay.Run):
    same(
        run,
        "investment_outlook",
        KEYS,
        f"""
        select fund, fiscal_year, {figures("called", "called", (10, 50, 90))}, avg(invested) as invested_mean,
            avg(nav) as nav_mean, avg(distributed) as distributed_mean, avg(government_called) as government_out,
            avg(government_distributed) as government_in, quantile_cont(dpi::double, 0.1) as dpi_p10,
            quantile_cont(dpi::double, 0.5) as dpi_p50, quantile_cont(dpi::double, 0.9) as dpi_p90,
            quantile_cont(tvpi::double, 0.1) as tvpi_p10, quantile_cont(tvpi::double, 0.5) as tvpi_p50,
            quantile_cont(tvpi::double, 0.9) as tvpi_p90, avg((tranches > 1)::int) as second_tranche
        from investment_fund where replicate > 0 group by fund, fiscal_year
        """,
    )


def test_distributions(run: outlay.Run):
    levels = ", ".join(
        f"quantile_cont(amount::double, {level / 100}) as p{level:02}" for level in (5, 10, 25, 50, 75, 90, 95, 99)
    )
    same(
        run,
        "outlay_distribution",
        ["scope", "rule", "fund", "fiscal_year"],
        f"""
        with of_rules as (
            select 'rule' as scope, rule, fund, fiscal_year, replicate, amount, kind from simulated_outlays
        ),
        of_years as (
            from of_rules
            union all select 'fund', null, fund, * exclude (scope, rule, fund) from of_rules where fund is not null
            union all select 'total', null, null, * exclude (scope, rule, fund) from of_rules where kind <> 'memo'
        ),
        sums as (
            select [scope, rule, fund, fiscal_year::varchar] as key, replicate, sum(amount) as amount
            from (from of_years union all select * replace (null as fiscal_year) from of_years) group by all
        ),
        asked as (
            select scope, rule, fund, fiscal_year, [scope, rule, fund, fiscal_year::varchar] as key,
                unnest(range(1, {REPLICATES} + 1)) as replicate
            from outlay_distribution
        ),
        drawn as (
            select asked.*, coalesce(amount, 0)::double as amount from asked left join sums using (key, replicate)
        )
        select scope, rule, fund, fiscal_year, avg(amount) as mean, stddev_samp(amount) as sd, {levels},
            stddev_samp(amount) / sqrt(count(*)) as se_mean,
            list_avg(list_sort(list(amount), 'desc')[1:{REPLICATES // 20}]) as cvar95
        from drawn group by scope, rule, fund, fiscal_year
        """,
    )


# What holds in every replicate, fund and year; `before` is the balance of the year before, 0 in the first.
BALANCES = [
    ("fund_ledger", "closing", "opening + appropriation + receipts - paid - lapsed = closing"),
    ("fund_ledger", "deferred", "before = arrears and arrears + demand = paid + deferred + forgone"),
    ("apartments", "cash", "before = opening_cash and before + paid + rent_kept - built - returned = cash"),
    ("apartments", "stock", "before + completed + supplied = stock"),
    ("apartments", "occupied", "before - moved_out + housed = occupied and occupied <= stock"),
    ("apartments", "waiting", "before = opening_waiting and before + demand = housed + gave_up + waiting"),
    ("apartments", "under_construction", "before + started - completed = under_construction or fiscal_year = 2017"),
    ("investment_fund", "cash", "before + called + proceeds - invested - fee - distributed - carry = cash"),
    ("investment_fund", "nav", "nav = cash + holdings"),
]


@pytest.mark.parametrize(("table", "balance", "holds"), BALANCES)
def test_balances(run: outlay.Run, table: str, balance: str, holds: str):
    before = f"coalesce(lag({balance}) over (partition by replicate, fund order by fiscal_year), 0)"
    # Replicate 0 has means, each rounded by itself.
    rows = f"(select *, {before} as before from {table}) where replicate > 0"
    assert run.sql(f"select count(*) as n from {rows}")["n"][0] > 0
    assert run.sql(f"from {rows} and ({holds}) is not true").empty


def test_outlays_are_the_payments_and_the_means_of_the_projected(run: outlay.Run):
    keys = ["fiscal_year", "rule", "district", "vintage_kind"]
    heads = ", ".join(keys)
    known = f"(from outlays semi join payments using ({heads}))"
    same(run, known, keys, f"select {heads}, sum(amount) as amount from payments group by all having sum(amount) <> 0")
    rule = "select fiscal_year, rule, sum(amount)"
    projected = "where vintage_kind = 'projected' group by all"
    drawn = f"{rule} / {REPLICATES} as amount from simulated_outlays {projected}"
    districts = run.sql("select count(distinct district) as n from outlays")["n"][0]
    same(run, f"({rule} as amount from outlays {projected})", ["fiscal_year", "rule"], drawn, districts)


def test_ledgers_are_charged_what_falls_due(run: outlay.Run):
    ledger = "(from fund_ledger where fund = 'talent-special' and replicate > 0)"
    drawn = "from simulated_outlays where fund = 'talent-special' group by all"
    due = f"select replicate, fiscal_year, sum(amount) as demand {drawn}"
    same(run, ledger, ["replicate", "fiscal_year"], due)
    owed = "select due_year as fiscal_year, fund, sum(due) as demand from commitments group by all"
    same(run, "(from fund_ledger where replicate = 0 and demand <> 0)", KEYS, owed)
    assert run.sql("from commitments where (due = paid + forgone + outstanding) is not true").empty


def test_the_rolling_plan_adds_up(run: outlay.Run):
    planned = "from rolling_plan where \"case\" = 'policy' group by all"
    stored = "from outlay_distribution where fiscal_year in (select fiscal_year from rolling_plan) and scope"
    of_funds = "select fund, fiscal_year, sum(mean) as mean, sum(p50_fund) as p50, sum(p90_fund) as p90"
    same(run, f"({stored} = 'fund')", KEYS, f"{of_funds} {planned}")
    of_all = "select fiscal_year, sum(mean) as mean, sum(p50_total) as p50, sum(p90_total) as p90"
    same(run, f"({stored} = 'total')", ["fiscal_year"], f"{of_all} {planned}")


def test_backtests_are_what_became_of_their_forecasts():
    inside = "avg((observed between {} and {})::int) as {}"
    covered = ", ".join([inside.format("p25", "p75", "coverage50"), inside.format("p10", "p90", "coverage80")])
    errors = "count(*) as origins, avg(mean - observed) as bias, sqrt(avg((mean - observed) ** 2)) as rmse"
    figures = f"{errors}, {covered} from backtest_forecasts group by all"
    anew = f"select scope, 0 as horizon, {figures} union all select scope, fiscal_year - origin as horizon, {figures}"
    stored = "(from backtest where model = 'outlay')"
    # Forecasts are rounded before the errors are taken.
    same(made("backtest", []), stored, ["scope", "horizon"], anew, roundings=3)
