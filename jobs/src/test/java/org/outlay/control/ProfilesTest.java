package org.outlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.outlay.cohort.Actuals;
import org.outlay.draw.Gamma;
import org.outlay.policy.Overrides;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.policy.Rule;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.scenario.ControlSettings;

/** The course of a year and what of the payments belongs to it. */
class ProfilesTest {
  private static final Policy POLICY =
      PolicyLoader.load(Path.of("data/policy/jiaxing-talent"), Overrides.none(), new Problems());
  private static final int RENT = index("home-rent");
  private static final Rule HOME_RENT = POLICY.rules().get(RENT);

  private static int index(String rule) {
    return IntStream.range(0, POLICY.rules().size())
        .filter(i -> POLICY.rules().get(i).name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static Actuals.Paid paid(int rule, int year, int month, long fen) {
    return new Actuals.Paid(
        rule, YearMonth.of(year, month), OptionalInt.empty(), fen, Location.of("a.csv", month + 1));
  }

  private static YearToDate of(List<Actuals.Paid> paid, Problems problems) {
    return YearToDate.of(paid, 2017, POLICY.rules().size(), problems);
  }

  @Test
  void theScenarioGoesFirstThenPaymentsThenApprovals() {
    List<Double> late = new ArrayList<>(Collections.nCopies(12, 0.0));
    late.set(11, 1.0);
    long[][] year = new long[POLICY.rules().size()][12];
    year[RENT][5] = 100;
    long[] spring = new long[12];
    spring[3] = 12;
    Map<String, long[]> approvals = Map.of("home", spring);
    ControlSettings declared = new ControlSettings(Map.of("all", late), OptionalDouble.of(30));
    Profile first = new Profiles(declared, List.<long[][]>of(year), approvals).of(HOME_RENT, RENT);
    assertThat(first).isEqualTo(new Profile(late, 30, Profile.Source.DECLARED));
    assertThat(first.upTo(11)).isZero();
    assertThat(first.upTo(12)).isEqualTo(1);
    Profile second =
        new Profiles(ControlSettings.DEFAULT, List.<long[][]>of(year), approvals)
            .of(HOME_RENT, RENT);
    assertThat(second.source()).isEqualTo(Profile.Source.PAYMENTS);
    assertThat(second.upTo(5)).isCloseTo(5 / 24.0, within(1e-12));
    assertThat(second.upTo(6)).isCloseTo(0.75, within(1e-12));
    Profile third = new Profiles(ControlSettings.DEFAULT, List.of(), approvals).of(HOME_RENT, RENT);
    assertThat(third.source()).isEqualTo(Profile.Source.APPROVALS);
    assertThat(third.upTo(4)).isCloseTo(16 / 24.0, within(1e-12));
    assertThat(third.concentration()).isEqualTo(Profiles.USUAL);
    Profile last = new Profiles(ControlSettings.DEFAULT, List.of(), Map.of()).of(HOME_RENT, RENT);
    assertThat(last.source()).isEqualTo(Profile.Source.EVEN);
    assertThat(last.upTo(6)).isCloseTo(0.5, within(1e-12));
  }

  /** Ten years of every rule with Dirichlet shares: the concentration is found again. */
  @Test
  void theConcentrationIsEstimated() {
    List<long[][]> years = new ArrayList<>();
    Random random = new Random(5);
    for (int y = 0; y < 10; y++) {
      long[][] year = new long[POLICY.rules().size()][12];
      for (long[] months : year) {
        for (int month = 0; month < 12; month++) {
          months[month] = Math.round(1e6 * Gamma.draw(36 / 12.0, random.nextLong(), 0));
        }
      }
      years.add(year);
    }
    Profile profile = new Profiles(ControlSettings.DEFAULT, years, Map.of()).of(HOME_RENT, RENT);
    assertThat(profile.concentration()).isCloseTo(36, within(4.0));
  }

  @Test
  void paymentsAreDividedByYear() {
    List<Actuals.Paid> rows = new ArrayList<>();
    IntStream.rangeClosed(1, 12).forEach(month -> rows.add(paid(RENT, 2016, month, 7)));
    rows.add(paid(RENT, 2017, 1, 11));
    rows.add(paid(RENT, 2017, 2, 13));
    Problems problems = new Problems();
    YearToDate year = of(rows, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(year.months()).isEqualTo(2);
    assertThat(year.upTo(RENT, 2)).isEqualTo(24);
    assertThat(year.earlier()).hasSize(1);
    assertThat(year.earlier().get(0)[RENT]).containsOnly(7);
  }

  @Test
  void whatDoesNotFitTheYearIsSaid() {
    Problems problems = new Problems();
    of(
        List.of(
            paid(RENT, 2015, 3, 1),
            paid(RENT, 2017, 2, 1),
            paid(RENT, 2017, 5, 1),
            paid(RENT, 2018, 1, 1)),
        problems);
    assertThat(problems.all())
        .extracting(Problem::code, Problem::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("actuals-year", "2018-01"),
            org.assertj.core.groups.Tuple.tuple("actuals-incomplete-year", "2015: 1 months"),
            org.assertj.core.groups.Tuple.tuple("actuals-gap", "2017-01, 2017-03, 2017-04"));
    assertThat(problems.errors()).hasSize(1);
    Problems none = new Problems();
    assertThat(of(List.of(), none).months()).isZero();
    assertThat(none.errors()).extracting(Problem::code).containsExactly("actuals-year");
  }
}
