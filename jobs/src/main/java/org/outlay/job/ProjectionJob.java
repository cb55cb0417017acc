package org.outlay.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.projection.Backtest;
import org.outlay.projection.Projection;
import org.outlay.results.InputAccount;
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
    long seed = setup.scenario().simulation().seed();
    return run(
        "project",
        setup,
        request,
        roster ->
            Forecast.projection(
                setup.policy(),
                time(setup),
                roster,
                setup.scenario().simulation(),
                setup.scenario().projection(),
                setup.incentives()),
        projection -> CohortDoubts.plans(setup.scenario(), projection),
        projection ->
            Map.of(
                "cohort_projection", ProjectionTables.cells(projection, seed),
                "projection_models", ProjectionTables.models(projection)));
  }

  /** Scores and publishes {@code backtest} and {@code backtest_forecasts}. */
  public Published<Backtest.Outcome> backtest(Setup setup, Request request) {
    return run(
        "backtest",
        setup,
        request,
        roster ->
            Forecast.backtest(setup.policy(), time(setup), roster, setup.scenario().projection()),
        outcome -> List.of(),
        outcome ->
            Map.of(
                "backtest",
                ProjectionTables.backtest(outcome.rows()),
                "backtest_forecasts",
                ProjectionTables.forecasts(outcome.forecasts())));
  }

  private <T> Published<T> run(
      String command,
      Setup setup,
      Request request,
      Function<Roster, T> computed,
      Function<T, List<Problem>> doubts,
      Function<T, Map<String, List<List<@Nullable Object>>>> tables) {
    OpenRun.Start start = OpenRun.Start.beside(command);
    RunFolder.checkPlace(spark.sparkContext().hadoopConfiguration(), request.out());
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    try (OpenRun run = new OpenRun(spark, progress, start, setup, request, cohort.files())) {
      progress.step("fitting models");
      Roster roster = RosterReader.read(setup.policy(), cohort);
      T result = computed.apply(roster);
      tables.apply(result).forEach(run.tables()::small);
      run.tables().rejects(cohort);
      List<Problem> warnings =
          Stream.of(
                  cohort.warnings(),
                  CohortDoubts.of(setup.scenario(), roster.firstApproval(), roster.lastApproval()),
                  doubts.apply(result))
              .flatMap(List::stream)
              .toList();
      return new Published<>(
          result, run.publish(Optional.empty(), warnings), Accounts.of(cohort.files()), warnings);
    } catch (NotSimulated reason) {
      throw new ProblemException(reason.problem().asError());
    }
  }

  private static Timeframe time(Setup setup) {
    return RunKind.FORECAST.timeframe(setup.scenario());
  }
}
