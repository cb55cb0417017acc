package org.outlay.job;

import org.outlay.entitlement.Timeframe;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;
import org.outlay.scenario.Scenario;

/** How far a run looks. */
public enum RunKind {
  /** Records as they are: payments, outlays, rejects. */
  ASSESS("assess"),
  /** Live applications go on after the data end; ledgers of the funds. */
  FORECAST("forecast");

  private final String id;

  RunKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** Adds what a scenario lacks for it. */
  void check(Scenario scenario, Problems problems) {
    if (this == FORECAST && scenario.asOf().isEmpty()) {
      problems.add(missing(scenario));
    }
  }

  /**
   * The years it looks at.
   *
   * @throws ProblemException if it looks ahead and the scenario does not say from when
   */
  public Timeframe timeframe(Scenario scenario) {
    int from = scenario.horizon().from();
    int to = scenario.horizon().to();
    if (this == ASSESS) {
      return Timeframe.recorded(from, to, scenario.asOf());
    }
    return Timeframe.continued(
        from, to, scenario.asOf().orElseThrow(() -> new ProblemException(missing(scenario))));
  }

  private static Problem missing(Scenario scenario) {
    return Problem.user(
            "missing-key",
            Location.of(scenario.file().toString()),
            "a forecast must know up to when the data are known")
        .withRemedy("add inputs { as-of = 2016-12-31 } or --set inputs.as-of=...");
  }
}
