package org.outlay.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.analysis.Explainer;
import org.outlay.analysis.Explanation;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.scenario.Horizon;
import org.outlay.scenario.Scenario;

/** Explains what one application of a scenario is paid. */
public final class ExplainJob {
  private static final int NEAREST = 3;

  private final SparkSession spark;
  private final Progress progress;

  public ExplainJob(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * The application under every rule of its programme: with records continued where the scenario
   * says up to when the data are known, as recorded otherwise.
   *
   * @param year one fiscal year of the horizon; empty for all
   * @throws ProblemException if the application is unknown or rejected, the year outside the
   *     horizon, or a row rejected where the request allows none
   */
  public Explanation explain(Setup setup, Request request, String applicationId, OptionalInt year) {
    Scenario scenario = setup.scenario();
    Horizon years = years(scenario, year);
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    request.refuseRejected(Accounts.of(cohort.files()));
    progress.step("following the application");
    return new Explainer(spark, setup.policy(), timeframe(scenario), cohort)
        .explain(List.of(applicationId), years).stream()
            .findFirst()
            .orElseThrow(() -> new ProblemException(unknown(cohort, applicationId)));
  }

  private static Timeframe timeframe(Scenario scenario) {
    RunKind kind = scenario.asOf().isPresent() ? RunKind.FORECAST : RunKind.ASSESS;
    return kind.timeframe(scenario);
  }

  private static Horizon years(Scenario scenario, OptionalInt year) {
    Horizon horizon = scenario.horizon();
    if (year.isEmpty()) {
      return horizon;
    }
    if (!horizon.contains(year.getAsInt())) {
      throw new ProblemException(
          Problem.user("year-outside-horizon", null, "the year lies outside the scenario's horizon")
              .withValue(Integer.toString(year.getAsInt()))
              .withAllowed(horizon.from() + " to " + horizon.to())
              .withRemedy("name another --year, or --set horizon.from=... or horizon.to=..."));
    }
    return new Horizon(year.getAsInt(), year.getAsInt());
  }

  /** The reasons why its row was rejected; else the nearest identifiers. */
  private static List<Problem> unknown(Cohort cohort, String applicationId) {
    List<Problem> rejected = rejected(cohort, applicationId);
    return rejected.isEmpty() ? List.of(notThere(cohort, applicationId)) : rejected;
  }

  private static List<Problem> rejected(Cohort cohort, String applicationId) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\p{Alnum}_-])" + Pattern.quote(applicationId) + "(?![\\p{Alnum}_-])");
    return cohort
        .rejects()
        .where(col("table_name").equalTo("applications"))
        .where(col("raw_row").contains(applicationId))
        .collectAsList()
        .stream()
        .filter(row -> whole.matcher(row.<String>getAs("raw_row")).find())
        .map(row -> rejected(row, applicationId))
        .toList();
  }

  private static Problem rejected(Row row, String applicationId) {
    long line = row.<Long>getAs("row_number");
    return Problem.input(
            row.getAs("reason_code"),
            Location.ofRow(row.getAs("source_file"), line),
            "the application is paid nothing, since its row was rejected: "
                + row.<String>getAs("message"))
        .withValue(applicationId)
        .withRemedy("mend the row");
  }

  private static Problem notThere(Cohort cohort, String applicationId) {
    String start = applicationId.substring(0, (applicationId.length() + 1) / 2);
    List<String> nearest =
        cohort
            .applications()
            .select(col("application_id"))
            .where(col("application_id").startsWith(start))
            .orderBy(levenshtein(col("application_id"), lit(applicationId)), col("application_id"))
            .limit(NEAREST)
            .as(Encoders.STRING())
            .collectAsList();
    return Problem.user("unknown-application", null, "no application has this application_id")
        .withValue(applicationId)
        .withRemedy(
            nearest.isEmpty()
                ? "look it up in inputs.applications of the scenario"
                : "did you mean " + String.join(", ", nearest) + "?");
  }
}
