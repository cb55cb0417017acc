package org.outlay.fund;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.outlay.draw.Draws;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;
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
  private static final int DRAWS = 4;
  private static final long MILLION = 1_000_000;

  private final String name;
  private final InvestmentPlan plan;
  private final Capital capital;
  private final int from;
  private final int years;
  private final long seed;
  private final long ticket;
  private final double median;
  private final Share fee;
  private final Share recycled;
  private final Share invested;

  private SortedMap<Integer, FundHistory.Past> history = Collections.emptySortedMap();
  private int replicate;
  private List<Holding> holdings = new ArrayList<>();
  private Waterfall waterfall;
  private int open;
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

  private record Holding(long cost, int exitYear, long proceeds) {}

  /**
   * A fund over a horizon.
   *
   * @param from first fiscal year of the horizon
   * @param years of the horizon
   */
  public InvestmentFund(
      String name, InvestmentPlan plan, Capital capital, int from, int years, long seed) {
    this.name = name;
    this.plan = plan;
    this.capital = capital;
    this.from = from;
    this.years = years;
    this.seed = seed;
    this.ticket = fen(plan.deals().ticket());
    this.median = StrictMath.log(plan.deals().median().doubleValue());
    this.fee = Share.nearest(plan.fee());
    this.recycled = Share.nearest(plan.recycled());
    this.invested = Share.nearest(plan.trigger().invested());
    this.waterfall = new Waterfall(plan.waterfall());
  }

  /** The same fund after what happened before the horizon. */
  public InvestmentFund after(FundHistory past) {
    history = past.invested(from);
    return this;
  }

  private static long fen(BigDecimal yuan) {
    return yuan.movePointRight(2).longValueExact();
  }

  /**
   * Runs all years of the horizon.
   *
   * @param number of the replicate, from 1
   * @param projects eligible ones by year
   */
  public List<InvestmentRow> run(int number, int[] projects) {
    replicate = number - 1;
    holdings = new ArrayList<>();
    waterfall = new Waterfall(plan.waterfall());
    open = 0;
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
      rows.add(year(from + year, projects[year]));
    }
    return rows;
  }

  /** Takes over a year before the horizon. */
  private void past(int fiscalYear) {
    if (plan.calls() == InvestmentPlan.Calls.ON_DEMAND && fiscalYear <= plan.lastInvestment()) {
      openTranche(fiscalYear);
    }
    FundHistory.Past past = history.get(fiscalYear);
    waterfall.year(past == null ? 0 : fen(past.called()));
    if (past == null) {
      return;
    }
    waterfall.repaid(fen(past.distributed()));
    long call = fen(past.called());
    called += call;
    governmentCalled += call == 0 ? 0 : capital.government(fiscalYear, call);
    investedSum += fen(past.invested());
    distributed += fen(past.distributed());
    cash += fen(past.cash());
    for (; called > committed() && open < plan.tranches().size(); open++) {}
    long key = Draws.key(seed, Stream.DEAL, Draws.entity(name), 0, fiscalYear);
    long held = fen(past.held());
    for (int project = 0; held > 0; project++) {
      holdings.add(holding(key, fiscalYear, project, Math.min(held, ticket)));
      held -= ticket;
    }
  }

  private InvestmentRow year(int fiscalYear, int projects) {
    boolean lives = fiscalYear >= plan.from() && fiscalYear <= plan.to();
    boolean invests = lives && fiscalYear <= plan.lastInvestment();
    boolean onDemand = plan.calls() == InvestmentPlan.Calls.ON_DEMAND;
    long call = onDemand ? 0 : capital.planned(fiscalYear);
    if (onDemand && invests) {
      openTranche(fiscalYear);
    }
    for (; called + call > committed() && open < plan.tranches().size(); open++) {}
    long proceeds = sell(fiscalYear);
    cash += proceeds;
    long again = invests ? again(fiscalYear, proceeds) : proceeds;
    long spendable = cash - proceeds + again;
    long uncalled = onDemand && lives ? committed() - called : 0;
    long reach = spendable + call + uncalled;
    long feeDue = lives ? Math.min(reach, fee.down(invests ? committed() : cost())) : 0;
    int deals = invests ? invest(fiscalYear, projects, reach - feeDue) : 0;
    long put = deals * ticket;
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
        replicate + 1,
        name,
        fiscalYear,
        committed(),
        open,
        call,
        government,
        deals,
        put,
        feeDue,
        proceeds,
        parts.investors(),
        governmentGot,
        parts.manager(),
        cash,
        cost(),
        part(distributed, MILLION, called),
        part(distributed + cash + cost(), MILLION, called));
  }

  /** What is invested again; the last year's proceeds come too late. */
  private long again(int fiscalYear, long proceeds) {
    return fiscalYear < plan.lastInvestment() ? recycled.down(proceeds) : 0;
  }

  /** The first tranche opens at once; at most one more in a year. */
  private void openTranche(int fiscalYear) {
    if (open == 0) {
      open = 1;
    } else if (open < plan.tranches().size() && isDue(fiscalYear)) {
      open++;
    }
  }

  private boolean isDue(int fiscalYear) {
    List<Integer> years = plan.trigger().years();
    return years.isEmpty()
        ? investedSum >= invested.halfUp(committed())
        : fiscalYear >= years.get(open - 1);
  }

  private long committed() {
    long sum = 0;
    for (int tranche = 0; tranche < open; tranche++) {
      sum += fen(plan.tranches().get(tranche));
    }
    return sum;
  }

  private long cost() {
    long sum = 0;
    for (Holding holding : holdings) {
      sum += holding.cost();
    }
    return sum;
  }

  /** Proceeds of what is held long enough; at the end of the term everything goes. */
  private long sell(int fiscalYear) {
    long proceeds = 0;
    List<Holding> kept = new ArrayList<>();
    for (Holding holding : holdings) {
      if (holding.exitYear() <= fiscalYear || fiscalYear >= plan.to()) {
        proceeds = Math.addExact(proceeds, holding.proceeds());
      } else {
        kept.add(holding);
      }
    }
    holdings = kept;
    return proceeds;
  }

  /** Number of new holdings. */
  private int invest(int fiscalYear, int projects, long money) {
    long key = Draws.key(seed, Stream.DEAL, Draws.entity(name), 0, fiscalYear);
    double rate = plan.deals().rate().doubleValue();
    int deals = 0;
    for (int project = 0; project < projects && (deals + 1L) * ticket <= money; project++) {
      if (Draws.uniform(key, replicate, project * DRAWS) < rate) {
        holdings.add(holding(key, fiscalYear, project, ticket));
        deals++;
      }
    }
    return deals;
  }

  /** What was bought before the horizon is held when it begins. */
  private Holding holding(long key, int fiscalYear, int project, long cost) {
    InvestmentPlan.Deals deals = plan.deals();
    int shortest = Math.max(deals.shortest(), from - fiscalYear);
    int span = Math.max(1, deals.longest() - shortest + 1);
    int held = shortest + (int) (span * Draws.uniform(key, replicate, project * DRAWS + 1));
    boolean lost = Draws.uniform(key, replicate, project * DRAWS + 2) < deals.loss().doubleValue();
    double normal = Normal.quantile(Draws.uniform(key, replicate, project * DRAWS + 3));
    double multiple = StrictMath.exp(median + deals.sigma().doubleValue() * normal);
    return new Holding(cost, fiscalYear + held, lost ? 0 : StrictMath.round(cost * multiple));
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
