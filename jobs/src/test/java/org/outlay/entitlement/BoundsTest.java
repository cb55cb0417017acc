package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.config.Section;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Problems;

/** How far a rule reaches, whatever happens: what rows are made of and how limits are served. */
class BoundsTest {
  private static final Path CITY = Path.of("data/policy/jiaxing-talent");
  private static final Path LIMITS = Path.of("jobs/src/test/resources/policy/limits");

  @ParameterizedTest(name = "{0} pays {1} years at most")
  @CsvSource({
    "innovation-project, 5",
    "shortage-insurance, 3",
    "incubator-setup, 1",
    "academician-station, 1",
  })
  void longest(String rule, int years) {
    assertThat(Bounds.longest(policy(CITY, "").rule(rule))).isEqualTo(years);
  }

  @Test
  void aRuleWithoutDurationHasNoEnd() {
    assertThat(Bounds.longest(policy(LIMITS, "").rule("shared-year"))).isEqualTo(1_000);
  }

  @Test
  void aDurationOfTheRowsOwnHasNoEndEither() {
    Rule rule = policy(Path.of("jobs/src/test/resources/policy/riverside"), "").rule("tax-refund");
    assertThat(rule.duration().map(d -> d.text()))
        .isEqualTo(Optional.of("full_years + later_years"));
    assertThat(Bounds.longest(rule)).isEqualTo(1_000);
  }

  @Test
  void placesAreTheMostOfAllYears() {
    Rule two = policy(LIMITS, "").rule("places-then-year");
    assertThat(Bounds.places(two, two.limits().get(0))).isEqualTo(2);
    String later =
        "parameters { places-then-year { places { \"2019-01-01\" = 1, \"2020-01-01\" = 7 } } }";
    Rule seven = policy(LIMITS, later).rule("places-then-year");
    assertThat(Bounds.places(seven, seven.limits().get(0))).isEqualTo(7);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "shared-life, true",
    "rising-and-falling, false",
    "changing-years, false",
    "stipend, true",
  })
  void aLimitIsOneNumberOrChanges(String name, boolean constant) {
    Rule rule = policy(LIMITS, "").rule(name);
    assertThat(Bounds.constant(rule, rule.limits().get(0))).isEqualTo(constant);
  }

  @ParameterizedTest(name = "100, then {0}: {1}")
  @CsvSource({"100, true", "101, false"})
  void theSameNumberOnALaterDateIsNoChange(int later, boolean constant) {
    String cap = "parameters { shared-life { cap { \"2019-01-01\" = " + later + " } } }";
    Rule rule = policy(LIMITS, cap).rule("shared-life");
    assertThat(Bounds.constant(rule, rule.limits().get(0))).isEqualTo(constant);
  }

  private static Policy policy(Path folder, String scenario) {
    Problems problems = new Problems();
    Section top = Section.parse(scenario, "scenario.conf", problems);
    Optional<Section> none = Optional.empty();
    Policy policy =
        PolicyLoader.load(
            folder, new Overrides(top.find("parameters"), none, none, none, none), problems);
    problems.throwIfErrors();
    return policy;
  }
}
