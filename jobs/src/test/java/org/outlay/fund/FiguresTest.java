package org.outlay.fund;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private enum Sign implements ToLongFunction<Long> {
    AS_IT_IS,
    NEGATED;

    @Override
    public long applyAsLong(Long row) {
      return this == AS_IT_IS ? row : -row;
    }
  }

  /** Row 100 * replicate + year, put in blocks of two, the last one first. */
  @Test
  void findsTheFigureOfYearAndReplicate() {
    Figures<Long, Sign> figures = new Figures<>(Sign.values(), 3, 5);
    figures.put(4, rows(4, 1));
    figures.put(2, rows(2, 2));
    figures.put(0, rows(0, 2));
    assertThat(figures.of(Sign.AS_IT_IS, 2)).containsExactly(2, 102, 202, 302, 402);
    assertThat(figures.of(Sign.NEGATED, 1)).containsExactly(-1, -101, -201, -301, -401);
    assertThat(figures.of(Sign.NEGATED, 3, 2))
        .isDeepEqualTo(new long[][] {{-300, -400}, {-301, -401}, {-302, -402}});
  }

  private static List<Long> rows(int first, int count) {
    List<Long> rows = new ArrayList<>();
    for (int r = first; r < first + count; r++) {
      for (int year = 0; year < 3; year++) {
        rows.add(100L * r + year);
      }
    }
    return rows;
  }
}
