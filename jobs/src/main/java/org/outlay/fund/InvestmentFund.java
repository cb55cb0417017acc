package org.outlay.fund;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.outlay.money.Fen;
import org.outlay.money.Share;
import org.outlay.policy.FundHistory;
import org.outlay.policy.InvestmentPlan;

/**
 * The course of an investment fund in one replicate. In a year it opens the next tranche if that is
 * due, sells, pays its fee, invests in some of the year's eligible projects as far as its capital
 * goes, calls what that needs (or what is planned), and distributes what it neither invests again
 * nor keeps. Used by one thread.
 */
public final class InvestmentFund {
  private static final long MILLION = 1_000_000;

  private final String name;
  private final InvestmentPlan plan;
  private final Capital capital;
  private final int from;
  private final int years;
  private final OptionalLong seed;
  private final Share fee;
  private final Share recycled;

  private final SortedMap<Integer, FundHistory.Past> history;
  private Portfolio portfolio;
  private Tranches tranches;
  private Waterfall waterfall;
  private long cash;
  private long called;
  private long governmentCalled;
  private long investedSum;
  private long distributed;

  /** Where capital comes from. */
  public interface Capital {
    /** Fen planned to be called in a fiscal year. */
    long planned(int fiscalYear);

    /** The government's part of a call in a fiscal year, fen. */
    long government(int fiscalYear, long call);
  }

  /**
   * A fund over a horizon.
   *
   * @param past what happened before the horizon
   * @param from first fiscal year of the horizon
   * @param years of the horizon
   * @param seed of the draws; without one deals are made, held and sold as can be expected
   */
  public InvestmentFund(
      String name,
      InvestmentPlan plan,
      FundHistory past,
      Capital capital,
      int from,
      int years,
      OptionalLong seed) {
    this.name = name;
    this.plan = plan;
    this.capital = capital;
    this.from = from;
    this.years = years;
    this.seed = seed;
    this.fee = Share.nearest(plan.fee());
    this.recycled = Share.nearest(plan.recycled());
    this.history = past.invested(from);
    // Begun anew by every run.
    this.portfolio = new Portfolio(name, plan, from, seed, 0);
    this.tranches = new Tranches(plan);
    this.waterfall = new Waterfall(plan.waterfall());
  }

  /**
   * Runs all years of the horizon.
   *
   * @param number of the replicate, from 1
   * @param projects eligible ones by year
   */
  public List<InvestmentRow> run(int number, int[] projects) {
    portfolio = new Portfolio(name, plan, from, seed, number - 1);
    tranches = new Tranches(plan);
    waterfall = new Waterfall(plan.waterfall());
    cash = 0;
    called = 0;
    governmentCalled = 0;
    investedSum = 0;
    distributed = 0;
    for (int year = plan.from(); year < from; year++) {
      past(year);
    }
    List<InvestmentRow> rows = new ArrayList<>();
    for (int year = 0; year < years; year++) {
      rows.add(year(number, from + year, projects[year]));
    }
    return rows;
  }

  /** Takes over a year before the horizon. */
  private void past(int fiscalYear) {
    if (plan.calls() == InvestmentPlan.Calls.ON_DEMAND && fiscalYear <= plan.lastInvestment()) {
      tranches.openDue(fiscalYear, investedSum);
    }
    FundHistory.Past past = history.get(fiscalYear);
    waterfall.year(past == null ? 0 : Fen.of(past.called()));
    if (past == null) {
      return;
    }
    waterfall.repaid(Fen.of(past.distributed()));
    long call = Fen.of(past.called());
    called += call;
    governmentCalled += call == 0 ? 0 : capital.government(fiscalYear, call);
    investedSum += Fen.of(past.invested());
    distributed += Fen.of(past.distributed());
    cash += Fen.of(past.cash());
    tranches.openFor(called);
    portfolio.takeOver(fiscalYear, Fen.of(past.held()));
  }

  private InvestmentRow year(int replicate, int fiscalYear, int projects) {
    boolean lives = fiscalYear >= plan.from() && fiscalYear <= plan.to();
    boolean invests = lives && fiscalYear <= plan.lastInvestment();
    boolean onDemand = plan.calls() == InvestmentPlan.Calls.ON_DEMAND;
    long call = onDemand ? 0 : capital.planned(fiscalYear);
    if (onDemand && invests) {
      tranches.openDue(fiscalYear, investedSum);
    }
    tranches.openFor(called + call);
    long committed = tranches.committed();
    long proceeds = portfolio.sell(fiscalYear);
    cash += proceeds;
    long again = invests ? again(fiscalYear, proceeds) : proceeds;
    long spendable = cash - proceeds + again;
    long uncalled = onDemand && lives ? committed - called : 0;
    long reach = spendable + call + uncalled;
    long feeDue = lives ? Math.min(reach, fee.down(invests ? committed : portfolio.cost())) : 0;
    long put = invests ? portfolio.buy(fiscalYear, projects, reach - feeDue) : 0;
    if (onDemand) {
      call = Math.max(0, put + feeDue - spendable);
    }
    long government = call == 0 ? 0 : capital.government(fiscalYear, call);
    called += call;
    governmentCalled += government;
    investedSum += put;
    cash += call - put - feeDue;
    waterfall.year(call);
    long free = invests ? proceeds - again : cash;
    Waterfall.Parts parts = waterfall.divide(Math.min(cash, free));
    cash -= parts.investors() + parts.manager();
    distributed += parts.investors();
    long governmentGot = part(parts.investors(), governmentCalled, called);
    return new InvestmentRow(
        replicate,
        name,
        fiscalYear,
        committed,
        tranches.open(),
        call,
        government,
        portfolio.deals(put),
        put,
        feeDue,
        proceeds,
        parts.investors(),
        governmentGot,
        parts.manager(),
        cash,
        portfolio.cost(),
        part(distributed, MILLION, called),
        part(distributed + cash + portfolio.cost(), MILLION, called));
  }

  /** What is invested again; the last year's proceeds come too late. */
  private long again(int fiscalYear, long proceeds) {
    return fiscalYear < plan.lastInvestment() ? recycled.down(proceeds) : 0;
  }

  /** {@code whole * part / of} down to the fen, 0 where there is nothing to share. */
  private static long part(long whole, long part, long of) {
    return of == 0
        ? 0
        : BigInteger.valueOf(whole)
            .multiply(BigInteger.valueOf(part))
            .divide(BigInteger.valueOf(of))
            .longValueExact();
  }
}
