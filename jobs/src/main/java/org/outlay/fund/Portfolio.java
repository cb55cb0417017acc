package org.outlay.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.outlay.draw.Draws;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;
import org.outlay.money.Fen;
import org.outlay.policy.InvestmentPlan;

/**
 * What an investment fund holds in one replicate. Which projects it buys, how long it holds them
 * and what they bring is drawn by fund, year, project and replicate.
 */
final class Portfolio {
  private static final int DRAWS = 4;
  private static final long MILLION = 1_000_000;

  private final InvestmentPlan plan;
  private final int from;
  private final OptionalLong seed;
  private final long entity;
  private final long ticket;
  private final double median;
  private final int replicate;
  private List<Holding> holdings = new ArrayList<>();

  /** Undrawn: deals that can be expected and are not whole yet, in millionths. */
  private long due;

  /** Undrawn: deals that were made. */
  private int made;

  private record Holding(long cost, int exitYear, long proceeds) {}

  /**
   * An empty one.
   *
   * @param from first fiscal year of the horizon
   * @param seed of the draws; empty for what can be expected
   * @param replicate from 0
   */
  Portfolio(String fund, InvestmentPlan plan, int from, OptionalLong seed, int replicate) {
    this.plan = plan;
    this.from = from;
    this.seed = seed;
    this.entity = Draws.entity(fund);
    this.ticket = Fen.of(plan.deals().ticket());
    this.median = StrictMath.log(plan.deals().median().doubleValue());
    this.replicate = replicate;
  }

  /** Fen that what is held has cost. */
  long cost() {
    long sum = 0;
    for (Holding holding : holdings) {
      sum += holding.cost();
    }
    return sum;
  }

  /** Holds what was bought in a year before the horizon, a ticket each. */
  void takeOver(int fiscalYear, long cost) {
    for (int project = 0; cost > 0; project++) {
      holdings.add(holding(fiscalYear, project, Math.min(cost, ticket)));
      cost -= ticket;
    }
  }

  /**
   * Buys a ticket in some of a year's projects.
   *
   * @return fen spent, at most {@code money}
   */
  long buy(int fiscalYear, int projects, long money) {
    double rate = plan.deals().rate().doubleValue();
    long spent = 0;
    for (int project = 0; project < projects && spent + ticket <= money; project++) {
      if (isMade(fiscalYear, project, rate)) {
        holdings.add(holding(fiscalYear, project, ticket));
        spent += ticket;
      }
    }
    return spent;
  }

  /** Number of tickets in an amount that was spent on them. */
  int deals(long spent) {
    return Math.toIntExact(spent / ticket);
  }

  /** Fen for what is held long enough; at the end of the term everything goes. */
  long sell(int fiscalYear) {
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

  /** What was bought before the horizon is held when it begins. */
  private Holding holding(int fiscalYear, int project, long cost) {
    InvestmentPlan.Deals deals = plan.deals();
    int shortest = Math.max(deals.shortest(), from - fiscalYear);
    int span = Math.max(1, deals.longest() - shortest + 1);
    double loss = deals.loss().doubleValue();
    double sigma = deals.sigma().doubleValue();
    if (seed.isEmpty()) {
      double mean = (1 - loss) * StrictMath.exp(median + sigma * sigma / 2);
      int exit = fiscalYear + shortest + made++ % span;
      return new Holding(cost, exit, StrictMath.round(cost * mean));
    }
    int held = shortest + (int) (span * uniform(fiscalYear, project, 1));
    boolean lost = uniform(fiscalYear, project, 2) < loss;
    double normal = Normal.quantile(uniform(fiscalYear, project, 3));
    double multiple = StrictMath.exp(median + sigma * normal);
    return new Holding(cost, fiscalYear + held, lost ? 0 : StrictMath.round(cost * multiple));
  }

  /** Expected deals add up over the years until they make a whole one. */
  private boolean isMade(int fiscalYear, int project, double rate) {
    if (seed.isPresent()) {
      return uniform(fiscalYear, project, 0) < rate;
    }
    due += Math.round(rate * MILLION);
    boolean whole = due >= MILLION;
    due -= whole ? MILLION : 0;
    return whole;
  }

  private double uniform(int fiscalYear, int project, int draw) {
    long key = Draws.key(seed.orElseThrow(), Stream.DEAL, entity, 0, fiscalYear);
    return Draws.uniform(key, replicate, project * DRAWS + draw);
  }
}
