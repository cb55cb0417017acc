package org.outlay.job;

import java.nio.file.Path;
import java.util.List;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.scenario.Scenario;
import org.outlay.scenario.ScenarioLoader;
import org.outlay.simulation.Incentives;

/**
 * A scenario and its policy, checked together.
 *
 * @param warnings things to look at that stop nothing
 */
public record Setup(Scenario scenario, Policy policy, List<Problem> warnings) {
  public Setup {
    warnings = List.copyOf(warnings);
  }

  /**
   * What applicants respond to: the parameters of the scenario against those of the catalogue, all
   * else as in the scenario.
   */
  public Incentives incentives() {
    return new Incentives(
        scenario.behaviour(),
        () ->
            PolicyLoader.load(
                scenario.policy(), scenario.overrides().withoutParameters(), new Problems()));
  }

  /**
   * Loads both; whatever is wrong in either is reported at once.
   *
   * @throws org.outlay.problem.ProblemException with everything wrong
   */
  public static Setup load(Path file, List<String> sets) {
    Problems problems = new Problems();
    Scenario scenario = ScenarioLoader.load(file, sets, problems);
    Policy policy = PolicyLoader.load(scenario.policy(), scenario.overrides(), problems);
    PlanChecks.check(scenario, policy, problems);
    problems.throwIfErrors();
    return new Setup(scenario, policy, problems.warnings());
  }
}
