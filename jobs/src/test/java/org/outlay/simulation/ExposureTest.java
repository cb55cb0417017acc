package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year counts as far as it was observed, so that hazards are those of whole years. */
class ExposureTest {
  private static final double HAZARD = 0.12;
  private static final int DAYS = 365;

  /** Of each day's approvals so many leave after times that are quantiles of what they may be. */
  private static final int QUANTILES = 400;

  @ParameterizedTest(name = "as of {0}, contracts of {1} years and more")
  @CsvSource({
    "2016-12-31, 30",
    "2016-06-30, 30",
    "2016-03-31, 30",
    "2016-12-31, 2",
    "2016-06-30, 2"
  })
  void hazardsAreThoseOfWholeYears(LocalDate asOf, int shortest) {
    Survival survival = Survival.of(7, exposure(asOf, shortest));
    int last = Math.min(7, shortest + 3);
    for (int k = 2; k <= last; k++) {
      // When contracts that were left would have ended is not known: their last year counts whole.
      double least = k > shortest ? 0.96 : 0.99;
      double hazard = 1 - survival.live(k, 0, k, 1);
      assertThat(hazard / HAZARD).as("year %d", k).isBetween(least, 1.02);
    }
  }

  /** Approvals from 2010 on, a contract of one, two and three lengths each. */
  private static Exposure exposure(LocalDate asOf, int shortest) {
    Exposure exposure = new Exposure(asOf);
    for (LocalDate approved = LocalDate.of(2010, 1, 3);
        !approved.isAfter(asOf);
        approved = approved.plusDays(5)) {
      for (int i = 0; i < QUANTILES; i++) {
        double years = Math.log((i + 0.5) / QUANTILES) / Math.log(1 - HAZARD);
        LocalDate left = approved.plusDays((long) (365.25 * years));
        for (int length = shortest; length < shortest + 3; length++) {
          LocalDate agreed = approved.plusYears(length).minusDays(1);
          boolean early = left.isBefore(agreed) && !left.isAfter(asOf);
          exposure.add(approved.toEpochDay(), (early ? left : agreed).toEpochDay(), early);
        }
      }
    }
    return exposure;
  }

  @Test
  void yearsCountAsFarAsTheyWereObserved() {
    Exposure exposure = new Exposure(LocalDate.of(2014, 3, 14));
    exposure.add(day(2012, 7, 2), Double.NaN, false);
    exposure.add(day(2013, 10, 20), day(2013, 10, 30), false);
    exposure.add(day(2012, 7, 2), day(2014, 1, 5), true);
    double over = 73.0 / DAYS;
    assertThat(exposure.years[1]).isCloseTo(1 + 11.0 / 73 + 1, within(1e-12));
    assertThat(exposure.years[2]).isEqualTo(2);
    assertThat(exposure.years[3]).isCloseTo(over + (1 + over) / 2, within(1e-12));
    assertThat(exposure.exits).startsWith(0, 0, 0, 1, 0);
  }

  private static double day(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  /** What an approval leaves of its year begins with it. */
  @Test
  void yearsAreOverByDays() {
    double early = day(2012, 5, 5);
    assertThat(Exposure.over(early, 2013, LocalDate.of(2012, 12, 31).toEpochDay())).isZero();
    assertThat(Exposure.over(early, 2013, LocalDate.of(2013, 3, 14).toEpochDay()))
        .isEqualTo(73.0 / DAYS);
    assertThat(Exposure.over(early, 2013, LocalDate.of(2013, 12, 31).toEpochDay())).isOne();
    assertThat(Exposure.over(early, 2013, LocalDate.of(2014, 6, 30).toEpochDay())).isOne();
    double late = day(2013, 12, 31);
    assertThat(Exposure.over(late, 2013, LocalDate.of(2013, 12, 30).toEpochDay())).isZero();
    assertThat(Exposure.over(late, 2013, LocalDate.of(2013, 12, 31).toEpochDay())).isOne();
  }
}
