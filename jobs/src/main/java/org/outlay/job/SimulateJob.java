package org.outlay.job;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;
import org.outlay.results.RunFolder;

/** Projects and simulates a scenario, and publishes the replicates and what they come to. */
public final class SimulateJob {
  private final SparkSession spark;
  private final Progress progress;

  /**
   * What was published.
   *
   * @param path folder of the run
   * @param warnings about what the rows say together
   */
  public record Published(
      Setup setup,
      String path,
      List<InputAccount> inputs,
      List<Problem> warnings,
      Simulated simulated) {
    public Published {
      inputs = List.copyOf(inputs);
      warnings = List.copyOf(warnings);
    }
  }

  public SimulateJob(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /**
   * Runs and publishes under {@code <scenario>-simulate}.
   *
   * @throws ProblemException when input is refused or the scenario cannot be simulated
   */
  public Published run(Setup setup, Request request) {
    OpenRun.Start start = OpenRun.Start.beside("simulate");
    Timeframe time = RunKind.FORECAST.timeframe(setup.scenario());
    RunFolder.checkPlace(spark.sparkContext().hadoopConfiguration(), request.out());
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, setup);
    try (OpenRun run = new OpenRun(spark, progress, start, setup, request, cohort.files())) {
      SimulationStep step = run.simulation(time);
      SimulationStep.Outcome outcome = step.run(cohort, () -> false);
      SimulationStep.Done done = outcome.done().orElseThrow(() -> refusal(outcome));
      progress.step("writing tables");
      new SimulationTables(setup, step, run.tables()).write(done);
      run.tables().rejects(cohort);
      List<Problem> warnings =
          Stream.concat(
                  cohort.warnings().stream(), CohortDoubts.of(setup, done.forecast()).stream())
              .toList();
      String path = run.publish(Optional.of(done), warnings);
      step.files().discard();
      return new Published(setup, path, Accounts.of(cohort.files()), warnings, done.simulated());
    }
  }

  private static ProblemException refusal(SimulationStep.Outcome outcome) {
    return new ProblemException(outcome.reason().map(Problem::asError).orElseThrow());
  }
}
