package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which of an applicant's applications a copy brings along. */
class CompanionsTest {
  private static final int APPLICATIONS = 40;
  private static final ProgrammePlan NO_YEARS =
      new ProgrammePlan(
          new RuleProgram[0],
          new int[0],
          new MeasureCourse[0],
          false,
          0,
          0,
          false,
          false,
          false,
          new Survival[0]);

  /** The roster's last is the applicant's first, and so on; every fourth is another programme's. */
  @Test
  void theNearestEarlierOnesOfTheSameApplicant() {
    int[] programmes = IntStream.range(0, APPLICATIONS).map(i -> i % 4 == 0 ? 1 : 0).toArray();
    int[] days = IntStream.range(0, APPLICATIONS).map(i -> -i).toArray();
    Companions companions = companions(programmes, days, i -> "somebody");
    assertThat(companions.of(39)).isEmpty();
    assertThat(companions.of(35)).containsExactly(39, 38, 37);
    assertThat(companions.of(1)).hasSize(Companions.MOST).startsWith(22, 21).endsWith(3, 2);
    assertThat(companions.of(4)).isEmpty();
  }

  @Test
  void nobodyElses() {
    int[] programmes = new int[APPLICATIONS];
    Companions companions = companions(programmes, programmes, i -> "applicant " + i / 2);
    assertThat(companions.of(6)).isEmpty();
    assertThat(companions.of(7)).containsExactly(6);
  }

  private static Companions companions(
      int[] programmes, int[] days, IntFunction<String> applicants) {
    double[][] columns = {
      Arrays.stream(programmes).asDoubleStream().toArray(),
      Arrays.stream(days).asDoubleStream().toArray()
    };
    Roster roster =
        new Roster(
            new String[0],
            IntStream.range(0, APPLICATIONS).mapToObj(applicants).toArray(String[]::new),
            new String[0],
            new boolean[0],
            List.of("programme", "approved_on"),
            columns,
            new boolean[2],
            new long[APPLICATIONS],
            new double[APPLICATIONS],
            List.of(),
            new int[APPLICATIONS + 1],
            new int[0],
            new double[0][]);
    return new Companions(roster, roster.applicants(), Set.of(0), List.of(NO_YEARS, NO_YEARS));
  }
}
