package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;

/** What a scenario's horizon and the pasts of its funds say about each other. */
class ScenarioChecksTest {
  private static final Path SCENARIO = Path.of("data/scenarios/small.conf");
  private static final String HISTORY = "funds.guidance.history.";

  private static List<String> warnings(String... sets) {
    return Setup.load(SCENARIO, List.of(sets)).warnings().stream()
        .map(warning -> warning.code() + " " + warning.value())
        .toList();
  }

  /** The plan of the clause ends in 2020; the baseline prolongs its envelope and the budget. */
  @Test
  void aBudgetLastsAsLongAsItsEnvelope() {
    assertThat(warnings()).isEmpty();
    assertThat(warnings("parameters.talent-apartments.last_year=2020"))
        .containsExactly("budget-unlike-envelope apartments: 2021");
    assertThat(warnings("funds.apartments.appropriation.2021=0"))
        .containsExactly("budget-unlike-envelope apartments: 2021");
    assertThat(
            warnings(
                "parameters.talent-apartments.last_year=2020",
                "funds.apartments.appropriation.2021=0"))
        .isEmpty();
  }

  /** Who computes no homes is not told how they were counted. */
  @Test
  void homesAreCountedWhenTheHorizonBegins() {
    assertThat(ScenarioChecks.openings(Setup.load(SCENARIO, List.of()))).isEmpty();
    assertThat(ScenarioChecks.openings(Setup.load(SCENARIO, List.of("horizon.from=2019"))))
        .singleElement()
        .asString()
        .contains("opening-of-another-year", "apartments: 2017", "opening.year = 2019");
  }

  @Test
  void whatBeganBeforeTheHorizonHasAHistory() {
    assertThat(warnings()).isEmpty();
    List<String> later = new ArrayList<>(List.of("horizon.from=2019"));
    assertThat(warnings(later.toArray(String[]::new)))
        .containsExactly("missing-history guidance: 2017");
    later.add(HISTORY + "2017.called=40000000");
    assertThat(warnings(later.toArray(String[]::new))).contains("missing-history guidance: 2018");
    later.add(HISTORY + "2018.called=30000000");
    String opening = "funds.apartments.construction.opening.";
    later.add(opening + "year=2019");
    List.of("stock", "tenants", "waiting").forEach(key -> later.add(opening + key + "=100"));
    assertThat(warnings(later.toArray(String[]::new))).isEmpty();
  }

  @Test
  void aYearOfTheHorizonHasNoHistory() {
    assertThatThrownBy(() -> warnings(HISTORY + "2017.called=40000000"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problems().get(0).describe())
                    .contains("history-in-horizon", "guidance: 2017", "--set " + HISTORY));
  }

  /** Without payments no lag can be estimated, which is known before anything is read. */
  @Test
  void lagsOfHistoryNeedPayments() {
    assertThatThrownBy(() -> warnings("payments.home-rent.lag=history"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problems().get(0).describe())
                    .contains("no-lag-history", "home-rent", "inputs.actuals"));
  }

  /** A ceiling where nothing is drawn up to it would be ignored. */
  @Test
  void aCeilingNeedsAFloorBelowIt() {
    assertThat(warnings("simulation.ceilings.municipal-team=20000000")).isEmpty();
    assertThatThrownBy(
            () ->
                warnings(
                    "simulation.ceilings.key-team=2000000",
                    "simulation.ceilings.municipal-team=10000000"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::describe)
                    .anySatisfy(
                        told ->
                            assertThat(told)
                                .contains("no-floor", "key-team", "top-talent-work-fund"))
                    .anySatisfy(
                        told ->
                            assertThat(told).contains("ceiling-below-floor", "above 10000000")));
  }

  /** A floor that rises within the horizon is one, too; what holds after it concerns nobody. */
  @Test
  void aCeilingIsAboveTheFloorsToCome() {
    String ceiling = "simulation.ceilings.municipal-team=20000000";
    String floor = "parameters.municipal-team.floor_amount={\"%s\"=20000000}";
    int last = Setup.load(SCENARIO, List.of()).scenario().horizon().to();
    assertThat(warnings(ceiling, floor.formatted(last + 1 + "-01-01"))).isEmpty();
    assertThatThrownBy(() -> warnings(ceiling, floor.formatted(last + "-12-31")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("ceiling-below-floor")
        .hasMessageContaining("above 20000000");
  }

  /** 12 for 120,000 yuan, 2,000 for 20 million, 150,000 for 1.5 billion; a tenth is meant. */
  @Test
  void wanForYuanIsRefused() {
    for (String slip :
        List.of(
            "parameters.home-rent.annual.national=12",
            "funds.apartments.appropriation.2018=2000",
            "funds.talent-special.appropriation.2017=150000")) {
      assertThatThrownBy(() -> warnings(slip))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("looks-like-wan")
          .hasMessageContaining("--set " + slip);
    }
    // Places are no yuan.
    assertThat(warnings("parameters.shortage-insurance.places=1")).isEmpty();
    assertThat(warnings("parameters.home-rent.annual.national=10000")).isEmpty();
    assertThat(warnings("funds.apartments.appropriation.2018=2000000")).isEmpty();
  }
}
