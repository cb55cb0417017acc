package org.outlay.job;

import java.nio.file.Path;
import java.util.List;
import org.outlay.entitlement.SpellChecks;
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
   * The same under the policy as the catalogue has it, nobody responding to anything: current
   * policy (现行政策), against which the scenario is the policy case. Up to the last year of the
   * rolling plan.
   */
  Setup underCurrentPolicy() {
    Policy catalogue =
        PolicyLoader.load(scenario.policy(), scenario.overrides().withoutPolicy(), new Problems());
    return new Setup(scenario.until(scenario.plan().to()), catalogue, List.of());
  }

  /** Whether the scenario changes what applications are due. */
  boolean changesClaims() {
    return scenario.overrides().changedRules().stream()
        .anyMatch(rule -> policy.rule(rule).perApplication());
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
    ScenarioChecks.check(scenario, policy, problems);
    problems.throwIfErrors();
    EnvelopeChecks.check(policy, scenario.horizon(), problems);
    SpellChecks.of(policy).forEach(problems::add);
    return new Setup(scenario, policy, problems.warnings());
  }
}
