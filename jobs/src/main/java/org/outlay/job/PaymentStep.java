package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.TooLarge;
import org.outlay.fund.FundPlan;
import org.outlay.problem.ProblemException;
import org.outlay.results.RunFolder;

/** The deterministic pass: writes the payments of a cohort and sums them. */
final class PaymentStep {
  private final SparkSession spark;
  private final Setup setup;
  private final RunKind kind;
  private final Progress progress;

  PaymentStep(SparkSession spark, Setup setup, RunKind kind, Progress progress) {
    this.spark = spark;
    this.setup = setup;
    this.kind = kind;
    this.progress = progress;
  }

  /**
   * What it comes to.
   *
   * @param payments rows of the table
   * @param due amounts, those of years before the horizon included that are paid inside it
   */
  record Paid(long payments, Outlays.Due due) {}

  Paid run(Timeframe time, Cohort cohort, RunTables tables, RunFolder folder) {
    progress.step("computing payments");
    long rows = write(time, cohort, tables);
    progress.step("summing outlays");
    Dataset<Row> written = spark.read().parquet(folder.location("payments"));
    Outlays.Due inside = Outlays.of(written, setup.policy(), time.from(), time.to());
    List<VintageAmount> amounts = new ArrayList<>(inside.byVintage());
    amounts.addAll(before(time, cohort));
    return new Paid(rows, new Outlays.Due(inside.rows(), amounts));
  }

  private long write(Timeframe time, Cohort cohort, RunTables tables) {
    Dataset<Row> payments =
        Entitlements.over(spark, setup.policy(), time, cohort)
            .encodedPayments(cohort.applications(), cohort.annualRecords());
    try {
      return tables.encoded("payments", payments, List.of("rule", "fiscal_year"));
    } catch (RuntimeException failure) {
      throw TooLarge.in(failure, setup.policy())
          .<RuntimeException>map(ProblemException::new)
          .orElse(failure);
    }
  }

  private Dataset<Row> payments(Timeframe time, Cohort cohort) {
    return Entitlements.over(spark, setup.policy(), time, cohort)
        .payments(cohort.applications(), cohort.annualRecords());
  }

  /** Amounts of years before the horizon that are paid inside it. */
  private List<VintageAmount> before(Timeframe time, Cohort cohort) {
    int lag = kind == RunKind.FORECAST ? FundPlan.longestLag(setup.policy()) : 0;
    if (lag == 0) {
      return List.of();
    }
    Timeframe earlier =
        new Timeframe(time.from() - lag, time.from() - 1, time.asOf(), time.lastKnownYear());
    return Outlays.of(payments(earlier, cohort), setup.policy(), earlier.from(), earlier.to())
        .byVintage();
  }
}
