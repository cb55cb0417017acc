package org.outlay.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.results.InputAccount;
import org.outlay.results.Lineage;
import org.outlay.results.Manifest;
import org.outlay.results.RunFolder;
import org.outlay.scenario.Scenario;

/** Runs the engine over a scenario's cohorts and publishes the tables: assess and forecast. */
public final class RunJob {
  private final SparkSession spark;
  private final Progress progress;
  private final Command command;

  /** Which of the two it is. */
  public enum Command {
    /** Records as they are: payments, outlays, rejects. */
    ASSESS("assess"),
    /** Live applications go on after the data end; ledgers of the funds. */
    FORECAST("forecast");

    private final String id;

    Command(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public RunJob(SparkSession spark, Progress progress, Command command) {
    this.spark = spark;
    this.progress = progress;
    this.command = command;
  }

  /**
   * Runs and publishes; on any failure nothing is published and earlier runs stay as they are.
   *
   * @throws ProblemException when input is refused or the scenario lacks what the command needs
   */
  public RunResult run(Setup given, Request request) {
    Instant started = RunRecord.now();
    Timeframe time = timeframe(command, given.scenario());
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Input input = read(given);
    refuse(request, input.accounts());
    Setup setup = input.setup();
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), setup.scenario().name())) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      RunTables tables = new RunTables(spark, lineage, folder);
      SimulationStep step =
          SimulationStep.of(spark, setup, time, progress, folder, lineage, input.accounts());
      step.begin(request);
      Computed computed = compute(input, time, step, tables, folder);
      FundStep.Done funds = write(input, computed, step, tables, folder);
      progress.step("publishing");
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(
                  spark,
                  command.id(),
                  started,
                  computed.simulation().map(done -> RunRecord.simulation(setup, done))),
              RunRecord.settings(setup.scenario()),
              input.accounts(),
              tables.written()));
      step.files().delete();
      return result(input, computed, funds, folder.path());
    }
  }

  /** What a run is made of. */
  private record Input(
      Setup setup, Cohort cohort, Optional<ControlStep> control, List<InputAccount> accounts) {}

  private Input read(Setup given) {
    Cohort cohort = CheckJob.read(spark, given);
    Optional<ControlStep> control =
        command == Command.FORECAST ? ControlStep.read(spark, given) : Optional.empty();
    List<InputAccount> accounts = new ArrayList<>(Accounts.of(cohort.files()));
    control.ifPresent(step -> accounts.addAll(Accounts.of(step.actuals().files())));
    return new Input(control.map(ControlStep::setup).orElse(given), cohort, control, accounts);
  }

  /** What is due, on record and as simulated. */
  private record Computed(
      long payments, Outlays.Due due, Optional<SimulationStep.Outcome> outcome) {
    Optional<SimulationStep.Done> simulation() {
      return outcome.flatMap(SimulationStep.Outcome::done);
    }
  }

  private Computed compute(
      Input input, Timeframe time, SimulationStep step, RunTables tables, RunFolder folder) {
    PaymentStep.Paid paid;
    Optional<SimulationStep.Outcome> outcome;
    try (Aside<SimulationStep.Outcome> simulation =
        new Aside<>(spark, folder.runId(), () -> step.run(input.cohort()))) {
      if (command == Command.FORECAST) {
        simulation.start();
      }
      paid =
          new PaymentStep(spark, input.setup(), command, progress)
              .run(time, input.cohort(), tables, folder);
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
      Input input, Computed computed, SimulationStep step, RunTables tables, RunFolder folder) {
    progress.step("writing tables");
    Optional<SimulationStep.Done> done = computed.simulation();
    done.ifPresent(step::fit);
    FundStep.Done funds = FundStep.Done.NOTHING;
    try (Aside<Optional<SimulationStep.Done>> replicates =
        new Aside<>(
            spark,
            folder.runId() + "-tables",
            () -> {
              done.ifPresent(d -> step.write(d, tables));
              return done;
            })) {
      replicates.start();
      tables.small("outlays", computed.due().rows().stream().map(Outlays::values).toList());
      if (command == Command.FORECAST) {
        funds =
            new FundStep(input.setup(), computed.due().byVintage())
                .run(
                    spark,
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
      Input input, Computed computed, FundStep.Done funds, String path) {
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
        input.control().map(ControlStep::warnings).orElse(List.of()),
        computed.payments(),
        done.map(SimulationStep.Done::simulated),
        computed.outcome().flatMap(SimulationStep.Outcome::reason));
  }

  /**
   * The years of a command.
   *
   * @throws ProblemException if it looks ahead and the scenario does not say from when
   */
  public static Timeframe timeframe(Command command, Scenario scenario) {
    int from = scenario.horizon().from();
    int to = scenario.horizon().to();
    if (command == Command.ASSESS) {
      return Timeframe.recorded(from, to, scenario.asOf());
    }
    return Timeframe.continued(
        from,
        to,
        scenario
            .asOf()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.user(
                                "missing-key",
                                org.outlay.problem.Location.of(scenario.file().toString()),
                                "a forecast must know up to when the data are known")
                            .withRemedy(
                                "add inputs { as-of = 2016-12-31 } or --set inputs.as-of=..."))));
  }

  /** Stops where a rejected row is more than the request allows. */
  public static void refuse(Request request, List<InputAccount> inputs) {
    long rejected = inputs.stream().mapToLong(InputAccount::rejected).sum();
    if (request.onReject() == Request.OnReject.REFUSE && rejected > 0) {
      throw new ProblemException(
          Problem.input("rejected-rows", null, "input rows were rejected, and --strict allows none")
              .withValue(Long.toString(rejected))
              .withRemedy(
                  "mend them; without --strict the table rejects lists each with its reason"));
    }
  }
}
