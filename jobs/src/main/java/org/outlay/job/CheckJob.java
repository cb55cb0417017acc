package org.outlay.job;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.results.InputAccount;

/** Reads and checks a scenario's inputs, and nothing more. */
public final class CheckJob {
  /** Rejected rows of a kind that are shown. */
  private static final int EXAMPLES = 5;

  private CheckJob() {}

  /**
   * One account per input file, payments of the year to control included.
   *
   * @throws org.outlay.problem.ProblemException if a file is refused
   */
  public static Checked inputs(SparkSession spark, Setup setup) {
    Inputs inputs = Inputs.read(spark, setup, RunKind.FORECAST, expected -> {});
    Cohort cohort = inputs.cohort();
    Optional<ControlStep> control = inputs.control();
    List<Problem> rejected = new ArrayList<>(examples(cohort.rejected(), cohort.rejects()));
    control
        .map(ControlStep::actuals)
        .ifPresent(paid -> rejected.addAll(examples(paid.rejected(), paid.rejects())));
    List<Problem> warnings = new ArrayList<>(cohort.warnings());
    warnings.addAll(doubts(setup, cohort));
    control.map(ControlStep::warnings).ifPresent(warnings::addAll);
    return new Checked(inputs.accounts(), rejected, warnings);
  }

  /**
   * What was read.
   *
   * @param rejected some of the rejected rows, each with its reason
   * @param warnings about what the rows say together
   */
  public record Checked(List<InputAccount> inputs, List<Problem> rejected, List<Problem> warnings) {
    public Checked {
      inputs = List.copyOf(inputs);
      rejected = List.copyOf(rejected);
      warnings = List.copyOf(warnings);
    }
  }

  private static List<Problem> doubts(Setup setup, Cohort cohort) {
    Row ends = cohort.applications().agg(min("approved_on"), max("approved_on")).first();
    return CohortDoubts.of(setup.scenario(), year(ends, 0), year(ends, 1));
  }

  /** Year of an approval; empty without one. */
  private static OptionalInt year(Row row, int column) {
    return row.isNullAt(column)
        ? OptionalInt.empty()
        : OptionalInt.of(row.getLocalDate(column).getYear());
  }

  /** Some of the rejected rows, each with its reason. */
  static List<Problem> examples(long rejected, Dataset<Row> rows) {
    if (rejected == 0) {
      return List.of();
    }
    return rows
        .select("reason_code", "source_file", "row_number", "message")
        .orderBy("source_file", "row_number")
        .limit(EXAMPLES)
        .collectAsList()
        .stream()
        .map(
            row ->
                Problem.warning(
                    row.getString(0),
                    Location.ofRow(row.getString(1), row.getLong(2)),
                    row.getString(3)))
        .toList();
  }

  /** The cohort of a scenario, encoded, with Spark's shuffles sized for it. */
  public static Cohort read(SparkSession spark, Setup setup) {
    return read(spark, setup, expected -> {});
  }

  /**
   * The same.
   *
   * @param early hears, while small tables are being judged, what is to be expected of them
   */
  static Cohort read(SparkSession spark, Setup setup, Consumer<CohortReader.Expected> early) {
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
                problems,
                early);
    problems.throwIfErrors();
    Sessions.fit(
        spark,
        cohort.rows(),
        Accounts.of(cohort.files()).stream().mapToLong(InputAccount::bytes).sum());
    return cohort;
  }
}
