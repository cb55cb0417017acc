package org.outlay.job;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.results.InputAccount;

/** Reads and checks a scenario's inputs, and nothing more. */
public final class CheckJob {
  private CheckJob() {}

  /**
   * One account per input file.
   *
   * @throws org.outlay.problem.ProblemException if a file is refused
   */
  public static List<InputAccount> inputs(SparkSession spark, Setup setup) {
    return Accounts.of(read(spark, setup));
  }

  /** The cohort of a scenario, encoded, with Spark's shuffles sized for it. */
  public static Cohort read(SparkSession spark, Setup setup) {
    Problems problems = new Problems();
    Policy policy = setup.policy();
    Cohort cohort =
        CohortReader.of(
                spark,
                policy.applications(),
                policy.annualRecords(),
                PolicyLoader.gradesByProgramme(policy))
            .read(
                setup.scenario().inputs().applications(),
                setup.scenario().inputs().annualRecords(),
                problems);
    problems.throwIfErrors();
    Sessions.fit(
        spark, cohort.rows(), Accounts.of(cohort).stream().mapToLong(InputAccount::bytes).sum());
    return cohort;
  }
}
