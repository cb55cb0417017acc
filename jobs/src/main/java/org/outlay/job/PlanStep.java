package org.outlay.job;

import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.outlay.entitlement.Timeframe;
import org.outlay.plan.PlanLine;
import org.outlay.scenario.Behaviour;
import org.outlay.scenario.Scenario;
import org.outlay.simulation.BlockFiles;
import org.outlay.simulation.Blocks;
import org.outlay.simulation.Forecast;
import org.outlay.simulation.Incentives;
import org.outlay.simulation.Model;
import org.outlay.simulation.ReplicateTotals;
import org.outlay.simulation.Roster;

/**
 * Makes the rolling plan. Where the scenario changes no rule that applications drive, current
 * policy has the replicates of the policy case and only what the year drives is computed anew;
 * where it changes nothing at all, both sides are one. Otherwise current policy is simulated with
 * the same draws up to the plan's last year.
 */
final class PlanStep {
  private static final String CURRENT = "current-policy";

  private final SparkSession spark;
  private final Setup setup;
  private final Progress progress;

  PlanStep(SparkSession spark, Setup setup, Progress progress) {
    this.spark = spark;
    this.setup = setup;
    this.progress = progress;
  }

  /**
   * The plan.
   *
   * @param after the policy case
   * @param roster the cohort that it was simulated with
   */
  RollingPlan plan(PlanCase after, Roster roster) {
    List<PlanLine> changed = lines(after);
    List<PlanLine> baseline =
        setup.scenario().overrides().changesPolicy() ? lines(current(after, roster)) : changed;
    return RollingPlan.of(setup.policy(), baseline, changed);
  }

  private List<PlanLine> lines(PlanCase side) {
    return side.lines(setup.scenario().horizon().from(), setup.scenario().plan());
  }

  private PlanCase current(PlanCase after, Roster roster) {
    Setup current = setup.underCurrentPolicy();
    // Calls follow head counts, which are simulated for the funds of one policy.
    boolean changed =
        setup.changesClaims() || !current.policy().headCounts().equals(setup.policy().headCounts());
    PlanCase same = changed ? simulated(current, after, roster) : after;
    return new PlanCase(
        current.policy(),
        same.totals(),
        Investments.of(current, current.scenario().simulation(), same.totals()).yearDriven(),
        same.files());
  }

  private PlanCase simulated(Setup current, PlanCase after, Roster roster) {
    progress.step("simulating current policy");
    Scenario scenario = current.scenario();
    Timeframe time = RunKind.FORECAST.timeframe(scenario);
    Incentives none = new Incentives(Behaviour.DEFAULT, current::policy);
    Model model =
        Forecast.of(
                current.policy(), time, roster, scenario.simulation(), scenario.projection(), none)
            .model()
            .keeping(scenario.plan());
    int replicates = after.totals().replicates();
    BlockFiles files = after.files().part(CURRENT);
    Blocks.simulate(spark, model, replicates, files, progress::replicates);
    return new PlanCase(
        current.policy(),
        ReplicateTotals.read(model, replicates, files),
        after.yearDriven(),
        files);
  }
}
