package org.outlay.fund;

import java.util.stream.IntStream;

/** What a fund's account comes to in each replicate: fen by year and replicate. */
final class Courses {
  private static final int CHUNK = 512;

  final long[][] demand;
  final long[][] lockedIn;

  /** Appropriation that would have met all claims of the year. */
  final long[][] need;

  final long[][] shortfall;
  final long[][] deferred;
  final long[][] forgone;
  final double[][] waited;

  private Courses(int years, int replicates) {
    demand = new long[years][replicates];
    lockedIn = new long[years][replicates];
    need = new long[years][replicates];
    shortfall = new long[years][replicates];
    deferred = new long[years][replicates];
    forgone = new long[years][replicates];
    waited = new double[years][replicates];
  }

  /** Of the fund at a position of the plan. */
  static Courses of(FundPlan plan, int fund, FundPlan.Amounts amounts, int replicates) {
    Courses courses = new Courses(plan.years(), replicates);
    chunks(
        replicates,
        (first, end) -> {
          FundAccount account = plan.account(fund);
          for (int r = first; r < end; r++) {
            courses.run(plan, fund, account, plan.demand(fund, amounts, r), r);
          }
        });
    return courses;
  }

  private void run(FundPlan plan, int fund, FundAccount account, long[][] due, int replicate) {
    account.run(
        replicate + 1,
        due,
        (row, settlement) -> {
          int year = row.fiscalYear() - plan.from();
          demand[year][replicate] = row.demand();
          lockedIn[year][replicate] = plan.lockedIn(fund, due[year]);
          need[year][replicate] =
              row.arrears() + row.demand() - row.opening() - Math.min(0, row.receipts());
          shortfall[year][replicate] = row.shortfall();
          deferred[year][replicate] = row.deferred();
          forgone[year][replicate] = row.forgone();
          waited[year][replicate] = settlement.waited();
        });
  }

  /** Work on replicates from the first up to the end. */
  interface Chunk {
    void run(int first, int end);
  }

  /** Hands out replicates to the cores; what is made of each does not depend on how. */
  static void chunks(int replicates, Chunk work) {
    IntStream.range(0, (replicates + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(chunk -> work.run(chunk * CHUNK, Math.min(replicates, (chunk + 1) * CHUNK)));
  }
}
