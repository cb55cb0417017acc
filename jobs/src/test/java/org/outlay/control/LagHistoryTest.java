package org.outlay.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.outlay.cohort.Actuals;
import org.outlay.config.Section;
import org.outlay.draw.Gamma;
import org.outlay.policy.Overrides;
import org.outlay.policy.Payment;
import org.outlay.policy.Policy;
import org.outlay.policy.PolicyLoader;
import org.outlay.problem.Location;
import org.outlay.problem.Problems;

/** Payments of earlier years, generated with known lags: shares and concentration are found. */
class LagHistoryTest {
  private static final double[] MEANS = {0.6, 0.3, 0.1};
  private static final double CONCENTRATION = 40;
  private static final int YEAR = 2017;

  private static Actuals.Paid paid(int rule, int year, int month, int due, long fen) {
    return new Actuals.Paid(
        rule, YearMonth.of(year, month), OptionalInt.of(due), fen, Location.of("a.csv", 2));
  }

  /** Rule 9 pays in every month of the years, so that they are whole. */
  private static List<Actuals.Paid> whole(int from) {
    List<Actuals.Paid> rows = new ArrayList<>();
    for (int year = from; year < YEAR; year++) {
      for (int month = 1; month <= 12; month++) {
        rows.add(
            new Actuals.Paid(
                9, YearMonth.of(year, month), OptionalInt.empty(), 5, Location.of("a.csv", 2)));
      }
    }
    return rows;
  }

  private static void due(int rule, int year, Random random, List<Actuals.Paid> rows) {
    double size = 1e9 * (1 + random.nextInt(5));
    for (int lag = 0; lag < MEANS.length; lag++) {
      double part = Gamma.draw(CONCENTRATION * MEANS[lag], random.nextLong(), 0);
      if (year + lag < YEAR) {
        rows.add(paid(rule, year + lag, 1 + random.nextInt(12), year, Math.round(size * part)));
      }
    }
  }

  @Test
  void sharesAndConcentrationAreFound() {
    Random random = new Random(7);
    List<Actuals.Paid> rows = whole(1617);
    for (int year = 1617; year < YEAR; year++) {
      due(0, year, random, rows);
    }
    Payment found = LagHistory.of(rows, YEAR).estimate(0).orElseThrow();
    assertThat(found.shares().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1");
    for (int lag = 0; lag < MEANS.length; lag++) {
      double error = Math.sqrt(MEANS[lag] * (1 - MEANS[lag]) / (CONCENTRATION + 1) / 398);
      assertThat(found.shares().get(lag).doubleValue()).isCloseTo(MEANS[lag], within(4 * error));
    }
    // The relative error of a variance of 400 shares is about 7%.
    assertThat(found.concentration()).isCloseTo(CONCENTRATION, within(0.25 * CONCENTRATION));
    assertThat(LagHistory.of(rows, YEAR).estimate(9)).isEmpty();
  }

  /** Due years without all their later years do not count; a lone one borrows what others vary. */
  @Test
  void onlyCoveredDueYearsCount() {
    List<Actuals.Paid> rows = whole(2013);
    long[][] parts = {{50, 30, 20}, {70, 20, 10}, {1000, 0, 0}};
    for (int i = 0; i < parts.length; i++) {
      for (int lag = 0; lag < 3 && 2013 + i + lag < YEAR; lag++) {
        rows.add(paid(0, 2013 + i + lag, 3, 2013 + i, parts[i][lag]));
      }
    }
    // Due before the first whole year: only its last part is seen.
    rows.add(paid(0, 2013, 5, 2012, 900));
    rows.add(paid(1, 2014, 3, 2014, 3));
    rows.add(paid(1, 2016, 3, 2014, 1));
    LagHistory history = LagHistory.of(rows, YEAR);
    Payment own = history.estimate(0).orElseThrow();
    // 2015 has no year 2017 yet.
    assertThat(own.shares()).extracting(BigDecimal::doubleValue).containsExactly(0.6, 0.25, 0.15);
    // (1 - 0.445) / 0.03 - 1
    assertThat(own.concentration()).isCloseTo(0.555 / 0.03 - 1, within(1e-9));
    Payment lone = history.estimate(1).orElseThrow();
    assertThat(lone.shares()).extracting(BigDecimal::doubleValue).containsExactly(0.75, 0.0, 0.25);
    assertThat(lone.concentration()).isCloseTo(own.concentration(), within(1e-9));
    assertThat(history.estimate(2)).isEmpty();
  }

  /**
   * Rules that ask for it get the estimate, which is told; where nothing is shown, that is said.
   */
  @Test
  void onlyRulesThatAskAreFilled() {
    Problems problems = new Problems();
    Section scenario =
        Section.parse(
            """
            payments {
              home-rent { lag = history }
              key-team { lag = history }
            }
            """,
            "scenario.conf",
            problems);
    Policy asking =
        PolicyLoader.load(
            Path.of("data/policy/jiaxing-talent"),
            new Overrides(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                scenario.find("payments")),
            problems);
    int rent = asking.rules().indexOf(asking.rule("home-rent"));
    int bare = asking.rules().indexOf(asking.rule("key-team"));
    List<Actuals.Paid> rows = new ArrayList<>();
    for (Actuals.Paid row : whole(2015)) {
      rows.add(new Actuals.Paid(bare, row.month(), row.dueYear(), row.fen(), row.location()));
    }
    rows.add(paid(rent, 2015, 3, 2015, 1));
    rows.add(paid(rent, 2016, 3, 2015, 1));
    Policy filled = LagHistory.of(rows, YEAR).fill(asking, problems);
    assertThat(filled.rule("home-rent").payment())
        .isEqualTo(
            Payment.drawn(List.of(new BigDecimal("0.500000"), new BigDecimal("0.500000")), 12));
    assertThat(filled.rule("home-purchase")).isSameAs(asking.rule("home-purchase"));
    assertThat(problems.all())
        .extracting(p -> p.code() + " " + p.location() + " " + p.value())
        .containsExactlyInAnyOrder(
            "estimated-lags scenario.conf:2 home-rent: 0.5, 0.5, concentration 12.0, from 1"
                + " due years",
            "no-lag-history scenario.conf:3 key-team");
  }
}
