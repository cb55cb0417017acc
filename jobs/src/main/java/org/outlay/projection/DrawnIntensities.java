package org.outlay.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Normal;
import org.outlay.draw.Stream;

/**
 * Intensities as products of the expected count and factors with mean 1: gamma factors of the year
 * for the city, the programme and the cell, the factor of the cell's share, and that of the
 * programme's parameters under the model that the replicate follows. The last has the gamma
 * distribution of the forecasts that are scored ({@link Fit#forecast}): a lognormal factor of the
 * same variance would have a far tail that no score has seen.
 */
final class DrawnIntensities implements Intensities {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final boolean arrivals;
  private final boolean parameters;
  private final int firstYear;
  private final CityNoise city;
  private final double[][] means;
  private final long[] cellEntities;
  private final long[] programmeEntities;
  private final ProgrammeFactors.Programme[] programmes;
  private final ShareDraws shares;

  DrawnIntensities(Projection projection, long seed, Set<Source> frozen) {
    this.seed = seed;
    this.arrivals = !frozen.contains(Source.ARRIVALS);
    this.parameters = !frozen.contains(Source.PROJECTION);
    this.firstYear = projection.firstYear();
    this.city = projection.factors().city();
    List<ProjectedCell> cells = projection.cells();
    this.means = cells.stream().map(ProjectedCell::means).toArray(double[][]::new);
    this.cellEntities = cells.stream().mapToLong(cell -> Draws.entity(cell.cell().key())).toArray();
    this.programmeEntities =
        cells.stream().mapToLong(cell -> Draws.entity(cell.cell().programme())).toArray();
    this.programmes =
        cells.stream()
            .map(cell -> projection.factors().of(cell.cell().programme()))
            .toArray(ProgrammeFactors.Programme[]::new);
    this.shares = new ShareDraws(seed, cells);
  }

  @Override
  public Block block(int firstReplicate, int count) {
    return new Drawn(firstReplicate, count);
  }

  private record ProgrammeYear(long programme, int year) {}

  /** Programmes' factors are drawn once for all their cells. */
  private final class Drawn implements Block {
    private final int first;
    private final int count;
    private final double[] cityVariances;
    private final double[] ones;
    private final Map<ProgrammeYear, double[]> byProgramme = new HashMap<>();
    private final double[][] shareFactors = new double[means.length][];

    Drawn(int first, int count) {
      this.first = first;
      this.count = count;
      this.ones = new double[count];
      Arrays.fill(ones, 1);
      this.cityVariances =
          IntStream.range(first, first + count)
              .mapToDouble(DrawnIntensities.this::cityVariance)
              .toArray();
    }

    @Override
    public double[] of(int cell, int year) {
      double[] common =
          byProgramme.computeIfAbsent(
              new ProgrammeYear(programmeEntities[cell], year),
              k -> programmeFactors(cell, year, first, cityVariances));
      double[] out = new double[count];
      double mean = means[cell][year - firstYear];
      double variance = arrivals ? programmes[cell].cellVariance() : 0;
      long key = Draws.key(seed, Stream.CELL_YEAR, cellEntities[cell], 0, year);
      double[] share = share(cell);
      for (int i = 0; i < count; i++) {
        out[i] = mean * common[i] * share[i] * Gamma.factor(variance, key, first + i);
      }
      return out;
    }

    private double[] share(int cell) {
      if (shareFactors[cell] == null) {
        if (parameters) {
          shares.draw(cell, first, count, shareFactors);
        } else {
          shareFactors[cell] = ones;
        }
      }
      return shareFactors[cell];
    }
  }

  private double[] programmeFactors(int cell, int year, int first, double[] cityVariances) {
    ProgrammeFactors.Programme programme = programmes[cell];
    long own = programmeEntities[cell];
    long cityKey = Draws.key(seed, Stream.CITY_YEAR, 0, 0, year);
    long yearKey = Draws.key(seed, Stream.PROGRAMME_YEAR, own, 0, year);
    double[] factors = new double[cityVariances.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = parameters ? parameter(programme, own, year - firstYear, first + i) : 1;
      if (year > firstYear) {
        factors[i] = nearer(factors[i], programme.known().lasting());
      }
      if (arrivals) {
        factors[i] *=
            Gamma.factor(cityVariances[i], cityKey, first + i)
                * Gamma.factor(yearVariance(programme, own, first + i), yearKey, first + i);
      }
      if (year == firstYear) {
        factors[i] = nearer(factors[i], programme.known().first());
      }
    }
    return factors;
  }

  /** A factor that keeps a part of its distance to 1. */
  private static double nearer(double factor, double kept) {
    return 1 + kept * (factor - 1);
  }

  /** A programme's variance is known from its few years and those of others. */
  private double yearVariance(ProgrammeFactors.Programme programme, long entity, int replicate) {
    long key = Draws.key(seed, Stream.PROJECTION, entity, 0, 1);
    double error = parameters ? programme.yearVarianceError() : 0;
    return programme.yearVariance() * Gamma.factor(error, key, replicate);
  }

  /**
   * The city's variance is known from few years: what it is in truth a replicate draws, so that a
   * factor's tails are those of Student's distribution.
   */
  private double cityVariance(int replicate) {
    if (!parameters || city.variance() == 0) {
      return city.variance();
    }
    long key = Draws.key(seed, Stream.PROJECTION, 0, 0, 1);
    return city.variance() / Gamma.factor(2.0 / city.freedom(), key, replicate);
  }

  private double parameter(
      ProgrammeFactors.Programme programme, long entity, int offset, int replicate) {
    long modelKey = Draws.key(seed, Stream.MODEL, entity, 0, 0);
    double uniform = Draws.uniform(modelKey, replicate, 0);
    int model = 0;
    for (double sum = programme.weights()[0];
        model < programme.weights().length - 1 && uniform >= sum;
        sum += programme.weights()[model]) {
      model++;
    }
    long key = Draws.key(seed, Stream.PROJECTION, entity, 0, 0);
    double levelSd = programme.levelSds()[model];
    double slopeSd = programme.slopeSds()[model][offset];
    double level =
        levelSd == 0 ? 0 : levelSd * score(programme.commonLevels()[model], key, replicate, 0);
    double slope = slopeSd == 0 ? 0 : slopeSd * score(programme.common()[model], key, replicate, 1);
    double sd = StrictMath.sqrt(levelSd * levelSd + slopeSd * slopeSd);
    double factor = sd == 0 ? 1 : programme.courses()[model][offset].factor((level + slope) / sd);
    return programme.relativeMeans()[model][offset] * factor;
  }

  /** Standard normal, as far correlated with that of every other programme as theirs are. */
  private double score(double common, long key, int replicate, int index) {
    double own = Normal.quantile(Draws.uniform(key, replicate, index));
    if (common == 0) {
      return own;
    }
    long shared = Draws.key(seed, Stream.PROJECTION, 0, 0, 0);
    double all = Normal.quantile(Draws.uniform(shared, replicate, index));
    return common * all + StrictMath.sqrt(1 - common * common) * own;
  }
}
