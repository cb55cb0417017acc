package org.outlay.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.entitlement.Entitlements;
import org.outlay.entitlement.Timeframe;
import org.outlay.entitlement.TooLarge;
import org.outlay.fund.FundPlan;
import org.outlay.policy.Policy;
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
    Scenario scenario = given.scenario();
    Timeframe time = timeframe(command, scenario);
    spark.sparkContext().addSparkListener(new TaskCounter(progress));
    progress.step("reading cohorts");
    Cohort cohort = CheckJob.read(spark, given);
    Optional<ControlStep> control =
        command == Command.FORECAST ? ControlStep.read(spark, given) : Optional.empty();
    Setup setup = control.map(ControlStep::setup).orElse(given);
    List<InputAccount> inputs = new ArrayList<>(Accounts.of(cohort.files()));
    control.ifPresent(step -> inputs.addAll(Accounts.of(step.actuals().files())));
    refuse(request, inputs);
    try (RunFolder folder =
        RunFolder.start(
            spark.sparkContext().hadoopConfiguration(), request.out(), scenario.name())) {
      Lineage lineage = RunRecord.lineage(setup, folder);
      RunTables tables = new RunTables(spark, lineage, folder);
      SimulationStep step =
          SimulationStep.of(spark, setup, time, progress, folder, lineage, inputs);
      step.begin(request);
      Paid paid;
      Optional<SimulationStep.Outcome> outcome;
      try (Aside<SimulationStep.Outcome> simulation =
          new Aside<>(spark, folder.runId(), () -> step.run(cohort))) {
        if (command == Command.FORECAST) {
          simulation.start();
        }
        paid = paid(setup, time, cohort, tables, folder);
        tables.rejects(cohort, control.map(ControlStep::actuals));
        outcome = simulation.result();
      }
      List<OutlayRow> outlays = new ArrayList<>(paid.due().rows());
      List<VintageAmount> amounts = new ArrayList<>(paid.due().byVintage());
      Optional<SimulationStep.Done> done = outcome.flatMap(SimulationStep.Outcome::done);
      done.ifPresent(
          d -> {
            List<OutlayRow> projected = d.projected(setup, time);
            outlays.addAll(projected);
            d.investments().replace(outlays, amounts);
            amounts.addAll(d.byVintage(setup, time, projected));
          });
      Outlays.sort(outlays);
      progress.step("writing tables");
      FundStep.Done funds = FundStep.Done.NOTHING;
      done.ifPresent(step::fit);
      try (Aside<Optional<SimulationStep.Done>> replicates =
          new Aside<>(
              spark,
              folder.runId() + "-tables",
              () -> {
                done.ifPresent(d -> step.write(d, tables));
                return done;
              })) {
        replicates.start();
        tables.small("outlays", outlays.stream().map(Outlays::values).toList());
        if (command == Command.FORECAST) {
          funds =
              new FundStep(setup, amounts)
                  .run(
                      spark,
                      done,
                      step.files(),
                      control.map(c -> (plan, due, n) -> c.run(cohort, plan, due, n, tables)),
                      tables);
        }
        replicates.result();
      }
      progress.step("publishing");
      folder.publish(
          new Manifest(
              lineage,
              RunRecord.execution(
                  spark, command.id(), started, done.map(d -> RunRecord.simulation(setup, d))),
              RunRecord.settings(scenario),
              inputs,
              tables.written()));
      step.files().delete();
      return new RunResult(
          setup,
          folder.path(),
          inputs,
          outlays,
          funds.ledger(),
          funds.outlooks(),
          done.map(d -> d.investments().outlooks()).orElse(List.of()),
          funds.homes(),
          funds.control(),
          control.map(ControlStep::warnings).orElse(List.of()),
          paid.payments(),
          done.map(SimulationStep.Done::simulated),
          outcome.flatMap(SimulationStep.Outcome::reason));
    }
  }

  private static long written(Setup setup, Dataset<Row> payments, RunTables tables) {
    try {
      return tables.write("payments", payments);
    } catch (RuntimeException failure) {
      throw TooLarge.in(failure, setup.policy())
          .<RuntimeException>map(ProblemException::new)
          .orElse(failure);
    }
  }

  /** What the deterministic pass comes to. */
  private record Paid(long payments, Outlays.Due due) {}

  private Paid paid(
      Setup setup, Timeframe time, Cohort cohort, RunTables tables, RunFolder folder) {
    progress.step("computing payments");
    long rows = written(setup, payments(setup.policy(), time, cohort), tables);
    progress.step("summing outlays");
    Dataset<Row> written = spark.read().parquet(folder.location("payments"));
    Outlays.Due inside = Outlays.of(written, setup.policy(), time.from(), time.to());
    List<VintageAmount> amounts = new ArrayList<>(inside.byVintage());
    amounts.addAll(before(setup.policy(), time, cohort));
    return new Paid(rows, new Outlays.Due(inside.rows(), amounts));
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

  private Dataset<Row> payments(Policy policy, Timeframe time, Cohort cohort) {
    return Entitlements.over(spark, policy, time, cohort)
        .payments(cohort.applications(), cohort.annualRecords());
  }

  /** Amounts of years before the horizon that are paid inside it. */
  private List<VintageAmount> before(Policy policy, Timeframe time, Cohort cohort) {
    int lag = command == Command.FORECAST ? FundPlan.longestLag(policy) : 0;
    if (lag == 0) {
      return List.of();
    }
    Timeframe earlier =
        new Timeframe(time.from() - lag, time.from() - 1, time.asOf(), time.lastKnownYear());
    Dataset<Row> payments =
        Entitlements.over(spark, policy, earlier, cohort)
            .payments(cohort.applications(), cohort.annualRecords());
    return Outlays.of(payments, policy, earlier.from(), earlier.to()).byVintage();
  }
}
