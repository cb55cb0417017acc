package org.outlay.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Normal;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.scenario.ProjectionSettings;

/** How sure the total of all programmes is years ahead, and how large rare programmes are. */
class CommonTrendTest {
  private static final int PROGRAMMES = 12;
  private static final int KNOWN = 7;
  private static final int FEW = 6;
  private static final int REPLICATES = 400;

  /** Of few events a year the expected count is no more than there were. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 5, 20})
  void rareProgrammesKeepTheirLevel(double rate) {
    int histories = 4_000;
    double sum = 0;
    for (int h = 0; h < histories; h++) {
      double[] counts = new double[KNOWN];
      for (int t = 0; t < KNOWN; t++) {
        double uniform = Draws.uniform(Draws.key(31, Stream.COPIES, h, 0, t), 0, 0);
        counts[t] = Poisson.quantile(rate, uniform);
      }
      sum += CountModel.HIERARCHICAL.fit(counts, Pooled.of(0, 1e-4, 0)).mean(1);
    }
    assertThat(sum / histories / rate).isBetween(0.97, 1.05);
  }

  /** Programmes whose slopes lie about a common one, in years that are good or bad for all. */
  @ParameterizedTest(name = "{0} years known, {1} ahead, {2} histories")
  @CsvSource({"4, 3, 300", "7, 4, 300", "7, 1, 2000"})
  void theTotalIsAsUnsureAsItTurnsOut(int years, int ahead, int histories) {
    double[] levels = {0.5, 0.8, 0.95};
    int[] covered = new int[levels.length];
    for (int h = 0; h < histories; h++) {
      double[][] counts = counts(h, years, ahead);
      Map<Cell, long[]> known = new TreeMap<>();
      double total = 0;
      for (int p = 0; p < PROGRAMMES; p++) {
        known.put(
            new Cell("p" + (char) ('a' + p), null, null, null, null, "nanhu"),
            Arrays.stream(Arrays.copyOf(counts[p], years)).mapToLong(n -> (long) n).toArray());
        total += counts[p][years + ahead - 1];
      }
      int last = 2009 + years;
      Projection projection =
          new Projector(new History(2010, last, known), ProjectionSettings.DEFAULT)
              .project(last + ahead, Set.of());
      double rank = rank(projection, h, last + ahead, total);
      for (int i = 0; i < levels.length; i++) {
        covered[i] += Math.abs(rank - 0.5) <= levels[i] / 2 ? 1 : 0;
      }
    }
    if (years < FEW) {
      // The errors of what so few years tell are taken for larger than they are.
      for (int i = 0; i < levels.length; i++) {
        double error = Math.sqrt(levels[i] * (1 - levels[i]) / histories);
        assertThat(covered[i] / (double) histories)
            .isBetween(levels[i] - 3 * error, levels[i] + 0.15);
      }
    } else {
      ProjectionTest.assertCovered(covered, levels, histories);
    }
  }

  private static double[][] counts(int h, int years, int ahead) {
    long key = Draws.key(32, Stream.PROJECTION, h, 0, 0);
    double common = 0.06 + 0.03 * Normal.quantile(Draws.uniform(key, 0, 0));
    double[][] counts = new double[PROGRAMMES][years + ahead];
    for (int p = 0; p < PROGRAMMES; p++) {
      double level = StrictMath.log(30 + 270 * Draws.uniform(key, 1 + p, 0));
      double slope = common + 0.02 * Normal.quantile(Draws.uniform(key, 1 + p, 1));
      for (int t = 0; t < counts[p].length; t++) {
        level += slope * StrictMath.pow(Trend.DAMPING, Math.max(0, t - years + 1));
        double city = Gamma.factor(0.003, Draws.key(32, Stream.CITY_YEAR, h, 0, t), 0);
        double own = Gamma.factor(0.01, Draws.key(32, Stream.PROGRAMME_YEAR, h, p, t), 0);
        double uniform = Draws.uniform(Draws.key(32, Stream.COPIES, h, p, t), 0, 0);
        counts[p][t] = Poisson.quantile(StrictMath.exp(level) * city * own, uniform);
      }
    }
    return counts;
  }

  /** Share of the replicates whose total is below the observed one. */
  private static double rank(Projection projection, int seed, int year, double observed) {
    double[] totals = new double[REPLICATES];
    Intensities.Block block = projection.intensities(seed, Set.of()).block(0, REPLICATES);
    for (int cell = 0; cell < projection.cells().size(); cell++) {
      double[] of = block.of(cell, year);
      for (int r = 0; r < REPLICATES; r++) {
        long key = Draws.key(33, Stream.COPIES, cell, 0, year);
        totals[r] += Poisson.quantile(of[r], Draws.uniform(key, r, 0));
      }
    }
    return Arrays.stream(totals).filter(total -> total < observed).count() / (double) REPLICATES;
  }
}
