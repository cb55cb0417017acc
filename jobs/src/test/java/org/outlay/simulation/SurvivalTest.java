package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;

/** A contract that ends as agreed is no exit, one that ends before is. */
class SurvivalTest {
  private static final LocalDate AS_OF = LocalDate.of(2016, 12, 31);
  private static final int COUNT = 6_000;

  private final double[] approvals = new double[COUNT];
  private final double[] ends = new double[COUNT];

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
      ends[i] = (early ? left : agreed).toEpochDay();
    }
  }

  private Survival survival() {
    PlannedEnds planned = new PlannedEnds(approvals, ends, AS_OF);
    boolean[] early = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      early[i] = ends[i] <= AS_OF.toEpochDay() && !planned.contains(approvals[i], ends[i]);
    }
    return survival(7, approvals, ends, early);
  }

  private static Survival survival(long entity, double[] begun, double[] ended, boolean[] early) {
    Exposure exposure = new Exposure(AS_OF);
    for (int i = 0; i < begun.length; i++) {
      exposure.add(begun[i], ended[i], early[i]);
    }
    return Survival.of(entity, exposure);
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
      assertThat(survival().live(2, 0, 2, 1)).isCloseTo(0.88, within(0.015));
    }
  }

  @Test
  void withoutContractsEveryEndIsAnExit() {
    contracts(0.12, false);
    for (int i = 0; i < COUNT; i++) {
      ends[i] = ends[i] > AS_OF.toEpochDay() ? Double.NaN : ends[i];
    }
    assertThat(survival().live(3, 0, 3, 1)).isLessThan(0.75);
  }

  /** Over histories exits stray from what hazards make of them as far as the error says. */
  @Test
  void hazardsAreAsUnsureAsTheyTurnOut() {
    int histories = 3_000;
    int applicants = 60;
    double hazard = 0.15;
    double squares = 0;
    double told = 0;
    for (int h = 0; h < histories; h++) {
      double[] begun = new double[applicants];
      double[] ended = new double[applicants];
      boolean[] early = new boolean[applicants];
      double exits = 0;
      double logs = 0;
      for (int i = 0; i < applicants; i++) {
        int start = 2010 + i % 7;
        begun[i] = LocalDate.of(start, 1, 1).toEpochDay();
        ended[i] = Double.NaN;
        for (int year = start; year <= 2016 && !early[i]; year++) {
          long key = Draws.key(71, Stream.EXIT, h, i, year);
          logs += 1;
          if (Draws.uniform(key, 0, 0) < hazard) {
            early[i] = true;
            ended[i] = LocalDate.of(year, 6, 30).toEpochDay();
            exits++;
          }
        }
      }
      // The level that makes as many exits as there were, to the first order.
      double derivative = -(1 - hazard) * Math.log(1 - hazard);
      double miss = (exits / logs - hazard) / derivative;
      squares += miss * miss / histories;
      told += survival(0, begun, ended, early).error() / histories;
    }
    assertThat(told).isBetween(0.9 * squares, 1.15 * squares);
  }

  /** A level of the hazards for each replicate, the same in all years and blocks. */
  @Test
  void replicatesDrawHowReadilyApplicationsEnd() {
    contracts(0.12, false);
    boolean[] early = early(60);
    double exits = IntStream.range(0, COUNT).filter(i -> early[i]).count();
    Survival survival = survival(7, approvals, ends, early);
    int count = 4_000;
    Outlived outlived = new Outlived(survival, 5, 0, count, true);
    double[] levels = levels(outlived.upTo(1, 0, 3), survival.live(1, 0, 3, 1));
    double mean = Arrays.stream(levels).average().orElseThrow();
    double variance =
        Arrays.stream(levels).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(survival.error()).isBetween(1 / exits, 1.05 / exits);
    assertThat(mean).isCloseTo(1, within(4 * Math.sqrt(survival.error() / count)));
    assertThat(variance).isCloseTo(survival.error(), within(0.1 * survival.error()));
    double[] later = levels(outlived.upTo(4, 0, 6), survival.live(4, 0, 6, 1));
    for (int r = 0; r < count; r++) {
      assertThat(later[r]).isCloseTo(levels[r], within(1e-6));
    }
    assertThat(new Outlived(survival, 5, 3_000, 10, true).upTo(1, 0, 3))
        .isEqualTo(Arrays.copyOfRange(outlived.upTo(1, 0, 3), 3_000, 3_010));
    assertThat(new Outlived(survival, 5, 0, 10, false).upTo(1, 0, 3))
        .containsOnly(Draws.upTo(survival.live(1, 0, 3, 1)));
  }

  /** Where everybody has left in their first year nobody stays, at whatever level is drawn. */
  @ParameterizedTest
  @ValueSource(ints = {100, COUNT})
  void whereAllLeaveNobodyStays(int some) {
    double[] begun = new double[some];
    Arrays.setAll(begun, i -> LocalDate.of(2010 + i % 7, 5, 5).toEpochDay());
    boolean[] all = new boolean[some];
    Arrays.fill(all, true);
    Survival survival = survival(0, begun, begun, all);
    assertThat(Draws.upTo(survival.live(1, 0, 1, 1))).isNegative();
    assertThat(Draws.upTo(survival.live(2, 0, 2, 1))).isNegative();
    for (double whole : new Outlived(survival, 5, 0, 1_000, true).upTo(1, 0, 1)) {
      assertThat(whole).isNegative();
    }
  }

  private boolean[] early(int some) {
    boolean[] early = new boolean[COUNT];
    for (int i = 0; i < some; i++) {
      early[i] = ends[i] <= AS_OF.toEpochDay();
    }
    return early;
  }

  /** Levels that thresholds are of. */
  private static double[] levels(double[] upTo, double live) {
    return Arrays.stream(upTo)
        .map(whole -> Math.log((2 * whole + 1) / 0x1.0p32) / Math.log(live))
        .toArray();
  }
}
