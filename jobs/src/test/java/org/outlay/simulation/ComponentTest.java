package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Limits that no walk can serve together are found, not simulated wrongly. */
class ComponentTest {
  @Test
  void mixedLimitsAreFound() {
    assertThat(Component.findMixed(policy("data/policy/jiaxing-talent"))).isEmpty();
    Rule mixed = Component.findMixed(policy("jobs/src/test/resources/policy/limits")).orElseThrow();
    assertThat(mixed.limits().stream().filter(limit -> limit.kind().acrossApplications()).count())
        .isEqualTo(2);
    assertThat(Obstacles.of(policy("data/policy/jiaxing-talent"))).isEmpty();
    assertThat(Obstacles.of(policy("jobs/src/test/resources/policy/limits")))
        .extracting(Problem::describe)
        .anySatisfy(told -> assertThat(told).contains("not-simulated", mixed.name(), "at once"));
  }

  private static Policy policy(String folder) {
    Problems problems = new Problems();
    Policy policy = PolicyLoader.load(Path.of(folder), Overrides.none(), problems);
    problems.throwIfErrors();
    return policy;
  }
}
