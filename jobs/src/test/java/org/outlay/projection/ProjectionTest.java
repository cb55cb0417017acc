package org.outlay.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.GammaCourse;
import org.outlay.draw.Normal;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.scenario.ProjectionSettings;

/**
 * Fits against closed forms, intensities against their means, intervals against known processes.
 */
class ProjectionTest {
  private static final LocalDate JUNE = LocalDate.of(2017, 6, 30);

  private static final Pooled CERTAIN = Pooled.of(0, 0, 0);

  @Test
  void aLineThroughExactCountsIsThatLine() {
    double[] counts = {100, 110, 121, 133.1, 146.41};
    Trend.Line line = Trend.line(counts, CERTAIN, CERTAIN);
    assertThat(line.slope()).isCloseTo(Math.log(1.1), within(2e-3));
    assertThat(Math.exp(line.level())).isCloseTo(146.41, within(1.0));
  }

  @Test
  void aWeightedMeanIsTheClosedForm() {
    double[] counts = {10, 20, 40};
    Fit fit = CountModel.RECENT.fit(counts, CERTAIN);
    double half = Math.sqrt(0.5);
    double expected = (10 * 0.5 + 20 * half + 40) / (0.5 + half + 1);
    assertThat(fit.mean(1)).isCloseTo(expected, within(1e-9));
    assertThat(fit.mean(5)).isEqualTo(fit.mean(1));
  }

  /** 20 comes where 10 was expected, then the 15 that half of that error, taken over, expects. */
  @Test
  void smoothingTakesOverWhatMinimisesItsErrors() {
    double[] counts = {10, 20, 15, 15};
    assertThat(Level.oneStepError(counts, 0.5)).isCloseTo(10.0 * 10 / 10, within(1e-12));
    assertThat(CountModel.SMOOTHING.fit(counts, CERTAIN).mean(1)).isCloseTo(15, within(1e-4));
    double level = 8;
    for (double count : new double[] {11, 5, 9}) {
      level += 0.3 * (count - level);
    }
    assertThat(Level.of(new double[] {8, 11, 5, 9}, Level.smoothing(4, 0.3), CERTAIN).mean(1))
        .isCloseTo(level, within(1e-9));
  }

  /** The moment estimate of the variance between slopes, from Cochran's Q (1954). */
  @Test
  void slopesDifferByWhatTheirErrorsDoNotExplain() {
    List<double[]> series =
        List.of(
            new double[] {50, 60, 70, 88, 103},
            new double[] {400, 395, 405, 398, 402},
            new double[] {90, 80, 71, 66, 60},
            new double[] {30, 33, 36, 41, 44});
    double[] slopes = new double[4];
    double[] precisions = new double[4];
    for (int i = 0; i < 4; i++) {
      Trend.Line line = Trend.line(series.get(i), Pooled.NOTHING, Pooled.NOTHING);
      slopes[i] = line.slope();
      precisions[i] = Math.pow(line.slopeSd(), -2);
    }
    // By pairs instead of by distances from the mean.
    double sum = Arrays.stream(precisions).sum();
    double q = 0;
    double c = 0;
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < i; j++) {
        q += precisions[i] * precisions[j] * Math.pow(slopes[i] - slopes[j], 2) / sum;
        c += 2 * precisions[i] * precisions[j] / sum;
      }
    }
    double between = Pooled.of(series).slopeVariance();
    assertThat(between).isCloseTo((q - 3) / c, withinPercentage(1e-6)).isGreaterThan(1e-3);
  }

  @Test
  void dampingIsAGeometricSum() {
    Fit fit = new Fit(Math.log(100), 0.1, 0.5, 0, 0, 0, 0, 0, 0);
    assertThat(fit.mean(3)).isCloseTo(100 * Math.exp(0.1 * (0.5 + 0.25 + 0.125)), within(1e-9));
  }

  @Test
  void scoresAreSumsOfSquaredDistances() {
    // A certain forecast of 0 scores the distance; a Poisson one by hand.
    assertThat(new NegativeBinomial(1e-12, 0).law().crps(3)).isCloseTo(3, within(1e-6));
    double score = 0;
    double below = 0;
    double p = Math.exp(-2);
    for (int k = 0; k < 60; k++) {
      below += p;
      score += Math.pow(below - (k >= 4 ? 1 : 0), 2);
      p *= 2.0 / (k + 1);
    }
    assertThat(new NegativeBinomial(2, 0).law().crps(4)).isCloseTo(score, within(1e-9));
    assertThat(new NegativeBinomial(30, 0.2).variance()).isCloseTo(30 + 900 * 0.2, within(1e-9));
  }

  private static History history() {
    List<History.Approval> approvals = new ArrayList<>();
    for (String programme : List.of("a", "b", "c", "d")) {
      for (int year = 2010; year <= 2016; year++) {
        int count = 20 + 7 * programme.charAt(0) % 13 + (year - 2010) * (programme.charAt(0) % 3);
        for (int i = 0; i < count; i++) {
          String district = i % 3 == 0 ? "east" : "west";
          approvals.add(
              new History.Approval(
                  new Cell(programme, i % 4 == 0 ? "top" : null, null, null, null, district),
                  year));
        }
      }
    }
    return History.of(approvals, 2010, 2016);
  }

  @Test
  void intensitiesHaveTheMeansThatAreShown() {
    Projection projection =
        new Projector(history(), ProjectionSettings.DEFAULT).project(2020, Set.of());
    Intensities.Block block = projection.intensities(5, Set.of()).block(0, 20_000);
    for (int cell : new int[] {0, 3, 9}) {
      for (int year : new int[] {2017, 2020}) {
        double[] drawn = block.of(cell, year);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double squares = Arrays.stream(drawn).map(v -> (v - mean) * (v - mean)).sum();
        double error = Math.sqrt(squares / drawn.length / drawn.length);
        assertThat((mean - projection.cells().get(cell).mean(year)) / error).isBetween(-4.0, 4.0);
      }
    }
    double[] part = projection.intensities(5, Set.of()).block(100, 50).of(3, 2018);
    assertThat(part).isEqualTo(Arrays.copyOfRange(block.of(3, 2018), 100, 150));
    Set<Source> all = Set.of(Source.values());
    assertThat(projection.intensities(5, all).block(0, 2).of(3, 2018))
        .containsOnly(projection.cells().get(3).mean(2018));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 400",
    "490, 500",
    "490, 510",
    "505, 505",
    "500, 501",
    "980, 1020",
    "700, 1300",
    "3, 1000",
    "0, 2000",
    "99800, 100200",
    "60000, 140000"
  })
  void quantilesAreThoseOfTheMixture(double from, double to) {
    double[] means = new double[300];
    // Out of order, most of them near the upper end.
    Arrays.setAll(means, i -> to - (to - from) * Math.pow(i * 7 % 300 / 299.0, 8));
    List<PoissonDistribution> laws =
        Arrays.stream(means)
            .mapToObj(mean -> new PoissonDistribution(Math.max(mean, 1e-9)))
            .toList();
    List<Integer> quantiles = CountQuantiles.of(means, Projection.LEVELS);
    for (int i = 0; i < quantiles.size(); i++) {
      int count = quantiles.get(i);
      double level = Projection.LEVELS.get(i);
      assertThat(share(laws, count)).as("%s", level).isGreaterThan(level - 5e-6);
      assertThat(share(laws, count - 1)).as("%s", level).isLessThan(level + 5e-6);
    }
  }

  /** Mean probability of at most so many. */
  private static double share(List<PoissonDistribution> laws, int count) {
    return laws.stream().mapToDouble(law -> law.cumulativeProbability(count)).average().orElse(0);
  }

  @Test
  void largeCountsSpreadAsPoissonCountsDo() {
    double[] means = new double[400];
    Arrays.setAll(means, i -> 1_000 * (1 + 0.002 * Normal.quantile((i + 0.5) / 400)));
    assertThat(CountQuantiles.of(means, Projection.LEVELS))
        .containsExactly(948, 960, 979, 1_000, 1_021, 1_041, 1_052);
    assertThat(CountQuantiles.of(new double[] {1e12}, List.of(0.5)))
        .containsExactly(Integer.MAX_VALUE);
  }

  @Test
  void noCellHasMoreThanItsPlaces() {
    ProjectionSettings.Plan plan =
        new ProjectionSettings.Plan(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.of(5),
            Map.of());
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of("constant"),
            Optional.empty(),
            ProjectionSettings.Given.REPLACE,
            Map.of("a", plan));
    Map<Projector.Covered, Integer> taken = Map.of(new Projector.Covered("a", 2018), 2);
    Projection projection =
        new Projector(history(), settings).project(2018, Set.of()).withPlaces(settings, taken);
    Intensities.Block sample = projection.sample(5);
    int exceeding = 0;
    for (int cell = 0; cell < projection.cells().size(); cell++) {
      boolean limited = projection.cells().get(cell).cell().programme().equals("a");
      for (int year : projection.years()) {
        int places = year == 2018 ? 3 : 5;
        int most = limited ? places : Integer.MAX_VALUE;
        List<Integer> free = CountQuantiles.of(sample.of(cell, year), Projection.LEVELS);
        exceeding += free.get(6) > most ? 1 : 0;
        assertThat(projection.quantiles(sample, cell, year))
            .isEqualTo(free.stream().map(count -> Math.min(count, most)).toList());
      }
    }
    assertThat(exceeding).isPositive();
  }

  @Test
  void programmesShareTheirTotalAmongCells() {
    Projector projector = new Projector(history(), ProjectionSettings.DEFAULT);
    Projection projection = projector.project(2018, Set.of());
    for (String programme : List.of("a", "b", "c", "d")) {
      double sum =
          projection.cells().stream()
              .filter(cell -> cell.cell().programme().equals(programme))
              .mapToDouble(cell -> cell.mean(2018))
              .sum();
      assertThat(sum).isCloseTo(projector.mixtures().get(programme).mean(2), within(1e-9));
    }
    assertThat(projection.models().stream().filter(m -> m.programme().equals("a")).count())
        .isEqualTo(CountModel.values().length);
  }

  @Test
  void plannersOverrideWhatTheyKnowBetter() {
    ProjectionSettings.Plan west =
        new ProjectionSettings.Plan(
            OptionalDouble.of(8),
            OptionalDouble.of(1),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of());
    ProjectionSettings.Plan plan =
        new ProjectionSettings.Plan(
            OptionalDouble.of(50),
            OptionalDouble.of(0.1),
            OptionalDouble.of(0.5),
            Optional.of(LocalDate.of(2017, 7, 2)),
            Optional.of(LocalDate.of(2019, 12, 31)),
            OptionalInt.empty(),
            Map.of("west", west));
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of("constant"),
            Optional.empty(),
            ProjectionSettings.Given.REPLACE,
            Map.of("a", plan));
    Projection projection =
        new Projector(history(), settings).project(2020, Set.of(new Projector.Covered("b", 2018)));
    double[] share = new double[1];
    CellShares shares = CellShares.of(history(), "a");
    for (int c = 0; c < shares.cells().size(); c++) {
      share[0] += shares.cells().get(c).district().equals("east") ? shares.shares()[c] : 0;
    }
    double open = 183 / 365.0;
    assertThat(sum(projection, "a", "east", 2017))
        .isCloseTo(50 * share[0] * 0.5 * open, within(1e-9));
    assertThat(sum(projection, "a", "east", 2019))
        .isCloseTo(50 * share[0] * 0.5 * 1.21, within(1e-9));
    assertThat(sum(projection, "a", "east", 2020)).isZero();
    assertThat(sum(projection, "a", "west", 2018)).isCloseTo(8 * 2 * 0.5, within(1e-9));
    assertThat(sum(projection, "b", "west", 2018)).isZero();
    assertThat(sum(projection, "b", "west", 2019)).isPositive();
    assertThat(projection.models()).allMatch(m -> m.model().equals("constant"));
  }

  /** A new programme does not grow from nothing; a rare one may have had years without. */
  @Test
  void programmesBeginWithTheirFirstApplicationsIfNoneBeforeIsNoChance() {
    Map<Cell, long[]> counts =
        Map.of(
            cell("new", "east"), new long[] {0, 0, 0, 0, 50, 55, 52},
            cell("newest", "east"), new long[] {0, 0, 0, 0, 0, 0, 60},
            cell("rare", "east"), new long[] {0, 0, 1, 0, 2, 0, 1},
            cell("old", "east"), new long[] {99, 103, 96, 101, 104, 98, 100},
            cell("steep", "east"), new long[] {1, 3, 9, 27, 81, 243, 729});
    History history = new History(2010, 2016, new java.util.TreeMap<>(counts));
    assertThat(history.series("new")).containsExactly(50, 55, 52);
    assertThat(history.series("newest")).containsExactly(60);
    assertThat(history.series("rare")).hasSize(7);
    Projection projection =
        new Projector(history, ProjectionSettings.DEFAULT).project(2026, Set.of());
    for (int year : new int[] {2017, 2021, 2026}) {
      assertThat(sum(projection, "new", "east", year)).isBetween(40.0, 70.0);
      assertThat(sum(projection, "newest", "east", year)).isBetween(45.0, 75.0);
      assertThat(sum(projection, "rare", "east", year)).isBetween(0.3, 1.2);
      assertThat(sum(projection, "steep", "east", year)).isBetween(500.0, 7_290.0);
    }
  }

  private static Cell cell(String programme, String district) {
    return new Cell(programme, null, null, null, null, district);
  }

  /** What was seen of an unfinished year against Bayes' rule, integrated numerically. */
  @Test
  void anUnfinishedYearTellsOfItsRestAndOfTheYearsAfter() {
    ProgrammeFactors.Programme programme =
        new ProgrammeFactors.Programme(
            1.03 / 1.01 - 1,
            0,
            0,
            0.01,
            new double[] {1},
            new double[][] {{1, 1}},
            new double[] {StrictMath.sqrt(StrictMath.log1p(0.02))},
            new double[][] {{0, 0}},
            new double[1],
            new double[1],
            new GammaCourse[][] {{GammaCourse.of(0.02), GammaCourse.of(0.02)}},
            ProgrammeFactors.Programme.Known.NOTHING);
    double variance = 1.02 * 1.03 - 1;
    for (int seen : new int[] {0, 20, 30, 90}) {
      Nowcast nowcast = new Nowcast(new Nowcast.Seen(0.4, seen), 50, Nowcast.Open.ALL);
      double[] factors = nowcast.factors(programme, CityNoise.NONE, 2);
      ProgrammeFactors.Programme.Known known = nowcast.known(programme, CityNoise.NONE);
      double weight = 0;
      double mean = 0;
      double square = 0;
      for (int i = 1; i < 200_000; i++) {
        double factor = i * 2e-5;
        double density =
            StrictMath.exp(
                (1 / variance - 1 + seen) * StrictMath.log(factor) - factor * (1 / variance + 30));
        weight += density;
        mean += density * factor;
        square += density * factor * factor;
      }
      double spread = square * weight / (mean * mean) - 1;
      assertThat(known.first() * known.first() * variance).isCloseTo(spread, within(1e-6));
      assertThat(factors[0]).isCloseTo(0.4 * mean / weight, within(1e-6));
      // Of the factor's variance 0.02 lasts.
      assertThat(factors[1]).isCloseTo(1 + (mean / weight - 1) * 0.02 / variance, within(1e-6));
    }
  }

  /** The error that the best linear estimate of what lasts leaves, over drawn years. */
  @Test
  void whatLastsIsKnownAsWellAsASeenYearTells() {
    double lasting = 0.05;
    double variance = 1.05 * 1.03 - 1;
    double due = 30;
    double missed = 0;
    int years = 400_000;
    for (int i = 0; i < years; i++) {
      double level = Gamma.factor(lasting, Draws.key(61, Stream.PROJECTION, i, 0, 0), 0);
      double year = Gamma.factor(0.03, Draws.key(61, Stream.PROGRAMME_YEAR, i, 0, 0), 0);
      double uniform = Draws.uniform(Draws.key(61, Stream.COPIES, i, 0, 0), 0, 0);
      int seen = Poisson.quantile(due * level * year, uniform);
      double told = 1 + lasting * (seen - due) / (1 + variance * due);
      missed += (level - told) * (level - told) / years;
    }
    ProgrammeFactors.Programme programme =
        new ProgrammeFactors.Programme(
            0.03,
            0,
            0,
            0,
            new double[] {1},
            new double[][] {{1, 1}},
            new double[] {StrictMath.sqrt(StrictMath.log1p(lasting))},
            new double[][] {{0, 0}},
            new double[1],
            new double[1],
            new GammaCourse[][] {{GammaCourse.of(lasting), GammaCourse.of(lasting)}},
            ProgrammeFactors.Programme.Known.NOTHING);
    double kept =
        new Nowcast(new Nowcast.Seen(0.4, 20), 50, Nowcast.Open.ALL)
            .known(programme, CityNoise.NONE)
            .lasting();
    assertThat(kept * kept * lasting).isCloseTo(missed, within(0.02 * missed));
    assertThat(kept).isBetween(0.6, 0.8);
  }

  /** The more of a year was seen, the surer is its rest; the years after are a little surer. */
  @Test
  void whatWasSeenMakesTheForecastSurer() {
    Map<Cell, long[]> counts =
        Map.of(cell("a", "east"), new long[] {90, 120, 101, 131, 88, 140, 113});
    Projection whole =
        new Projector(
                new History(2010, 2016, new java.util.TreeMap<>(counts)),
                ProjectionSettings.DEFAULT)
            .project(2018, Set.of());
    double expected = sum(whole, "a", "east", 2017);
    int seen = (int) Math.round(expected / 2);
    Nowcast nowcast = new Nowcast(new Nowcast.Seen(0.5, seen), expected, Nowcast.Open.ALL);
    ProgrammeFactors.Programme.Known known =
        nowcast.known(whole.factors().of("a"), whole.factors().city());
    Projection after =
        whole.withFirstYear(
            Map.of("a", new Nowcast.Seen(0.5, seen)), ProjectionSettings.DEFAULT, JUNE);
    assertThat(known.first()).isLessThan(0.6);
    assertThat(spread(after, 2017))
        .isCloseTo(known.first() * spread(whole, 2017), withinPercentage(0.5));
    assertThat(spread(after, 2018)).isLessThan(0.99 * spread(whole, 2018));
  }

  /** Coefficient of variation of the only cell's intensity. */
  private static double spread(Projection projection, int year) {
    double[] drawn = projection.intensities(8, Set.of()).block(0, 4_000).of(0, year);
    double mean = Arrays.stream(drawn).average().orElseThrow();
    double squares = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Math.sqrt(squares) / mean;
  }

  /** How far estimates of a known overdispersion stray; so many years leave the prior no say. */
  @ParameterizedTest(name = "{0} a year, overdispersion {1}")
  @CsvSource({"40, 0.04", "400, 0.04", "20, 0.1"})
  void anOverdispersionIsAsUnsureAsItTurnsOut(double mean, double overdispersion) {
    int years = 300;
    int histories = 1_500;
    double[] expected = new double[years];
    Arrays.fill(expected, mean);
    double squares = 0;
    double told = 0;
    for (int h = 0; h < histories; h++) {
      double[] counts = new double[years];
      for (int t = 0; t < years; t++) {
        double year =
            Gamma.factor(overdispersion, Draws.key(62, Stream.PROGRAMME_YEAR, h, 0, t), 0);
        double uniform = Draws.uniform(Draws.key(62, Stream.COPIES, h, 0, t), 0, 0);
        counts[t] = Poisson.quantile(mean * year, uniform);
      }
      double miss = Dispersion.raw(counts, expected, 0) / overdispersion - 1;
      squares += miss * miss / histories;
      told +=
          Dispersion.errorVariance(counts, overdispersion, 0)
              / (overdispersion * overdispersion * histories);
    }
    // Gamma and Poisson counts have longer tails than the normal law that twice the square is of.
    assertThat(told).isBetween(0.75 * squares, 1.05 * squares);
  }

  /** What a programme's variance is in truth is drawn once for all years of a replicate. */
  @Test
  void aReplicateHasItsVariance() {
    int years = 60;
    int replicates = 3_000;
    double variance = 0.01;
    for (double error : new double[] {0, 0.5}) {
      double[][] ones = new double[1][years];
      Arrays.fill(ones[0], 1);
      ProgrammeFactors.Programme programme =
          new ProgrammeFactors.Programme(
              variance,
              error,
              0,
              0,
              new double[] {1},
              ones,
              new double[1],
              new double[1][years],
              new double[1],
              new double[1],
              new GammaCourse[1][years],
              ProgrammeFactors.Programme.Known.NOTHING);
      double[] means = new double[years];
      Arrays.fill(means, 1);
      Projection projection =
          new Projection(
              2017,
              2016 + years,
              List.of(
                  new ProjectedCell(
                      cell("a", "east"), 2017, means, 0, new ProjectedCell.Share("a", 1, 0))),
              List.of(),
              new ProgrammeFactors(CityNoise.NONE, Map.of("a", programme)),
              Map.of(),
              Map.of());
      Intensities.Block block = projection.intensities(9, Set.of()).block(0, replicates);
      double[] squares = new double[replicates];
      for (int year = 2017; year < 2017 + years; year++) {
        double[] of = block.of(0, year);
        for (int r = 0; r < replicates; r++) {
          squares[r] += (of[r] - 1) * (of[r] - 1) / years;
        }
      }
      double mean = Arrays.stream(squares).average().orElseThrow();
      double spread =
          Arrays.stream(squares).map(x -> (x / mean - 1) * (x / mean - 1)).average().orElseThrow();
      assertThat(mean).isCloseTo(variance, withinPercentage(4));
      // A mean of squares of a gamma factor strays by (2 + 6 v) / n of its square.
      double chance = (2 + 6 * variance) / years;
      assertThat(spread).isCloseTo(chance + error * (1 + chance), withinPercentage(12));
    }
  }

  /** A history that hardly says anything: what is drawn has the mean that is shown. */
  @ParameterizedTest
  @ValueSource(strings = {"5 6 4", "3 2 4 3", "10 11 9", "1 2 3", "0 0 0 0 1 0 0", "2"})
  void ofFewApplicationsTheMeanIsDrawn(String history) {
    long[] counts = Arrays.stream(history.split(" ")).mapToLong(Long::parseLong).toArray();
    Projection projection =
        new Projector(
                new History(
                    2017 - counts.length,
                    2016,
                    new java.util.TreeMap<>(Map.of(cell("a", "east"), counts))),
                ProjectionSettings.DEFAULT)
            .project(2026, Set.of());
    Intensities.Block block = projection.intensities(4, Set.of()).block(0, 40_000);
    for (int year : new int[] {2017, 2021, 2026}) {
      double[] drawn = block.of(0, year);
      double expected = projection.cells().get(0).mean(year);
      double mean = Arrays.stream(drawn).average().orElseThrow();
      double squares = Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum();
      double error = Math.sqrt(squares) / drawn.length;
      assertThat(error).isLessThan(0.03 * expected);
      assertThat(mean).as("%d", year).isCloseTo(expected, within(4 * error));
    }
  }

  /** Days that a planner opens and days that are left meet in the unfinished year. */
  @ParameterizedTest(name = "start {0}, stop {1}")
  @CsvSource({
    "2017-07-01, , 0.5",
    ", 2017-06-30, 0",
    ", 2017-03-31, 0",
    "2017-10-01, , 0.25",
    ", , 0.5"
  })
  void openDaysOfAnUnfinishedYearAreThoseThatAreLeft(
      LocalDate start, LocalDate stop, double ofAYear) {
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of(),
            Optional.empty(),
            ProjectionSettings.Given.REPLACE,
            Map.of(
                "a",
                new ProjectionSettings.Plan(
                    OptionalDouble.of(1_000),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.ofNullable(start),
                    Optional.ofNullable(stop),
                    OptionalInt.empty(),
                    Map.of())));
    Projection projection =
        new Projector(history(), settings)
            .project(2018, Set.of())
            .withFirstYear(Map.of("a", new Nowcast.Seen(184 / 365.0, 3)), settings, JUNE);
    double rest = sum(projection, "a", "east", 2017) + sum(projection, "a", "west", 2017);
    assertThat(rest).isCloseTo(1_000 * ofAYear, within(6.0));
  }

  /** What is given for the rest of a year was expected of nobody: it surprises nobody. */
  @Test
  void aYearThatIsGivenSaysNothingOfTheYearsAfter() {
    Projection covered =
        new Projector(history(), ProjectionSettings.DEFAULT)
            .project(2019, Set.of(new Projector.Covered("a", 2017)));
    Projection seen =
        covered.withFirstYear(
            Map.of("a", new Nowcast.Seen(0.5, 30)), ProjectionSettings.DEFAULT, JUNE);
    assertThat(sum(seen, "a", "east", 2017)).isZero();
    assertThat(sum(seen, "a", "east", 2018)).isEqualTo(sum(covered, "a", "east", 2018));
  }

  /** As much as expected leaves the rest as it was; a planner's level stands whatever was seen. */
  @Test
  void whatWasSeenMovesTheForecastUnlessAPlannerKnowsBetter() {
    Projection whole = new Projector(history(), ProjectionSettings.DEFAULT).project(2019, Set.of());
    double expected = sum(whole, "a", "east", 2017) + sum(whole, "a", "west", 2017);
    double before = 0;
    for (int seen : new int[] {0, (int) (expected / 2), (int) expected}) {
      Projection projection =
          whole.withFirstYear(
              Map.of("a", new Nowcast.Seen(0.5, seen)), ProjectionSettings.DEFAULT, JUNE);
      double rest = sum(projection, "a", "east", 2017);
      assertThat(rest).isGreaterThan(before);
      assertThat(sum(projection, "b", "west", 2017)).isEqualTo(sum(whole, "b", "west", 2017));
      if (seen == (int) (expected / 2)) {
        assertThat(rest).isCloseTo(sum(whole, "a", "east", 2017) / 2, withinPercentage(2));
        assertThat(sum(projection, "a", "east", 2019))
            .isCloseTo(sum(whole, "a", "east", 2019), withinPercentage(2));
      }
      before = rest;
    }
    ProjectionSettings.Plan level =
        new ProjectionSettings.Plan(
            OptionalDouble.of(50),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Map.of());
    ProjectionSettings settings =
        new ProjectionSettings(
            List.of(), Optional.empty(), ProjectionSettings.Given.REPLACE, Map.of("a", level));
    Projection planned =
        new Projector(history(), settings)
            .project(2019, Set.of())
            .withFirstYear(Map.of("a", new Nowcast.Seen(0.5, 0)), settings, JUNE);
    assertThat(sum(planned, "a", "east", 2017) + sum(planned, "a", "west", 2017))
        .isCloseTo(25, within(1e-9));
  }

  private static double sum(Projection projection, String programme, String district, int year) {
    return projection.cells().stream()
        .filter(c -> c.cell().programme().equals(programme))
        .filter(c -> c.cell().district().equals(district))
        .mapToDouble(c -> c.mean(year))
        .sum();
  }

  @Test
  void backtestsSeeOnlyWhatWasKnown() {
    Backtest.Outcome outcome = Backtest.of(history(), ProjectionSettings.DEFAULT);
    List<BacktestRow> rows = outcome.rows();
    BacktestRow naive = row(rows, "a", "naive", 1);
    double[] counts = history().totals("a");
    double bias = 0;
    for (int t = 3; t < counts.length; t++) {
      bias += (counts[t - 1] - counts[t]) / 4;
    }
    assertThat(naive.origins()).isEqualTo(4);
    assertThat(naive.bias()).isCloseTo(bias, within(1e-9));
    assertThat(naive.coverage80()).isNaN();
    assertThat(row(rows, "a", "outlay", 0).origins()).isEqualTo(4 + 3 + 2 + 1);
    assertThat(row(rows, "all", "outlay", 1).coverage95()).isBetween(0.0, 1.0);
    // What comes later changes no earlier forecast.
    BacktestRow shorter =
        row(
            Backtest.of(history().until(2014), ProjectionSettings.DEFAULT).rows(),
            "a",
            "outlay",
            1);
    assertThat(shorter.origins()).isEqualTo(2);
    PastForecast first = outcome.forecasts().get(0);
    assertThat(first.origin()).isEqualTo(2012);
    assertThat(first.fiscalYear()).isEqualTo(2013);
    assertThat(first.observed()).isEqualTo(counts[3]);
    assertThat(first.quantiles()).isSorted().hasSize(Projection.LEVELS.size());
  }

  private static BacktestRow row(List<BacktestRow> rows, String scope, String model, int horizon) {
    return rows.stream()
        .filter(r -> r.scope().equals(scope) && r.model().equals(model) && r.horizon() == horizon)
        .findFirst()
        .orElseThrow();
  }

  /** Counts around a damped trend, the process that the trend models assume. */
  @Test
  void intervalsCoverWhatComes() {
    int histories = 2_000;
    double[] levels = {0.5, 0.8, 0.95};
    int[] covered = new int[levels.length];
    for (int h = 0; h < histories; h++) {
      double[] counts = new double[9];
      long key = Draws.key(21, Stream.PROJECTION, h, 0, 0);
      double level = StrictMath.log(40 + 160 * Draws.uniform(key, 0, 0));
      double slope = 0.05 * Normal.quantile(Draws.uniform(key, 1, 0));
      for (int t = 0; t < counts.length; t++) {
        double fading = t < 8 ? 1 : Trend.DAMPING;
        level += slope * fading;
        double factor = Gamma.factor(0.02, Draws.key(21, Stream.PROGRAMME_YEAR, h, 0, t), 0);
        double uniform = Draws.uniform(Draws.key(21, Stream.COPIES, h, 0, t), 0, 0);
        counts[t] = Poisson.quantile(StrictMath.exp(level) * factor, uniform);
      }
      double[] known = Arrays.copyOf(counts, 8);
      Mixture mixture = Mixture.of(known, List.of(CountModel.values()), Pooled.of(0, 0.0025, 0.02));
      double rank = randomised(mixture, (int) counts[8], Draws.uniform(key, 2, 0));
      for (int i = 0; i < levels.length; i++) {
        covered[i] += Math.abs(rank - 0.5) <= levels[i] / 2 ? 1 : 0;
      }
    }
    assertCovered(covered, levels, histories);
  }

  /** Within three standard errors of what the levels promise. */
  static void assertCovered(int[] covered, double[] levels, int histories) {
    for (int i = 0; i < levels.length; i++) {
      double error = Math.sqrt(levels[i] * (1 - levels[i]) / histories);
      assertThat(covered[i] / (double) histories)
          .as("%s", levels[i])
          .isBetween(levels[i] - 3 * error, levels[i] + 3 * error);
    }
  }

  /** Randomised probability integral transform of a count. */
  private static double randomised(Mixture mixture, int count, double uniform) {
    CountLaw law = mixture.law(1);
    double below = count == 0 ? 0 : law.cumulative(count - 1);
    return below + uniform * (law.cumulative(count) - below);
  }
}
