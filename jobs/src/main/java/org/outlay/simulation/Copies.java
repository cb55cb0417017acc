package org.outlay.simulation;

import org.outlay.draw.Draws;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.projection.Intensities;
import org.outlay.scenario.UncertaintySource;

/**
 * How many new applicants resemble a donor, by replicate. Given the cell's intensity the counts of
 * its donors are independent Poisson counts with the donor's share of it, so donors can be
 * simulated in any order. With the arrivals or the composition frozen, the cell's count is fixed or
 * drawn as a whole and dealt out to the donors evenly along their shares.
 */
final class Copies {
  private static final int MOST = 100;
  private static final double SMALL_MEAN = 0.5;

  private final Model model;
  private final int first;
  private final int count;
  private final boolean arrivals;
  private final boolean composition;
  private final byte[] counts = new byte[Lane.WIDTH];
  private final Intensities.Block expected;

  /** By cell and entry year, filled when first asked for. */
  private final double[][][] intensities;

  Copies(Model model, int firstReplicate, int count) {
    this.model = model;
    this.first = firstReplicate;
    this.count = count;
    this.arrivals = model.draws(UncertaintySource.ARRIVALS);
    this.composition = model.draws(UncertaintySource.COMPOSITION);
    this.expected = model.intensities().block(firstReplicate, count);
    this.intensities = new double[model.cells().entities().length][][];
  }

  /** Counts of the last {@link #draw}, by replicate of the block. */
  byte[] counts() {
    return counts;
  }

  /** Draws the copies of a unit; the largest count of any replicate. */
  int draw(int unit, long entity) {
    Units units = model.units();
    int cell = units.cell()[unit];
    int year = units.startYear()[unit];
    double[] intensity = intensity(cell, year);
    long key = Draws.key(model.seed(), Stream.COPIES, entity, year, 0);
    return arrivals && composition
        ? poisson(intensity, units.share()[unit], key)
        : dealt(unit, intensity, Draws.key(model.seed(), Stream.COPIES, cellEntity(cell), year, 0));
  }

  private long cellEntity(int cell) {
    return model.cells().entities()[cell];
  }

  private double[] intensity(int cell, int year) {
    double[][] byYear = intensities[cell];
    if (byYear == null) {
      byYear = new double[model.to() - model.lastKnownYear() + 1][];
      intensities[cell] = byYear;
    }
    int offset = year - model.lastKnownYear();
    if (byYear[offset] == null) {
      byYear[offset] = expected.of(cell, year);
    }
    return byYear[offset];
  }

  private int poisson(double[] intensity, double share, long key) {
    int most = 0;
    for (int r = 0; r < count; r++) {
      double mean = intensity[r] * share;
      double uniform = Draws.uniform(key, first + r, 0);
      // exp(-m) >= 1 - m: most small counts are 0 without any exponential.
      int drawn = uniform < 1 - mean ? 0 : beyondZero(mean, uniform);
      counts[r] = (byte) drawn;
      most = Math.max(most, drawn);
    }
    return most;
  }

  private static int beyondZero(double mean, double uniform) {
    if (mean < SMALL_MEAN) {
      // Bounds of the exponential's series decide nearly all of the rest.
      double upToZero = 1 - mean + mean * mean / 2;
      double lower = upToZero - mean * mean * mean / 6;
      if (uniform < lower) {
        return 0;
      }
      if (uniform > upToZero && uniform < lower * (1 + mean)) {
        return 1;
      }
    }
    return Math.min(MOST, Poisson.quantile(mean, uniform));
  }

  /** Systematic sampling: the whole numbers passed by the donor's stretch of the cell's count. */
  private int dealt(int unit, double[] intensity, long key) {
    double before = model.units().before()[unit];
    double after = before + model.units().share()[unit];
    int most = 0;
    for (int r = 0; r < count; r++) {
      double total =
          arrivals
              ? Poisson.quantile(intensity[r], Draws.uniform(key, first + r, 0))
              : intensity[r];
      double offset = composition ? Draws.uniform(key, first + r, 1) : 0.5;
      int dealt = (int) (Math.floor(after * total + offset) - Math.floor(before * total + offset));
      counts[r] = (byte) Math.min(MOST, dealt);
      most = Math.max(most, counts[r]);
    }
    return most;
  }
}
