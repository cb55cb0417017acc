package org.outlay.fund;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.outlay.simulation.Blocks;

/** What an account comes to in each replicate: fen by year and replicate. */
final class Courses {
  /** As many as a block has, so that a chunk's amounts are a block's. */
  static final int CHUNK = Blocks.width();

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

  /** Of all accounts of the plan, before any is run. */
  static List<Courses> of(FundPlan plan, int replicates) {
    return Stream.generate(() -> new Courses(plan.years(), replicates))
        .limit(plan.terms().size())
        .toList();
  }

  /**
   * Runs an account of the plan through a replicate.
   *
   * @param due by year and claim
   * @param ledger hears of each row
   */
  void run(
      FundPlan plan,
      int fund,
      FundAccount account,
      long[][] due,
      int replicate,
      Consumer<LedgerRow> ledger) {
    account.run(
        replicate + 1,
        due,
        (row, settlement) -> {
          ledger.accept(row);
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
    IntStream.range(0, Blocks.count(replicates))
        .parallel()
        .forEach(chunk -> work.run(chunk * CHUNK, Math.min(replicates, (chunk + 1) * CHUNK)));
  }
}
