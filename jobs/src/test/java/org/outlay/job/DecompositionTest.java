package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outlay.scenario.UncertaintySource;

/** Two sources that add up, one ten times as wide as the other: their shares by hand. */
class DecompositionTest {
  private static final Map<UncertaintySource, long[]> EFFECTS =
      Map.of(
          UncertaintySource.ARRIVALS, new long[] {1_000, 1_000, -1_000, -1_000},
          UncertaintySource.ECONOMY, new long[] {100, -100, 100, -100});

  private int runs;

  @Test
  void independentSourcesShareTheVariance() {
    Set<UncertaintySource> frozen = EnumSet.complementOf(EnumSet.copyOf(EFFECTS.keySet()));
    List<Decomposition> rows = Decomposition.of(frozen, this::totals);
    assertThat(rows).hasSize(2);
    assertThat(Decomposition.runs(frozen)).isEqualTo(5).isEqualTo(runs);
    double small = Math.sqrt(4 * 100 * 100 / 3.0);
    Decomposition arrivals = rows.get(0);
    Decomposition economy = rows.get(1);
    assertThat(arrivals.source()).isEqualTo(UncertaintySource.ARRIVALS);
    assertThat(arrivals.sdAlone()).isCloseTo(10 * small, within(1e-9));
    assertThat(arrivals.sdWithout()).isCloseTo(small, within(1e-9));
    assertThat(economy.sdAlone()).isCloseTo(small, within(1e-9));
    assertThat(economy.sdAll()).isCloseTo(Math.sqrt(101) * small, within(1e-9));
    assertThat(economy.values().toString()).contains("economy, 4,").endsWith("0.009901, 0.009901]");
  }

  private long[] totals(Set<UncertaintySource> frozen) {
    runs++;
    long[] totals = new long[4];
    EFFECTS.forEach(
        (source, effect) -> {
          for (int r = 0; r < totals.length && !frozen.contains(source); r++) {
            totals[r] += effect[r];
          }
        });
    return totals;
  }
}
