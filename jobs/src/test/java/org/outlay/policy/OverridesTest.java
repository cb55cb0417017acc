package org.outlay.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.config.Section;
import org.outlay.money.Share;
import org.outlay.problem.Problems;

/** What a scenario's overrides come to, and where each value then stands. */
class OverridesTest {
  /**
   * The catalogue has robotics 30 and textiles 20 from 2018, robotics 36 from July 2020. Columns:
   * override, day, robotics, textiles, line of each (0: the catalogue).
   */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                 | 2010-01-01 | 30 | 20 | 0 | 0
          ''                                                 | 2020-06-30 | 30 | 20 | 0 | 0
          ''                                                 | 2020-07-01 | 36 | 20 | 0 | 0
          { robotics = 40, textiles = 41 }                   | 2019-01-01 | 40 | 41 | 1 | 1
          { robotics = 40, textiles = 41 }                   | 2021-01-01 | 40 | 41 | 1 | 1
          { textiles = 25 }                                  | 2019-01-01 | 30 | 25 | 0 | 1
          { textiles = 25 }                                  | 2021-01-01 | 36 | 25 | 0 | 1
          { "2019-05-01" { textiles = 25 } }                 | 2019-04-30 | 30 | 20 | 0 | 0
          { "2019-05-01" { textiles = 25 } }                 | 2019-05-01 | 30 | 25 | 0 | 1
          { "2019-05-01" { textiles = 25 } }                 | 2020-07-01 | 36 | 25 | 0 | 1
          { "2019-05-01" { robotics = 33 } }                 | 2020-06-30 | 33 | 20 | 1 | 0
          { "2019-05-01" { robotics = 33 } }                 | 2020-07-01 | 36 | 20 | 0 | 0
          { "2020-07-01" { robotics = 33 } }                 | 2020-07-01 | 33 | 20 | 1 | 0
          { 2019 { robotics = 1 }, 2022 { textiles = 2 } }   | 2021-12-31 | 36 | 20 | 0 | 0
          { 2019 { robotics = 1 }, 2022 { textiles = 2 } }   | 2022-01-01 | 36 |  2 | 0 | 1
          { 2022 { robotics = 1 }, 2019 { textiles = 2 } }   | 2022-01-01 |  1 |  2 | 1 | 1
          { 2010 { robotics = 7 } }                          | 2009-12-31 |  7 | 20 | 1 | 0
          { 2010 { robotics = 7 } }                          | 2017-12-31 |  7 | 20 | 1 | 0
          { 2010 { robotics = 7 } }                          | 2018-01-01 | 30 | 20 | 0 | 0
          { 2010 { robotics = 7 }, 2012 { textiles = 8 } }   | 2012-01-01 |  7 |  8 | 1 | 1
          """)
  void keyedParameter(
      String override, LocalDate day, String robotics, String textiles, int line1, int line2) {
    Parameter rate = parameter("office-rent", "rate", override);
    Parameter.Dated inForce = rate.inForce(day);
    assertThat(inForce.byKey())
        .containsOnlyKeys(List.of("robotics"), List.of("textiles"))
        .containsEntry(List.of("robotics"), new BigDecimal(robotics))
        .containsEntry(List.of("textiles"), new BigDecimal(textiles));
    assertStands(inForce, List.of("robotics"), line1);
    assertStands(inForce, List.of("textiles"), line2);
  }

  /** The catalogue's cap is 400,000 from 2018 and 300,000 from 2021. */
  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                     | 2017-12-31 | 400000 | 0
          ''                                     | 2021-01-01 | 300000 | 0
          5                                      | 2017-12-31 | 5      | 1
          5                                      | 2021-01-01 | 5      | 1
          5.50                                   | 2019-01-01 | 5.50   | 1
          { "2020-01-01" = 6 }                   | 2019-12-31 | 400000 | 0
          { "2020-01-01" = 6 }                   | 2020-12-31 | 6      | 1
          { "2020-01-01" = 6 }                   | 2021-01-01 | 300000 | 0
          { "2020-01-01" = 6, "2021-01-01" = 7 } | 2021-01-01 | 7      | 1
          { "2030" = 8 }                         | 2029-12-31 | 300000 | 0
          { "2030" = 8 }                         | 2030-01-01 | 8      | 1
          """)
  void scalarParameter(String override, LocalDate day, String value, int line) {
    Parameter.Dated inForce = parameter("office-rent", "cap", override).inForce(day);
    assertThat(inForce.byKey()).containsOnlyKeys(List.<String>of());
    assertThat(inForce.byKey().get(List.<String>of())).isEqualTo(new BigDecimal(value));
    assertStands(inForce, List.of(), line);
  }

  @Test
  void onlyTheNamedParameterChanges() {
    Policy plain = PolicyFolders.load(PolicyFolders.RIVERSIDE);
    Policy changed =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE, "parameters { office-rent { rate { textiles = 25 } } }");
    for (Rule rule : plain.rules()) {
      rule.parameters()
          .forEach(
              (name, parameter) -> {
                boolean same = !(rule.name().equals("office-rent") && name.equals("rate"));
                assertThat(changed.rule(rule.name()).parameters().get(name).equals(parameter))
                    .as(rule.name() + "." + name)
                    .isEqualTo(same);
              });
    }
    assertThat(changed.digest()).isEqualTo(plain.digest());
  }

  @Test
  void aFinerValueWidensTheTypeOfTheFormula() {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE, "parameters { expansion-award { rate = 0.083333 } }");
    assertThat(policy.rule("expansion-award").parameters().get("rate").values().get(0).byKey())
        .containsValue(new BigDecimal("0.083333"));
  }

  @Test
  void statutoryRulesComeBeforeEveryClass() {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE,
            """
            funds.growth-fund.when-short {
              order = priority, class-1 = [office-rent], class-2 = [first-award], statutory = [tax-refund]
            }
            """);
    Shortage shortage =
        Objects.requireNonNull(policy.funds().get("growth-fund")).terms().shortage();
    assertThat(
            List.of("tax-refund", "office-rent", "first-award", "flagship-award").stream()
                .map(shortage::rank))
        .containsExactly(0, 1, 2, 3);
  }

  @Test
  void fundsKeepWhatAScenarioDoesNotName() {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE,
            """
            funds {
              growth-fund { appropriation { "2020" = 1, "2025" = 2 }, carry-over = all }
              parks { calls { "2019" = 3 } }
            }
            """);
    Fund growth = Objects.requireNonNull(policy.funds().get("growth-fund"));
    assertThat(growth.terms().appropriation())
        .containsOnly(
            java.util.Map.entry(2018, new BigDecimal(3_000_000)),
            java.util.Map.entry(2020, BigDecimal.ONE),
            java.util.Map.entry(2025, new BigDecimal(2)));
    assertThat(growth.terms().carryOver()).isEqualTo(CarryOver.ALL);
    Fund parks = Objects.requireNonNull(policy.funds().get("parks"));
    assertThat(parks.calls()).containsOnly(java.util.Map.entry(2019, new BigDecimal(3)));
    assertThat(parks.terms().carryOver()).isEqualTo(CarryOver.ALL);
  }

  /** Shares and uplifts are changed one by one; a rule's go before a district's. */
  @Test
  void aSplitKeepsWhatAScenarioDoesNotName(@TempDir Path folder) {
    String split =
        "carry-over = none, split { city = 0.5, district = 0.5,"
            + " rules { office-rent { city = 0.3, district = 0.7 } }, districts {"
            + " old-town { city = 0.4, district = 0.6, uplift = 0.2, budget-share = 0.25 },"
            + " port { budget-share = 0.1, rules { office-rent { uplift = 0.05 } } },"
            + " hills { appropriation { \"2018\" = 7 } } } }";
    Path changed =
        PolicyFolders.edited(
            PolicyFolders.RIVERSIDE,
            folder.resolve("policy"),
            List.of(new PolicyFolders.Edit("funds.conf", "carry-over = none", split)));
    Policy policy =
        PolicyFolders.load(
            changed,
            """
            funds.growth-fund.split.districts {
              old-town.uplift = 0.1
              port { appropriation { "2018" = 9 } }
            }
            """);
    Fund fund = Objects.requireNonNull(policy.funds().get("growth-fund"));
    CostSplit how = fund.split().orElseThrow();
    assertThat(how.of(policy.rule("office-rent"), "old-town")).isEqualTo(sharing(300000, 100000));
    assertThat(how.of(policy.rule("first-award"), "old-town")).isEqualTo(sharing(400000, 100000));
    assertThat(how.of(policy.rule("office-rent"), "port")).isEqualTo(sharing(300000, 50000));
    assertThat(how.of(policy.rule("first-award"), "hills")).isEqualTo(sharing(500000, 0));
    // the district pays this one, and nothing is said for the rule
    assertThat(how.of(policy.rule("tax-refund"), "hills")).isEqualTo(sharing(0, 0));
    assertThat(how.of(policy.rule("first-award"), "city")).isEqualTo(Sharing.CITY_ALONE);
    assertThat(fund.accounts())
        .extracting(account -> account.budget().of(1_000))
        .containsExactly(750L, 250L, 1_000L, 1_000L);
    assertThat(fund.accounts().get(2).terms().appropriation())
        .isEqualTo(java.util.Map.of(2018, new BigDecimal(9)));
  }

  private static Sharing sharing(int city, int uplift) {
    return new Sharing(new Share(city), new Share(uplift));
  }

  @Test
  void homesKeepWhatAScenarioDoesNotName() {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.JIAXING,
            """
            funds { apartments { construction {
              unit-area = 45
              rent-to = construction
              opening { year = 2018, stock = 10, tenants = 9, waiting = 8 }
              supply { developers { floor-area { "2018" = 20000 } }, campus { share = 1, floor-area { "2019" = 500 } } }
            } } }
            """);
    ConstructionPlan plan =
        Objects.requireNonNull(policy.funds().get("apartments")).construction().orElseThrow();
    assertThat(plan.building())
        .isEqualTo(
            new ConstructionPlan.Building(
                new BigDecimal(45), new BigDecimal(3500), BigDecimal.ZERO, 2));
    assertThat(plan.rent().use()).isEqualTo(ConstructionPlan.RentUse.CONSTRUCTION);
    assertThat(plan.opening())
        .isEqualTo(new ConstructionPlan.Opening(2018, 10, 9, 8, java.util.Map.of()));
    assertThat(plan.supplies())
        .extracting(supply -> supply.name() + " " + supply.in(2020).stripTrailingZeros())
        .containsExactly("developers 1E+3", "employers 0", "campus 5E+2");
    assertThat(policy.headCounts())
        .contains(new HeadCount("home", List.of("apartment"), List.of("basic")));
  }

  /** One number says for how long is paid and for how long records go on. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                            | 3
          parameters { outside-expert { years = 6 } }                   | 6
          parameters { outside-expert { years { "2018-01-01" = 5 } } }  | 5
          parameters { outside-expert { years { "2018-01-01" = 2 } } }  | 3
          """)
  void aSpellGoesOnAsLongAsItsRuleMayPay(String scenario, int years) {
    Policy policy = PolicyFolders.load(PolicyFolders.JIAXING, scenario);
    assertThat(Objects.requireNonNull(policy.programmes().get("outside-expert")).years())
        .hasValue(years);
  }

  @Test
  void aPlanOfCallsIsReplacedWholeAndSaysWhatItDrops() {
    Problems problems = new Problems();
    Section scenario =
        Section.parse("funds { guidance { calls { \"2018\" = 100000000 } } }", "s", problems);
    Policy policy =
        PolicyLoader.load(PolicyFolders.JIAXING, PolicyFolders.overrides(scenario), problems);
    assertThat(Objects.requireNonNull(policy.funds().get("guidance")).calls())
        .containsOnly(java.util.Map.entry(2018, new BigDecimal(100_000_000)));
    assertThat(problems.all())
        .extracting(problem -> problem.code() + " " + problem.message())
        .containsExactly(
            "calls-replaced the plan takes the place of the catalogue's, whose calls of 2017, 2019"
                + " are not made");
  }

  /** The catalogue's growth is 4% in 2019 and 5% in every other year. */
  @ParameterizedTest(name = "{0} from {1} to {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | 2018 | 2018 | 1
          ''                                       | 2018 | 2019 | 1.04
          ''                                       | 2018 | 2020 | 1.092
          ''                                       | 2020 | 2019 | 1
          { after = 0 }                            | 2018 | 2021 | 1.04
          { path { "2019" = -0.9 } }               | 2018 | 2020 | 0.105
          { path { "2020" = 0.1 } }                | 2018 | 2020 | 1.144
          { path { "2020" = 0.1 }, after = 0.001 } | 2019 | 2022 | 1.1022011
          """)
  void indices(String override, int from, int to, String factor) {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE, override.isEmpty() ? "" : "indices { tax " + override + " }");
    assertThat(Objects.requireNonNull(policy.indices().get("tax")).factor(from, to))
        .isEqualByComparingTo(factor)
        .satisfies(f -> assertThat(f.scale()).isEqualTo(GrowthIndex.FACTOR_SCALE));
  }

  @Test
  void aSharedCapIsSwitchedToProRata() {
    Policy policy =
        PolicyFolders.load(
            PolicyFolders.RIVERSIDE, "limits { office-rent { group-year = pro-rata } }");
    assertThat(policy.rule("office-rent").limits())
        .extracting(Limit::allocation)
        .containsExactly(Limit.Allocation.PRO_RATA);
    assertThat(policy.rule("first-award").limits())
        .extracting(Limit::allocation)
        .containsExactly(Limit.Allocation.FIRST_COME);
  }

  @Test
  void aValueKeepsItsFileAndLine() {
    Parameter rate = parameter("office-rent", "rate", "");
    assertThat(rate.values())
        .extracting(dated -> dated.locations().get(List.of("robotics")))
        .extracting(location -> location.file() + ":" + location.line())
        .containsExactly(
            PolicyFolders.RIVERSIDE + "/articles/01/01-02.conf:21",
            PolicyFolders.RIVERSIDE + "/articles/01/01-02.conf:22");
  }

  private static Parameter parameter(String rule, String name, String override) {
    String scenario =
        override.isEmpty() ? "" : "parameters { " + rule + " { " + name + " = " + override + " } }";
    return Objects.requireNonNull(
        PolicyFolders.load(PolicyFolders.RIVERSIDE, scenario).rule(rule).parameters().get(name));
  }

  private static void assertStands(Parameter.Dated inForce, List<String> key, int line) {
    String file = Objects.requireNonNull(inForce.locations().get(key)).file();
    assertThat(file).as("file of " + key).isEqualTo(line == 1 ? "scenario.conf" : catalogue());
  }

  private static String catalogue() {
    return PolicyFolders.RIVERSIDE.resolve("articles/01/01-02.conf").toString();
  }
}
