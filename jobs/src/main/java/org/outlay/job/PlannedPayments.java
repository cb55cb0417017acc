package org.outlay.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;

/**
 * The plan of the payments of a cohort. That of small tables is made while they are still being
 * judged, which takes as long: it holds if no row is wrong and no number out of the ordinary, and
 * is made anew otherwise.
 */
final class PlannedPayments {
  private final SparkSession spark;
  private final Policy policy;
  private final Timeframe time;
  private Optional<Early> early = Optional.empty();

  /** A plan in the making, and the rows that it is for. */
  private record Early(CohortReader.Expected rows, CompletableFuture<Dataset<Row>> plan) {}

  PlannedPayments(SparkSession spark, Policy policy, Timeframe time) {
    this.spark = spark;
    this.policy = policy;
    this.time = time;
  }

  /** Plans ahead. */
  void expect(CohortReader.Expected rows) {
    CompletableFuture<Dataset<Row>> made = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(made, rows), "outlay-plan");
    thread.setDaemon(true);
    thread.start();
    early = Optional.of(new Early(rows, made));
  }

  private void complete(CompletableFuture<Dataset<Row>> made, CohortReader.Expected rows) {
    try {
      made.complete(
          Entitlements.overOrdinary(spark, policy, time)
              .encodedPayments(rows.applications(), rows.annualRecords()));
    } catch (Throwable failure) {
      // Waiting must end with any.
      made.completeExceptionally(failure);
    }
  }

  /** Payments as their writer takes them. */
  Dataset<Row> of(Cohort cohort, Policy under) {
    return ahead(cohort, under).orElseGet(() -> afresh(cohort, under));
  }

  /** The plan made ahead, if it holds. */
  Optional<Dataset<Row>> ahead(Cohort cohort, Policy under) {
    // Of a plan that failed nothing is left; made afresh it fails where that is heard.
    return early
        .filter(it -> it.rows().became(cohort))
        .filter(it -> Entitlements.isOrdinary(cohort) && under.equals(policy))
        .flatMap(
            it -> it.plan().thenApply(Optional::of).exceptionally(e -> Optional.empty()).join());
  }

  private Dataset<Row> afresh(Cohort cohort, Policy under) {
    return Entitlements.over(spark, under, time, cohort)
        .encodedPayments(cohort.applications(), cohort.annualRecords());
  }
}
