package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.results.InputAccount;

/** Reads and checks a scenario's inputs, and nothing more. */
public final class CheckJob {
  private CheckJob() {}

  /**
   * One account per input file, payments of the year to control included.
   *
   * @throws org.outlay.problem.ProblemException if a file is refused
   */
  public static Checked inputs(SparkSession spark, Setup setup) {
    List<InputAccount> inputs = new ArrayList<>(Accounts.of(read(spark, setup).files()));
    Optional<ControlStep> control = ControlStep.read(spark, setup);
    control.ifPresent(step -> inputs.addAll(Accounts.of(step.actuals().files())));
    return new Checked(inputs, control.map(ControlStep::warnings).orElse(List.of()));
  }

  /**
   * What was read.
   *
   * @param warnings about what the rows say together
   */
  public record Checked(List<InputAccount> inputs, List<Problem> warnings) {
    public Checked {
      inputs = List.copyOf(inputs);
      warnings = List.copyOf(warnings);
    }
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
        spark,
        cohort.rows(),
        Accounts.of(cohort.files()).stream().mapToLong(InputAccount::bytes).sum());
    return cohort;
  }
}
