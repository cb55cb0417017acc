package org.outlay.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.outlay.simulation.Distribution;

/** Runs a fund's account over all replicates and sums up. */
public final class OutlookBuilder {
  private static final int CHUNK = 512;
  private static final int HALVINGS = 40;
  private static final List<Claim> ONE = List.of(new Claim("", 0));

  private final FundPlan plan;
  private final FundPlan.Amounts amounts;
  private final int replicates;
  private final double accepted;

  /**
   * Over replicates 0 to {@code replicates - 1} of some amounts.
   *
   * @param accepted probability of a breach
   */
  public OutlookBuilder(
      FundPlan plan, FundPlan.Amounts amounts, int replicates, double accepted) {
    this.plan = plan;
    this.amounts = amounts;
    this.replicates = replicates;
    this.accepted = accepted;
  }

  /** By year and replicate. */
  private record Courses(long[][] demand, long[][] need, long[][] shortfall, long[][] unpaid, long[][] forgone) {}

  /** The outlook of the fund at a position of the plan. */
  public Outlook of(int fund) {
    FundTerms terms = plan.terms().get(fund);
    Courses courses = run(fund);
    List<Outlook.Year> years = new ArrayList<>();
    boolean[] before = new boolean[replicates];
    long[] total = new long[replicates];
    for (int year = 0; year < plan.years(); year++) {
      int breaches = 0;
      int first = 0;
      for (int r = 0; r < replicates; r++) {
        boolean shorts = courses.shortfall()[year][r] > 0;
        breaches += shorts ? 1 : 0;
        first += shorts && !before[r] ? 1 : 0;
        before[r] |= shorts;
        total[r] = Math.addExact(total[r], courses.shortfall()[year][r]);
      }
      years.add(
          new Outlook.Year(
              plan.from() + year,
              terms.appropriations()[year],
              Outlook.Share.of(breaches, replicates),
              (double) first / replicates,
              shortfall(courses.shortfall()[year]),
              Distribution.of(courses.unpaid()[year]).mean(),
              Distribution.of(courses.forgone()[year]).mean(),
              needed(courses.need()[year])));
    }
    int ever = 0;
    for (boolean any : before) {
      ever += any ? 1 : 0;
    }
    return new Outlook(
        terms.name(),
        years,
        Outlook.Share.of(ever, replicates),
        shortfall(total),
        level(terms, courses.demand()));
  }

  private Courses run(int fund) {
    int years = plan.years();
    Courses courses =
        new Courses(
            new long[years][replicates],
            new long[years][replicates],
            new long[years][replicates],
            new long[years][replicates],
            new long[years][replicates]);
    IntStream.range(0, (replicates + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(chunk -> run(fund, chunk * CHUNK, courses));
    return courses;
  }

  private void run(int fund, int first, Courses courses) {
    FundAccount account = new FundAccount(plan.terms().get(fund), plan.claims(fund));
    for (int r = first; r < Math.min(replicates, first + CHUNK); r++) {
      int replicate = r;
      account.run(
          replicate + 1,
          plan.demand(fund, amounts, replicate),
          row -> {
            int year = row.fiscalYear() - plan.from();
            courses.demand()[year][replicate] = row.demand();
            courses.need()[year][replicate] =
                row.arrears() + row.demand() - row.opening() - Math.min(0, row.receipts());
            courses.shortfall()[year][replicate] = row.shortfall();
            courses.unpaid()[year][replicate] = row.deferred();
            courses.forgone()[year][replicate] = row.forgone();
          });
    }
  }

  private static Outlook.Shortfall shortfall(long[] fen) {
    Distribution distribution = Distribution.of(fen);
    return new Outlook.Shortfall(distribution.mean(), distribution.quantile(95));
  }

  private Outlook.Needed needed(long[] need) {
    long[] sorted = need.clone();
    Arrays.sort(sorted);
    return new Outlook.Needed(
        Math.max(0, (long) Math.ceil(Distribution.quantile(sorted, 1 - accepted))),
        Math.round(Distribution.quantileError(sorted, 1 - accepted)));
  }

  /** The level falls as the accepted probability rises, which also gives its error. */
  private Outlook.Needed level(FundTerms terms, long[][] demand) {
    double error = StrictMath.sqrt(accepted * (1 - accepted) / replicates);
    long low = level(terms, demand, Math.min(1, accepted + error));
    long high = level(terms, demand, Math.max(0, accepted - error));
    return new Outlook.Needed(level(terms, demand, accepted), (high - low + 1) / 2);
  }

  private long level(FundTerms terms, long[][] demand, double share) {
    long low = -1;
    long high = 0;
    for (long[] year : demand) {
      high = Math.addExact(high, Arrays.stream(year).max().orElse(0));
    }
    for (int i = 0; i < HALVINGS && high - low > 1; i++) {
      long middle = low + (high - low) / 2;
      if (breaches(terms.level(middle), demand) <= share) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private double breaches(FundTerms terms, long[][] demand) {
    int[] chunks =
        IntStream.range(0, (replicates + CHUNK - 1) / CHUNK)
            .parallel()
            .map(chunk -> breaches(terms, demand, chunk * CHUNK))
            .toArray();
    return (double) Arrays.stream(chunks).sum() / replicates;
  }

  private int breaches(FundTerms terms, long[][] demand, int first) {
    FundAccount account = new FundAccount(terms, ONE);
    int count = 0;
    for (int r = first; r < Math.min(replicates, first + CHUNK); r++) {
      long[][] own = new long[demand.length][1];
      for (int year = 0; year < own.length; year++) {
        own[year][0] = demand[year][r];
      }
      boolean[] any = new boolean[1];
      account.run(r + 1, own, row -> any[0] |= row.shortfall() > 0);
      count += any[0] ? 1 : 0;
    }
    return count;
  }
}
