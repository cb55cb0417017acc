package org.outlay.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Actuals;
import org.outlay.cohort.ActualsReader;
import org.outlay.cohort.Cohort;
import org.outlay.control.Control;
import org.outlay.control.Controller;
import org.outlay.control.LagHistory;
import org.outlay.control.Profile;
import org.outlay.control.Profiles;
import org.outlay.control.YearToDate;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/**
 * The payments that put the first year of a horizon under control.
 *
 * @param setup with the payment lags that earlier years show, where it asks for them
 * @param warnings about what they say together
 */
record ControlStep(Setup setup, Actuals actuals, YearToDate paid, List<Problem> warnings) {
  private static final String RULE = "rule";
  private static final String APPROVED_ON = "approved_on";

  /**
   * Reads them; empty where the scenario has none.
   *
   * @throws org.outlay.problem.ProblemException if a file is refused or no row fits the year
   */
  static Optional<ControlStep> read(SparkSession spark, Setup setup) {
    List<String> paths = setup.scenario().inputs().actuals();
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    Problems problems = new Problems();
    List<Rule> rules = setup.policy().rules();
    Actuals actuals =
        ActualsReader.of(spark, schema(rules), setup.policy().withoutFund()).read(paths, problems);
    YearToDate paid =
        YearToDate.of(actuals.paid(), setup.scenario().horizon().from(), rules.size(), problems);
    if (problems.hasErrors()) {
      CheckJob.examples(actuals.rejected(), actuals.rejects()).forEach(problems::add);
    }
    Policy filled = LagHistory.of(actuals.paid(), paid.year()).fill(setup.policy(), problems);
    problems.throwIfErrors();
    Setup known = new Setup(setup.scenario(), filled, setup.warnings());
    return Optional.of(new ControlStep(known, actuals, paid, problems.warnings()));
  }

  private static TableSchema schema(List<Rule> rules) {
    Problems problems = new Problems();
    TableSchema bundled = SchemaLoader.bundled("actuals", problems);
    problems.throwIfErrors();
    List<String> names = rules.stream().map(Rule::name).toList();
    List<Field> fields =
        bundled.fields().stream()
            .map(field -> field.name().equals(RULE) ? field.withValues(names) : field)
            .toList();
    return new TableSchema(bundled.name(), bundled.labels(), fields);
  }

  /** Writes the table {@code control}. */
  Control run(
      Cohort cohort, FundPlan plan, FundPlan.Amounts due, int replicates, RunTables tables) {
    Profiles profiles = new Profiles(setup.scenario().control(), paid.earlier(), approvals(cohort));
    long seed = setup.scenario().simulation().seed();
    Control control =
        new Controller(setup.policy(), plan, profiles, paid, seed).run(due, replicates);
    tables.small(
        "control", control.rows().stream().map(row -> ControlRows.of(control, row)).toList());
    return control;
  }

  /** Applications of the years before the horizon by programme and month of approval. */
  private Map<String, long[]> approvals(Cohort cohort) {
    Policy policy = setup.policy();
    List<String> programmes = policy.applications().field("programme").values();
    LocalDate end = LocalDate.of(setup.scenario().horizon().from(), 1, 1);
    Map<String, long[]> approvals = new HashMap<>();
    for (Row row :
        cohort
            .applications()
            .filter(col(APPROVED_ON).lt(lit(end)))
            .groupBy(col("programme"), month(col(APPROVED_ON)))
            .count()
            .collectAsList()) {
      approvals
              .computeIfAbsent(
                  programmes.get(row.getInt(0)), programme -> new long[Profile.MONTHS])[
              row.getInt(1) - 1] =
          row.getLong(2);
    }
    return approvals;
  }
}
