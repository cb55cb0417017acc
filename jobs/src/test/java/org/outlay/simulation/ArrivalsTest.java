package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.draw.Draws;
import org.outlay.projection.Cell;
import org.outlay.projection.History;
import org.outlay.projection.Projection;
import org.outlay.projection.Projector;
import org.outlay.projection.Source;
import org.outlay.scenario.ProjectionSettings;

/**
 * Totals over the arrivals that the engine draws and deals to donors, against Panjer's recursion.
 */
class ArrivalsTest {
  private static final int YEAR = 2017;

  private static final Cell CELL = new Cell("a", null, null, null, null, "east");

  /** Share of each donor, whose amount is its position. */
  private static final double[] SEVERITY = {0, 0.5, 0.2, 0.15, 0.1, 0.05};

  /** A history that is less than Poisson, and one that is more. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"8 8 7 8 8 9 8", "3 14 9 2 12 5 11"})
  void compoundTotalsFollowPanjer(String history) {
    long[] counts = Arrays.stream(history.split(" ")).mapToLong(Long::parseLong).toArray();
    Projection projection =
        new Projector(
                new History(YEAR - counts.length, YEAR - 1, Map.of(CELL, counts)),
                ProjectionSettings.DEFAULT)
            .project(YEAR, Set.of());
    double expected = projection.cells().get(0).mean(YEAR);
    double overdispersion = projection.cells().get(0).dispersion();
    assertThat(overdispersion > 0.1).isEqualTo(history.startsWith("3"));
    int n = 80 * Lane.WIDTH;
    long[] totals = new long[n];
    Model model = model(projection);
    for (int first = 0; first < n; first += Lane.WIDTH) {
      Arrivals arrivals = new Arrivals(model, first, Lane.WIDTH);
      for (int unit = 0; unit < model.units().size(); unit++) {
        arrivals.of(unit);
        for (int c = arrivals.begin; c < arrivals.end; c++) {
          totals[first + arrivals.replicates[c]] += unit + 1;
        }
      }
    }
    double[] exact =
        overdispersion == 0
            ? Panjer.poisson(expected, SEVERITY, 300)
            : Panjer.negativeBinomial(expected, overdispersion, SEVERITY, 300);
    agree(totals, exact);
  }

  private static void agree(long[] totals, double[] exact) {
    int n = totals.length;
    double expected = 0;
    double squares = 0;
    for (int x = 0; x < exact.length; x++) {
      expected += x * exact[x];
      squares += (double) x * x * exact[x];
    }
    double variance = squares - expected * expected;
    double average = Arrays.stream(totals).average().orElseThrow();
    double spread =
        Arrays.stream(totals).mapToDouble(t -> (t - average) * (t - average)).sum() / (n - 1);
    assertThat((average - expected) / Math.sqrt(variance / n)).isBetween(-4.0, 4.0);
    double fourth =
        Arrays.stream(totals).mapToDouble(t -> Math.pow(t - average, 4)).average().orElseThrow();
    assertThat((spread - variance) / Math.sqrt((fourth - spread * spread) / n))
        .isBetween(-4.0, 4.0);
    Distribution of = Distribution.of(Arrays.stream(totals).map(t -> t * 1_000).toArray());
    for (int level : new int[] {50, 95, 99}) {
      int at = (int) Math.round(of.quantile(level) / 1_000.0);
      double error = 4 * Math.sqrt((double) n * level * (100 - level)) / 100;
      assertThat(cumulative(exact, at) * n).isGreaterThan(n * level / 100.0 - error);
      assertThat(cumulative(exact, at - 1) * n).isLessThan(n * level / 100.0 + error);
    }
  }

  private static double cumulative(double[] probabilities, int at) {
    return Arrays.stream(probabilities, 0, at + 1).sum();
  }

  /**
   * One cell in one year with what the engine draws of it, its parameters known; a donor for each
   * amount.
   */
  private static Model model(Projection projection) {
    int donors = SEVERITY.length - 1;
    int[] zeros = new int[donors];
    int[] years = new int[donors];
    Arrays.fill(years, YEAR);
    Units units =
        new Units(
            IntStream.range(0, donors).toArray(),
            zeros,
            zeros,
            IntStream.range(0, donors).toArray(),
            zeros,
            zeros,
            years,
            years,
            new byte[donors],
            new boolean[donors],
            zeros,
            Units.Owners.NOBODY);
    Lots.Builder lots = new Lots.Builder();
    lots.add(0, 0, YEAR, Donors.of(Arrays.copyOfRange(SEVERITY, 1, donors + 1)));
    long entity = Draws.entity(CELL.key());
    return new Model(
        3,
        YEAR,
        YEAR,
        YEAR - 1,
        LocalDate.of(YEAR - 1, 12, 31),
        new Shard(roster(), units, Ahead.nobody(0)),
        new int[1],
        lots.build(),
        Rounds.of(lots.build(), projection),
        List.of(),
        new CellValues(new int[0], new double[1][0], new long[] {entity}),
        projection.intensities(3, Set.of(Source.PROJECTION)),
        new Economy(List.of(), 3, YEAR - 1, YEAR - 1, YEAR, Economy.Course.FROZEN),
        0,
        0,
        0,
        Set.of(),
        new boolean[0],
        new Heads(new int[0], new int[0][], new int[0][], -1, -1),
        Model.Span.NONE);
  }

  private static Roster roster() {
    return new Roster(
        new String[0],
        new String[0],
        new String[0],
        new boolean[0],
        List.of(),
        new double[0][],
        new boolean[0],
        new long[0],
        new double[0],
        List.of(),
        new int[1],
        new int[0],
        new double[0][]);
  }
}
