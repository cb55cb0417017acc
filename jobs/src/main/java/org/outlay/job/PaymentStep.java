package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.TooLarge;
import org.outlay.fund.FundPlan;
import org.outlay.parquet.LiteralPath;
import org.outlay.problem.ProblemException;
import org.outlay.results.RunFolder;
import org.outlay.results.TableSummary;

/** The deterministic pass: writes the payments of a cohort and sums them. */
final class PaymentStep {
  private static final String TABLE = "payments";

  private final SparkSession spark;
  private final Setup setup;
  private final Timeframe time;
  private final Progress progress;

  /** The years before the horizon of which some is paid inside it. */
  private final Optional<Timeframe> before;

  PaymentStep(SparkSession spark, Setup setup, RunKind kind, Timeframe time, Progress progress) {
    this.spark = spark;
    this.setup = setup;
    this.time = time;
    this.progress = progress;
    int lag = kind == RunKind.FORECAST ? FundPlan.longestLag(setup.policy()) : 0;
    this.before =
        Optional.of(lag)
            .filter(years -> years > 0)
            .map(
                years ->
                    new Timeframe(
                        time.from() - years, time.from() - 1, time.asOf(), time.lastKnownYear()));
  }

  /**
   * What it comes to.
   *
   * @param payments rows of the table
   * @param due amounts, those of years before the horizon included that are paid inside it
   */
  record Paid(long payments, Outlays.Due due) {}

  /** Takes over what an interrupted run has; else computes it and keeps it. */
  Paid run(
      Cohort cohort,
      PlannedPayments planned,
      KeptPayments unfinished,
      RunTables tables,
      RunFolder folder) {
    KeptPayments.Kept kept =
        unfinished
            .find()
            .flatMap(found -> takeOver(found, tables, folder))
            .orElseGet(() -> computed(cohort, planned, tables, folder));
    unfinished.keep(kept);
    Outlays.Due inside = Outlays.of(kept.inside(), setup.policy(), time.from(), time.to());
    List<VintageAmount> amounts = new ArrayList<>(inside.byVintage());
    before.ifPresent(
        earlier ->
            amounts.addAll(
                Outlays.of(kept.earlier(), setup.policy(), earlier.from(), earlier.to())
                    .byVintage()));
    return new Paid(kept.table().rows(), new Outlays.Due(inside.rows(), amounts));
  }

  private Optional<KeptPayments.Kept> takeOver(
      KeptPayments.Kept found, RunTables tables, RunFolder folder) {
    progress.step("taking over payments");
    return tables
        .copy(found.folder(), found.table())
        .map(copies -> found.copied(folder.location(TABLE), copies));
  }

  private KeptPayments.Kept computed(
      Cohort cohort, PlannedPayments planned, RunTables tables, RunFolder folder) {
    try {
      return compute(cohort, planned, tables, folder);
    } catch (RuntimeException failure) {
      throw TooLarge.in(failure, setup.policy())
          .<RuntimeException>map(ProblemException::new)
          .orElse(failure);
    }
  }

  private KeptPayments.Kept compute(
      Cohort cohort, PlannedPayments planned, RunTables tables, RunFolder folder) {
    progress.step("computing payments");
    TableSummary table =
        tables.encoded(TABLE, planned.of(cohort, setup.policy()), List.of("rule", "fiscal_year"));
    progress.step("summing outlays");
    String location = folder.location(TABLE);
    List<PaymentSum> inside = Outlays.sums(spark.read().parquet(LiteralPath.of(location)));
    List<PaymentSum> earlier =
        before.map(years -> Outlays.sums(payments(years, cohort))).orElse(List.of());
    return new KeptPayments.Kept(location, table, inside, earlier);
  }

  private Dataset<Row> payments(Timeframe years, Cohort cohort) {
    return Entitlements.over(spark, setup.policy(), years, cohort)
        .payments(cohort.applications(), cohort.annualRecords());
  }
}
