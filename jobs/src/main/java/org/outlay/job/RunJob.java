package org.outlay.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
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
   * @throws ProblemException when input is refused or the scenario lacks what the command needs
   */
  public RunResult run(Setup given, Request request) {
    Instant started = RunRecord.now();
    Timeframe time = kind.timeframe(given.scenario());
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Inputs input = Inputs.read(spark, given, kind);
    refuse(request, input.accounts());
    Setup setup = input.setup();
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), setup.scenario().name())) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      RunTables tables = new RunTables(spark, lineage, folder);
      SimulationStep step =
          SimulationStep.of(
              spark,
              setup,
              time,
              progress,
              folder,
              RunRecord.sameness(kind.id(), lineage, input.accounts()),
              request);
      Computed computed = compute(input, time, step, tables, folder);
      FundStep.Done funds = write(input, computed, step, tables, folder);
      progress.step("publishing");
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(
                  spark,
                  kind.id(),
                  started,
                  computed.simulation().map(done -> RunRecord.simulation(setup, done))),
              RunRecord.settings(setup.scenario()),
              input.accounts(),
              tables.written()));
      step.files().discard();
      return result(input, computed, funds, folder.path());
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
      Inputs input, Timeframe time, SimulationStep step, RunTables tables, RunFolder folder) {
    PaymentStep.Paid paid;
    Optional<SimulationStep.Outcome> outcome;
    AtomicBoolean paying = new AtomicBoolean(true);
    try (Aside<SimulationStep.Outcome> simulation =
        new Aside<>(spark, folder.runId(), () -> step.run(input.cohort(), paying::get))) {
      if (kind == RunKind.FORECAST) {
        simulation.start();
      }
      KeptPayments unfinished = new KeptPayments(step.files().file("payments.bin"));
      paid =
          new PaymentStep(spark, input.setup(), kind, time, progress)
              .run(input.cohort(), unfinished, tables, folder);
      paying.set(false);
      tables.rejects(input.cohort(), input.control().map(ControlStep::actuals));
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
  private FundStep.Done write(
      Inputs input, Computed computed, SimulationStep step, RunTables tables, RunFolder folder) {
    progress.step("writing tables");
    Optional<SimulationStep.Done> done = computed.simulation();
    SimulationTables simulation = new SimulationTables(input.setup(), step, tables);
    FundStep.Done funds = FundStep.Done.NOTHING;
    try (Aside<Optional<SimulationStep.Done>> replicates =
        new Aside<>(
            spark,
            folder.runId() + "-tables",
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
      Inputs input, Computed computed, FundStep.Done funds, String path) {
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
        warnings(input, done),
        computed.payments(),
        done.map(SimulationStep.Done::simulated),
        computed.outcome().flatMap(SimulationStep.Outcome::reason));
  }

  private static List<Problem> warnings(Inputs input, Optional<SimulationStep.Done> done) {
    List<Problem> warnings = new ArrayList<>();
    done.map(d -> d.forecast().model().roster().lastApproval())
        .ifPresent(last -> warnings.addAll(CohortGaps.of(input.setup().scenario(), last)));
    input.control().map(ControlStep::warnings).ifPresent(warnings::addAll);
    return warnings;
  }

  /** Stops where a rejected row is more than the request allows. */
  public static void refuse(Request request, List<InputAccount> inputs) {
    long rejected = inputs.stream().mapToLong(InputAccount::rejected).sum();
    if (request.onReject() == Request.OnReject.REFUSE && rejected > 0) {
      throw new ProblemException(
          Problem.input("rejected-rows", null, "input rows were rejected, and --strict allows none")
              .withValue(Long.toString(rejected))
              .withRemedy(
                  "mend them: check shows the first, and without --strict a run lists each in its table rejects"));
    }
  }
}
