package org.outlay.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.projection.Backtest;
import org.outlay.projection.Projection;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;
import org.outlay.simulation.Forecast;
import org.outlay.simulation.NotSimulated;
import org.outlay.simulation.Roster;
import org.outlay.simulation.RosterReader;

/** Projects a scenario's applications, or scores how such projections would have done. */
public final class ProjectionJob {
  private final SparkSession spark;
  private final Progress progress;

  /**
   * What was published.
   *
   * @param path folder of the run
   * @param warnings about what the rows say together
   */
  public record Published<T>(
      T result, String path, List<InputAccount> inputs, List<Problem> warnings) {
    public Published {
      inputs = List.copyOf(inputs);
      warnings = List.copyOf(warnings);
    }
  }

  public ProjectionJob(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /** Projects and publishes {@code cohort_projection} and {@code projection_models}. */
  public Published<Projection> project(Setup setup, Request request) {
    Instant started = RunRecord.now();
    Cohort cohort = read(setup, request);
    Roster roster = roster(setup, cohort);
    Projection projection =
        simulable(
            () ->
                Forecast.projection(
                    setup.policy(),
                    time(setup),
                    roster,
                    setup.scenario().simulation(),
                    setup.scenario().projection(),
                    setup.incentives()));
    long seed = setup.scenario().simulation().seed();
    String path =
        publish(
            "project",
            setup,
            request,
            started,
            cohort,
            Map.of(
                "cohort_projection", ProjectionTables.cells(projection, seed),
                "projection_models", ProjectionTables.models(projection)));
    return published(projection, path, setup, cohort, roster);
  }

  /** Scores and publishes {@code backtest} and {@code backtest_forecasts}. */
  public Published<Backtest.Outcome> backtest(Setup setup, Request request) {
    Instant started = RunRecord.now();
    Cohort cohort = read(setup, request);
    Roster roster = roster(setup, cohort);
    Backtest.Outcome outcome =
        Forecast.backtest(setup.policy(), time(setup), roster, setup.scenario().projection());
    String path =
        publish(
            "backtest",
            setup,
            request,
            started,
            cohort,
            Map.of(
                "backtest",
                ProjectionTables.backtest(outcome.rows()),
                "backtest_forecasts",
                ProjectionTables.forecasts(outcome.forecasts())));
    return published(outcome, path, setup, cohort, roster);
  }

  private static <T> Published<T> published(
      T result, String path, Setup setup, Cohort cohort, Roster roster) {
    return new Published<>(
        result,
        path,
        Accounts.of(cohort.files()),
        CohortGaps.of(setup.scenario(), roster.lastApproval()));
  }

  private Cohort read(Setup setup, Request request) {
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    RunJob.refuse(request, Accounts.of(cohort.files()));
    progress.step("fitting models");
    return cohort;
  }

  private static Roster roster(Setup setup, Cohort cohort) {
    return simulable(() -> RosterReader.read(setup.policy(), cohort));
  }

  private static <T> T simulable(Supplier<T> made) {
    try {
      return made.get();
    } catch (NotSimulated reason) {
      throw new ProblemException(reason.problem().asError());
    }
  }

  private static Timeframe time(Setup setup) {
    return RunKind.FORECAST.timeframe(setup.scenario());
  }

  private String publish(
      String command,
      Setup setup,
      Request request,
      Instant started,
      Cohort cohort,
      Map<String, List<List<@Nullable Object>>> rows) {
    progress.step("publishing");
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(),
            request.out(),
            setup.scenario().name() + "-" + command)) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      RunTables tables = new RunTables(spark, lineage, folder);
      rows.forEach(tables::small);
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(spark, command, started, Optional.empty()),
              RunRecord.settings(setup.scenario()),
              Accounts.of(cohort.files()),
              tables.written()));
      return folder.path();
    }
  }
}
