package org.outlay.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Normal;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.scenario.ProjectionSettings;

/** How a programme's applications fall to its cells, and how well that is known. */
class SharesTest {
  private static final int YEARS = 7;
  private static final int LAST = 2016;
  private static final int REPLICATES = 20_000;
  private static final int KINDS = 4;
  private static final int DISTRICTS = 5;

  /** Of a Dirichlet distribution a share's variance is s (1 - s) / (n + 1), its mean s. */
  @Test
  void sharesThatCountsAloneTellHaveADirichletDistribution() {
    double[] counts = {0.4, 3, 9, 40};
    double all = Arrays.stream(counts).sum();
    double[][] factors =
        drawn(
            IntStream.range(0, counts.length)
                .mapToObj(c -> new ProjectedCell.Share("p", counts[c] / all, 1 / counts[c]))
                .toList());
    for (int c = 0; c < counts.length; c++) {
      double share = counts[c] / all;
      double variance = (1 - share) / share / (all + 1);
      double error = Math.sqrt(variance / REPLICATES);
      assertThat(mean(factors[c])).isCloseTo(1, within(4 * error));
      assertThat(variance(factors[c])).isCloseTo(variance, within(0.06 * variance));
    }
    assertTogetherOne(counts, factors, 1e-12);
  }

  /** Cells of good and bad years: what one has more, the others have less. */
  @Test
  void sharesOfUnequalErrorsKeepTheProgrammesCount() {
    double[] counts = {5, 20, 75};
    double noise = 0.02;
    double[][] factors =
        drawn(
            Arrays.stream(counts)
                .mapToObj(n -> new ProjectedCell.Share("p", n / 100, 1 / n + noise))
                .toList());
    for (double[] factor : factors) {
      double error = Math.sqrt(variance(factor) / REPLICATES);
      assertThat(mean(factor)).isCloseTo(1, within(4 * error + 0.001));
    }
    assertTogetherOne(counts, factors, 0.012);
  }

  @Test
  void aCellThatIsItsProgrammeHasNoShareToBeUnsureOf() {
    double[][] factors = drawn(List.of(new ProjectedCell.Share("p", 1, 0.3)));
    assertThat(factors[0]).containsOnly(new double[] {1}, within(1e-12));
  }

  /**
   * A programme that nearly is one cell: what its few others do says little of cells' good and bad
   * years, and must not make the programme unsure.
   */
  @Test
  void aCellThatIsNearlyItsProgrammeMakesLittleNoise() {
    int histories = 4_000;
    double sum = 0;
    for (int h = 0; h < histories; h++) {
      Map<Cell, long[]> counts = new TreeMap<>();
      counts.put(cell(0), poisson(h, 0, 116, YEARS));
      counts.put(cell(1), poisson(h, 1, 4, YEARS));
      sum += shares(counts, YEARS).together();
    }
    assertThat(sum / histories).isLessThan(0.012);
  }

  /** Years before a programme began, and years of little weight, do not bend the estimate. */
  @ParameterizedTest(name = "{0} years, {1} of them before the programme")
  @CsvSource({"7, 0", "7, 4", "20, 0"})
  void theCellsNoiseIsWhatItIs(int years, int empty) {
    double noise = 0.05;
    int histories = 400;
    double sum = 0;
    for (int h = 0; h < histories; h++) {
      Map<Cell, long[]> counts = new TreeMap<>();
      for (int c = 0; c < 10; c++) {
        counts.put(cell(c), noisy(h, c, 60, noise, empty, years));
      }
      sum += shares(counts, years).overdispersion();
    }
    assertThat(sum / histories).isBetween(0.9 * noise, 1.1 * noise);
  }

  /** What the programme's years show is not drawn again for its cells. */
  @Test
  void cellsDoNotMakeTheirProgrammesYearsMoreUnsureThanTheyAre() {
    double noise = 0.04;
    double sum = 0;
    int histories = 200;
    for (int h = 0; h < histories; h++) {
      Map<Cell, long[]> counts = new TreeMap<>();
      for (int c = 0; c < 2; c++) {
        counts.put(cell(c), noisy(h, c, 500, noise, 0, 20));
      }
      Projection projection = projection(new History(LAST - 19, LAST, counts));
      Intensities.Block block = projection.intensities(h, Set.of(Source.PROJECTION)).block(0, 200);
      double[] one = block.of(0, LAST + 1);
      double[] two = block.of(1, LAST + 1);
      double[] both = IntStream.range(0, 200).mapToDouble(i -> one[i] + two[i]).toArray();
      sum += variance(both) / (mean(both) * mean(both));
    }
    // Two cells of equal size: half of the noise of each. Counted twice it would be 0.04.
    assertThat(sum / histories).isBetween(0.75 * noise / 2, 1.3 * noise / 2);
  }

  /** A district for which a planner says how many has so many, however its share is known. */
  @Test
  void aPlannersLevelOfADistrictStands() {
    Map<Cell, long[]> counts = new TreeMap<>();
    counts.put(new Cell("p", "tier0", null, null, null, "d0"), new long[] {1, 0, 1, 0, 1, 0, 0});
    counts.put(new Cell("p", "tier1", null, null, null, "d0"), new long[] {0, 1, 0, 0, 0, 1, 0});
    counts.put(new Cell("p", "tier0", null, null, null, "d1"), poisson(1, 1, 90, YEARS));
    ProjectionSettings.Plan district =
        new ProjectionSettings.Plan(
            OptionalDouble.of(300),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of());
    ProjectionSettings.Plan plan =
        new ProjectionSettings.Plan(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of("d0", district));
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of("constant"),
            Optional.empty(),
            ProjectionSettings.Given.REPLACE,
            Map.of("p", plan));
    Projection projection =
        new Projector(new History(LAST - YEARS + 1, LAST, counts), settings)
            .project(LAST + 1, Set.of());
    ShareDraws draws = new ShareDraws(3, projection.cells());
    double[][] factors = new double[3][];
    for (int c = 0; c < 3; c++) {
      draws.draw(c, 0, 50, factors);
    }
    for (int i = 0; i < 50; i++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        ProjectedCell cell = projection.cells().get(c);
        sum += cell.cell().district().equals("d0") ? cell.mean(LAST + 1) * factors[c][i] : 0;
      }
      assertThat(sum).isCloseTo(300, within(0.5));
    }
  }

  private static Cell cell(int kind) {
    return new Cell("p", "tier" + kind, null, null, null, "d");
  }

  private static long[] poisson(int history, int cell, double mean, int years) {
    return noisy(history, cell, mean, 0, 0, years);
  }

  /** Counts of a cell with good and bad years, from the first that is not empty. */
  private static long[] noisy(
      int history, int cell, double mean, double noise, int empty, int years) {
    long[] counts = new long[years];
    for (int t = empty; t < years; t++) {
      double year = Gamma.factor(noise, key(history, cell, t, 6), 0);
      counts[t] = Poisson.quantile(mean * year, Draws.uniform(key(history, cell, t, 7), 0, 0));
    }
    return counts;
  }

  private static CellShares shares(Map<Cell, long[]> counts, int years) {
    return CellShares.of(new History(LAST - years + 1, LAST, counts), "p");
  }

  private static Projection projection(History history) {
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of("constant"), Optional.empty(), ProjectionSettings.Given.REPLACE, Map.of());
    return new Projector(history, settings).project(LAST + 3, Set.of());
  }

  /** Each replicate has its shares, whichever block it is asked for in, and in all years. */
  @Test
  void sharesBelongToTheReplicate() {
    Projection projection = projection(0, 0.05, 150);
    int later = LAST + 3;
    Intensities all = projection.intensities(5, Set.of(Source.ARRIVALS));
    double[] whole = all.block(0, 200).of(3, later);
    double[] part = all.block(150, 50).of(3, later);
    assertThat(part).isEqualTo(Arrays.copyOfRange(whole, 150, 200));
    Intensities known = projection.intensities(5, Set.of(Source.ARRIVALS, Source.PROJECTION));
    assertThat(known.block(0, 4).of(3, later))
        .containsOnly(new double[] {projection.cells().get(3).mean(later)}, within(1e-9));
    // Two cells of one programme differ by nothing but their shares.
    double[] one = all.block(0, 200).of(3, LAST + 1);
    double[] other = all.block(0, 200).of(4, LAST + 1);
    double[] otherLater = all.block(0, 200).of(4, later);
    for (int i = 0; i < whole.length; i++) {
      assertThat(whole[i] / otherLater[i]).isCloseTo(one[i] / other[i], within(1e-9));
    }
  }

  /**
   * The next year's count of a cell; were shares known, 47% would hold of the second case's halves.
   */
  @ParameterizedTest(name = "{0} applications a year, {1} of a cell''s years")
  @CsvSource({"70, 0", "70, 0.05", "600, 0", "600, 0.05"})
  void aCellsCountIsAsUnsureAsItTurnsOut(int applications, double noise) {
    double[] levels = {0.5, 0.8, 0.95};
    int[] covered = new int[levels.length];
    int histories = 250;
    int intervals = 0;
    for (int h = 0; h < histories; h++) {
      Projection projection = projection(h, noise, applications);
      Intensities.Block block = projection.intensities(h, Set.of()).block(0, 400);
      for (int c = 0; c < projection.cells().size(); c++) {
        int came = count(h, projection.cells().get(c).cell(), YEARS, noise, applications);
        double rank = rank(block.of(c, LAST + 1), came, key(h, c, LAST, 5));
        for (int i = 0; i < levels.length; i++) {
          covered[i] += Math.abs(rank - 0.5) <= levels[i] / 2 ? 1 : 0;
        }
        intervals++;
      }
    }
    // Noise that is not there cannot be estimated below 0.
    double more = noise == 0 ? 0.04 : 0.02;
    for (int i = 0; i < levels.length; i++) {
      assertThat(covered[i] / (double) intervals)
          .as("%s", levels[i])
          .isBetween(levels[i] - 0.02, levels[i] + more);
    }
  }

  /** Where what came stands among the counts of the replicates; among equal ones anywhere. */
  private static double rank(double[] intensities, int came, long key) {
    double rank = 0;
    double tie = Draws.uniform(key, 0, 1);
    for (int i = 0; i < intensities.length; i++) {
      int count = Poisson.quantile(intensities[i], Draws.uniform(key, i, 0));
      rank += count < came ? 1 : count == came ? tie : 0;
    }
    return rank / intensities.length;
  }

  private static Projection projection(int history, double noise, int applications) {
    Map<Cell, long[]> counts = new TreeMap<>();
    for (int k = 0; k < KINDS; k++) {
      for (int d = 0; d < DISTRICTS; d++) {
        Cell cell = new Cell("p", "tier" + k, null, null, null, "d" + d);
        long[] years =
            IntStream.range(0, YEARS)
                .mapToLong(t -> count(history, cell, t, noise, applications))
                .toArray();
        if (Arrays.stream(years).sum() > 0) {
          counts.put(cell, years);
        }
      }
    }
    return projection(new History(LAST - YEARS + 1, LAST, counts));
  }

  /** Poisson about the share, which is the product of the margins' but for a spread of 30%. */
  private static int count(int history, Cell cell, int t, double noise, int applications) {
    long own = Draws.entity(cell.key());
    double share =
        margin(history, cell.kind())
            * margin(history, cell.district())
            / (KINDS * DISTRICTS)
            * StrictMath.exp(
                0.3 * Normal.quantile(Draws.uniform(key(history, own, 0, 1), 0, 0)) - 0.045);
    double year =
        Gamma.factor(0.01, key(history, 0, t, 4), 0)
            * Gamma.factor(noise, key(history, own, t, 2), 0);
    double uniform = Draws.uniform(key(history, own, t, 3), 0, 0);
    return Poisson.quantile(applications * share * year, uniform);
  }

  private static double margin(int history, String name) {
    return Gamma.factor(0.3, key(history, Draws.entity(name), 0, 0), 0);
  }

  private static long key(int history, long entity, int year, int what) {
    return Draws.key(71 + history, Stream.COPIES, entity, what, year);
  }

  private static double[][] drawn(List<ProjectedCell.Share> shares) {
    List<ProjectedCell> cells =
        IntStream.range(0, shares.size())
            .mapToObj(
                c ->
                    new ProjectedCell(
                        new Cell("p", "tier" + c, null, null, null, "d"),
                        LAST + 1,
                        new double[] {1},
                        0,
                        shares.get(c)))
            .toList();
    double[][] factors = new double[shares.size()][];
    new ShareDraws(3, cells).draw(0, 0, REPLICATES, factors);
    return factors;
  }

  private static void assertTogetherOne(double[] counts, double[][] factors, double within) {
    double all = Arrays.stream(counts).sum();
    for (int i = 0; i < REPLICATES; i++) {
      double sum = 0;
      for (int c = 0; c < counts.length; c++) {
        sum += counts[c] / all * factors[c][i];
      }
      assertThat(sum).isCloseTo(1, within(within));
    }
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
  }
}
