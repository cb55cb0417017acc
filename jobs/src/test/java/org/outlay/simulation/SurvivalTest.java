package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;

/** A contract that ends as agreed is no exit, one that ends before is. */
class SurvivalTest {
  private static final LocalDate AS_OF = LocalDate.of(2016, 12, 31);
  private static final int COUNT = 6_000;

  private final double[] approvals = new double[COUNT];
  private final double[] ends = new double[COUNT];
  private final int[] starts = new int[COUNT];

  /** Approvals of seven years, contracts of two to four, ending a day before their anniversary. */
  private void contracts(double exit, boolean endOfYear) {
    for (int i = 0; i < COUNT; i++) {
      LocalDate approved = LocalDate.of(2010 + i % 7, 1, 1).plusDays(i * 37L % 360);
      LocalDate agreed = approved.plusYears(2 + i % 3).minusDays(1);
      agreed = endOfYear ? LocalDate.of(agreed.getYear(), 12, 31) : agreed;
      double uniform = Draws.uniform(Draws.key(41, Stream.EXIT, i, 0, 0), 0, 0);
      long stays = exit == 0 ? 9_999 : (long) (365.25 * Math.log(uniform) / Math.log(1 - exit));
      LocalDate left = approved.plusDays(stays);
      boolean early = left.isBefore(agreed) && !left.isAfter(AS_OF);
      approvals[i] = approved.toEpochDay();
      starts[i] = approved.getYear();
      ends[i] = (early ? left : agreed).toEpochDay();
    }
  }

  private Survival survival() {
    PlannedEnds planned = new PlannedEnds(approvals, ends, AS_OF);
    boolean[] early = new boolean[COUNT];
    Arrays.setAll(
        ends,
        i -> {
          early[i] = ends[i] <= AS_OF.toEpochDay() && !planned.contains(approvals[i], ends[i]);
          return ends[i];
        });
    return Survival.of(starts, ends, early, AS_OF);
  }

  @Test
  void nobodyLeavesWhoseContractEnds() {
    contracts(0, false);
    assertThat(survival().isCertain()).isTrue();
    contracts(0, true);
    assertThat(survival().isCertain()).isTrue();
  }

  /** The first calendar year is half a year long; in the second and third 12% leave. */
  @Test
  void whoLeavesEarlyIsCounted() {
    for (boolean endOfYear : new boolean[] {false, true}) {
      contracts(0.12, endOfYear);
      double[] live = survival().live(2, 2);
      assertThat(live[0]).isCloseTo(0.88, within(0.015));
    }
  }

  @Test
  void withoutContractsEveryEndIsAnExit() {
    contracts(0.12, false);
    for (int i = 0; i < COUNT; i++) {
      ends[i] = ends[i] > AS_OF.toEpochDay() ? Double.NaN : ends[i];
    }
    assertThat(survival().live(3, 3)[0]).isLessThan(0.75);
  }
}
