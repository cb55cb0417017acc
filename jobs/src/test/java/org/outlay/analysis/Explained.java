package org.outlay.analysis;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.CohortReader;
import org.outlay.engine.TestEngine;
import org.outlay.entitlement.Timeframe;
import org.outlay.job.Setup;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problems;
import org.outlay.scenario.Horizon;
import org.outlay.scenario.Scenario;

/** Explanations of several applications of a scenario at once: one pass for many cases. */
public final class Explained {
  private Explained() {}

  /** Over the scenario's horizon; continued if it says up to when the data are known. */
  public static List<Explanation> of(Path file, List<String> sets, List<String> ids) {
    Setup setup = Setup.load(file, sets);
    Scenario scenario = setup.scenario();
    Horizon horizon = scenario.horizon();
    Timeframe time =
        scenario
            .asOf()
            .map(day -> Timeframe.continued(horizon.from(), horizon.to(), day))
            .orElseGet(() -> Timeframe.recorded(horizon.from(), horizon.to(), scenario.asOf()));
    SparkSession spark = TestEngine.spark();
    return new Explainer(spark, setup.policy(), time, cohort(spark, setup)).explain(ids, horizon);
  }

  static Cohort cohort(SparkSession spark, Setup setup) {
    Policy policy = setup.policy();
    return CohortReader.of(
            spark,
            policy.applications(),
            policy.annualRecords(),
            PolicyLoader.gradesByProgramme(policy))
        .read(
            setup.scenario().inputs().applications(),
            setup.scenario().inputs().annualRecords(),
            new Problems());
  }
}
