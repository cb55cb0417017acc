package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyFolders;

/** Stages take memory: limits that one walk can serve are not served in stages. */
class ComponentTest {
  @Test
  void oneWalkServesTheTalentPolicy() {
    assertThat(Component.of(PolicyFolders.load(TestEngine.POLICY)))
        .extracting(Component::inStages)
        .containsOnly(false);
  }

  @Test
  void limitsThatBuildOnOneAnotherAreServedInStages() {
    Policy policy = PolicyFolders.load(Path.of("jobs/src/test/resources/policy/limits"));
    Map<String, Set<Component.Follows>> staged = new TreeMap<>();
    for (Component component : Component.of(policy)) {
      if (component.inStages()) {
        component
            .programmes()
            .forEach(code -> staged.put(policy.programmeNames().get(code), component.follows()));
      }
    }
    Component.Follows group = Component.Follows.GROUP;
    Component.Follows person = Component.Follows.APPLICANT;
    Component.Follows all = Component.Follows.ALL;
    assertThat(staged)
        .containsOnly(
            Map.entry("years-then-year", Set.of(group, person)),
            Map.entry("year-then-years", Set.of(group, person)),
            Map.entry("places-then-year", Set.of(group, all)),
            Map.entry("several", Set.of(group, person, all)),
            Map.entry("once", Set.of(group, person)));
  }
}
