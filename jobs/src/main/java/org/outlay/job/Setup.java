package org.outlay.job;

import java.nio.file.Path;
import java.util.List;
import org.outlay.entitlement.SpellChecks;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.PolicyParts;
import org.outlay.problem.Faults;
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
    return load(file, sets, RunKind.ASSESS);
  }

  /**
   * The same for a run, which may need more of the scenario.
   *
   * @throws org.outlay.problem.ProblemException with everything wrong
   */
  public static Setup load(Path file, List<String> sets, RunKind kind) {
    Problems problems = new Problems();
    Faults faults = new Faults(problems);
    Scenario scenario = ScenarioLoader.load(file, sets, problems, faults);
    PolicyParts parts = PolicyLoader.read(scenario.policy(), scenario.overrides(), problems);
    if (!faults.in(ScenarioLoader.WHOLE) && !faults.in(ScenarioLoader.INPUTS)) {
      kind.check(scenario, problems);
    }
    ScenarioNames.check(scenario, parts, problems);
    ScenarioChecks.check(scenario, parts, faults, problems);
    problems.throwIfErrors();
    Policy policy = parts.whole().orElseThrow();
    EnvelopeChecks.check(policy, scenario.horizon(), problems);
    SpellChecks.of(policy).forEach(problems::add);
    return new Setup(scenario, policy, problems.warnings());
  }
}
