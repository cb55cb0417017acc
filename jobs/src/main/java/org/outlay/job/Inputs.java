package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.cohort.FileAccount;
import org.outlay.results.InputAccount;

/**
 * What a scenario's files hold.
 *
 * @param setup as given, with the payment lags that the control's payments show
 * @param control where payments of the year to control are given and asked for
 * @param files what became of each
 */
record Inputs(Setup setup, Cohort cohort, Optional<ControlStep> control, List<FileAccount> files) {
  Inputs {
    files = List.copyOf(files);
  }

  /** One per file. */
  List<InputAccount> accounts() {
    return Accounts.of(files);
  }

  /**
   * Reads and checks them.
   *
   * @param early hears, while small tables are being judged, what is to be expected of them
   * @throws org.outlay.problem.ProblemException if a file is refused
   */
  static Inputs read(
      SparkSession spark, Setup given, RunKind kind, Consumer<CohortReader.Expected> early) {
    Cohort cohort = CheckJob.read(spark, given, early);
    Optional<ControlStep> control =
        kind == RunKind.FORECAST ? ControlStep.read(spark, given) : Optional.empty();
    List<FileAccount> files = new ArrayList<>(cohort.files());
    control.ifPresent(step -> files.addAll(step.actuals().files()));
    return new Inputs(control.map(ControlStep::setup).orElse(given), cohort, control, files);
  }
}
