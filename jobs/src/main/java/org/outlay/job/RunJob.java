package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.results.RunFolder;

/** Runs the engine over a scenario's cohorts and publishes the tables: assess and forecast. */
public final class RunJob {
  private final SparkSession spark;
  private final Progress progress;
  private final RunKind kind;

  public RunJob(SparkSession spark, Progress progress, RunKind kind) {
    this.spark = spark;
    this.progress = progress;
    this.kind = kind;
  }

  /**
   * Runs and publishes; on any failure nothing is published and earlier runs stay as they are.
   *
   * @throws org.outlay.problem.ProblemException when input is refused or the scenario lacks what
   *     the command needs
   */
  public RunResult run(Setup given, Request request) {
    OpenRun.Start start = OpenRun.Start.of(kind);
    Timeframe time = kind.timeframe(given.scenario());
    RunFolder.checkPlace(spark.sparkContext().hadoopConfiguration(), request.out());
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    PlannedPayments planned = new PlannedPayments(spark, given.policy(), time);
    // A run that is resumed takes its payments over, as a rule.
    boolean resumes = request.unfinished() == Request.Unfinished.RESUME;
    Inputs input = Inputs.read(spark, given, kind, resumes ? rows -> {} : planned::expect);
    try (OpenRun run = new OpenRun(spark, progress, start, input.setup(), request, input.files())) {
      SimulationStep step = run.simulation(time);
      Computed computed = compute(input, time, planned, step, run);
      FundStep.Done funds = write(input, computed, step, run);
      List<Problem> warnings = warnings(input, computed.simulation(), funds);
      String path = run.publish(computed.simulation(), told(warnings, computed));
      step.files().discard();
      return result(input, computed, funds, warnings, path);
    }
  }

  /** What is due, on record and as simulated. */
  private record Computed(
      long payments, Outlays.Due due, Optional<SimulationStep.Outcome> outcome) {
    Optional<SimulationStep.Done> simulation() {
      return outcome.flatMap(SimulationStep.Outcome::done);
    }
  }

  private Computed compute(
      Inputs input, Timeframe time, PlannedPayments planned, SimulationStep step, OpenRun run) {
    PaymentStep.Paid paid;
    Optional<SimulationStep.Outcome> outcome;
    AtomicBoolean paying = new AtomicBoolean(true);
    try (Aside<SimulationStep.Outcome> simulation =
        new Aside<>(spark, run.folder().runId(), () -> step.run(input.cohort(), paying::get))) {
      if (kind == RunKind.FORECAST) {
        simulation.start();
      }
      KeptPayments unfinished = new KeptPayments(step.files().file("payments.bin"));
      paid =
          new PaymentStep(spark, input.setup(), kind, time, progress)
              .run(input.cohort(), planned, unfinished, run.tables(), run.folder());
      paying.set(false);
      run.tables().rejects(input.cohort(), input.control().map(ControlStep::actuals));
      outcome = simulation.result();
    }
    List<OutlayRow> outlays = new ArrayList<>(paid.due().rows());
    List<VintageAmount> amounts = new ArrayList<>(paid.due().byVintage());
    outcome
        .flatMap(SimulationStep.Outcome::done)
        .ifPresent(
            done -> {
              List<OutlayRow> projected = done.projected(input.setup(), time);
              outlays.addAll(projected);
              done.investments().replace(outlays, amounts);
              amounts.addAll(done.byVintage(input.setup(), time, projected));
            });
    Outlays.sort(outlays);
    return new Computed(paid.payments(), new Outlays.Due(outlays, amounts), outcome);
  }

  /** Writes all tables but the payments; those of the replicates beside the others. */
  private FundStep.Done write(Inputs input, Computed computed, SimulationStep step, OpenRun run) {
    RunTables tables = run.tables();
    progress.step("writing tables");
    Optional<SimulationStep.Done> done = computed.simulation();
    SimulationTables simulation = new SimulationTables(input.setup(), step, tables);
    FundStep.Done funds = FundStep.Done.NOTHING;
    try (Aside<Optional<SimulationStep.Done>> replicates =
        new Aside<>(
            spark,
            run.folder().runId() + "-tables",
            () -> {
              done.ifPresent(simulation::write);
              return done;
            })) {
      replicates.start();
      tables.small("outlays", computed.due().rows().stream().map(Outlays::values).toList());
      if (kind == RunKind.FORECAST) {
        funds =
            new FundStep(input.setup(), computed.due().byVintage())
                .run(
                    done,
                    step.files(),
                    input
                        .control()
                        .map(c -> (plan, due, n) -> c.run(input.cohort(), plan, due, n, tables)),
                    tables);
      }
      replicates.result();
    }
    return funds;
  }

  private static RunResult result(
      Inputs input, Computed computed, FundStep.Done funds, List<Problem> warnings, String path) {
    Optional<SimulationStep.Done> done = computed.simulation();
    return new RunResult(
        input.setup(),
        path,
        input.accounts(),
        computed.due().rows(),
        funds.ledger(),
        funds.outlooks(),
        done.map(d -> d.investments().outlooks()).orElse(List.of()),
        funds.homes(),
        funds.control(),
        warnings,
        computed.payments(),
        done.map(SimulationStep.Done::simulated),
        computed.outcome().flatMap(SimulationStep.Outcome::reason));
  }

  private static List<Problem> warnings(
      Inputs input, Optional<SimulationStep.Done> done, FundStep.Done funds) {
    List<Problem> warnings = new ArrayList<>(input.cohort().warnings());
    done.map(SimulationStep.Done::forecast)
        .ifPresent(forecast -> warnings.addAll(CohortDoubts.of(input.setup(), forecast)));
    input.control().map(ControlStep::warnings).ifPresent(warnings::addAll);
    if (!funds.homes().isEmpty()) {
      warnings.addAll(ScenarioChecks.openings(input.setup()));
    }
    return warnings;
  }

  /** With the reason why nothing was simulated, if there is one. */
  private static List<Problem> told(List<Problem> warnings, Computed computed) {
    List<Problem> told = new ArrayList<>(warnings);
    computed.outcome().flatMap(SimulationStep.Outcome::reason).ifPresent(told::add);
    return told;
  }
}
