package org.outlay.fund;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.outlay.policy.ConstructionPlan;

/**
 * Homes that a fund builds, run through the years of one replicate after another. In a year the
 * money buys as many whole homes as it can; those completed and those that others supply join the
 * stock; tenants leave, and free homes go to applicants, the first come first. Used by one thread.
 */
public final class ConstructionAccount {
  private static final int MONTHS = 12;

  private final ConstructionPlan plan;
  private final FundTerms terms;
  private final long[] prices;
  private final long[] rents;
  private final int[] supplied;
  private final Money money;
  private final Residents residents;
  private final int[] completed;
  private int underWay;
  private int stock;
  private long rent;

  /**
   * Over a horizon.
   *
   * @param seed of the draws; without one stays are dealt out evenly
   */
  public ConstructionAccount(ConstructionPlan plan, FundTerms terms, OptionalLong seed) {
    int years = terms.years();
    this.plan = plan;
    this.terms = terms;
    ConstructionPlan.Building home = plan.building();
    this.prices = grown(home.area().multiply(home.cost()), home.growth());
    this.rents = grown(plan.rent().month(), plan.rent().growth());
    this.supplied = supplied();
    this.money = new Money(terms.carryOver(), years);
    this.residents = new Residents(terms.name(), plan.stay(), terms.from(), years, seed);
    this.completed = new int[years + plan.building().years()];
  }

  /** Fen by year of the horizon. */
  private long[] grown(BigDecimal yuan, BigDecimal growth) {
    long[] fen = new long[terms.years()];
    for (int year = 0; year < fen.length; year++) {
      int after = Math.max(0, terms.from() + year - plan.from());
      fen[year] =
          yuan.multiply(BigDecimal.ONE.add(growth).pow(after))
              .setScale(2, RoundingMode.HALF_UP)
              .unscaledValue()
              .longValueExact();
    }
    return fen;
  }

  /** Whole homes; area left over is kept for the next year, clause by clause. */
  private int[] supplied() {
    int[] homes = new int[terms.years()];
    for (ConstructionPlan.Supply supply : plan.supplies()) {
      BigDecimal area = BigDecimal.ZERO;
      for (int year = 0; year < homes.length; year++) {
        area = area.add(supply.in(terms.from() + year));
        BigDecimal[] parts = area.divideAndRemainder(plan.building().area());
        homes[year] += parts[0].intValueExact();
        area = parts[1];
      }
    }
    return homes;
  }

  /**
   * Runs all years.
   *
   * @param replicate number for the rows: draws are those of replicate 1 for the means, 0
   * @param paid fen that the fund pays for building, by year
   * @param demand applicants by year
   */
  public List<ConstructionRow> run(int replicate, long[] paid, int[] demand) {
    open(Math.max(0, replicate - 1));
    List<ConstructionRow> rows = new ArrayList<>();
    for (int year = 0; year < terms.years(); year++) {
      rows.add(year(replicate, year, paid[year], demand[year]));
    }
    return rows;
  }

  private void open(int replicate) {
    ConstructionPlan.Opening opening = plan.opening();
    money.reset();
    Arrays.fill(completed, 0);
    stock = opening.stock();
    underWay = 0;
    rent = 0;
    opening
        .underWay()
        .forEach(
            (year, homes) -> {
              if (year < terms.from()) {
                stock += homes;
              } else {
                underWay += homes;
                if (year - terms.from() < completed.length) {
                  completed[year - terms.from()] += homes;
                }
              }
            });
    residents.begin(replicate, opening.tenants(), opening.waiting());
  }

  private ConstructionRow year(int replicate, int year, long paid, int applicants) {
    long price = prices[year];
    long opening = money.balance();
    long kept = plan.rent().use() == ConstructionPlan.RentUse.CONSTRUCTION ? rent : 0;
    money.receive(year, paid);
    money.receive(year, kept);
    int started = Math.toIntExact((opening + paid + kept) / price);
    money.spend(started * price);
    long returned = money.lapse(year) + (terms.ends(year) ? money.end() : 0);
    completed[year + plan.building().years()] += started;
    stock += completed[year] + supplied[year];
    underWay += started - completed[year];
    int waited = residents.waiting();
    int movedOut = residents.leave(year + 1);
    residents.ask(year + 1, applicants);
    int housed = residents.house(year + 1, stock - residents.occupied());
    int left = residents.giveUp(year + 1);
    rent = MONTHS * rents[year] * residents.occupied();
    return new ConstructionRow(
        replicate,
        terms.name(),
        terms.from() + year,
        new ConstructionRow.Budget(
            price, opening, paid, kept, started * price, returned, money.balance(), rent),
        new ConstructionRow.Homes(
            started, completed[year], supplied[year], underWay, stock, residents.occupied()),
        new ConstructionRow.People(waited, applicants, housed, left, residents.waiting(), movedOut),
        residents.waits(year + 1));
  }
}
