package org.outlay.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenDaysTest {
  private static final OpenDays DAYS =
      new OpenDays(LocalDate.of(2017, 7, 1), LocalDate.of(2019, 1, 31));

  @ParameterizedTest
  @CsvSource({
    "2017-07-01, 2017-07-01",
    "2017-12-31, 2017-12-31",
    "2018-02-28, 2018-02-28",
    "2019-01-31, 2019-01-31",
    "2017-01-01, 2017-07-01",
    "2017-06-30, 2017-09-29",
    "2019-02-01, 2019-01-03",
    "2019-12-31, 2019-01-31",
    "2016-05-01, 2016-05-01",
    "2020-05-01, 2020-05-01"
  })
  void aClosedDayIsMovedIntoTheOpenPartOfItsYear(LocalDate day, LocalDate moved) {
    assertThat(DAYS.within(day)).isEqualTo(moved);
  }

  @Test
  void whatWasKnownIsClosed() {
    assertThat(DAYS.after(LocalDate.of(2016, 12, 31))).isEqualTo(DAYS);
    assertThat(DAYS.after(LocalDate.of(2017, 7, 1)).from()).isEqualTo("2017-07-02");
    assertThat(OpenDays.ALL.after(LocalDate.of(2016, 6, 30)).within(LocalDate.of(2016, 1, 1)))
        .isEqualTo("2016-07-01");
  }
}
