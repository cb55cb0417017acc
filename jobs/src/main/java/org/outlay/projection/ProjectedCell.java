package org.outlay.projection;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What one cell can expect.
 *
 * @param firstYear first projected year
 * @param means expected applications by year
 * @param dispersion squared coefficient of variation of the yearly count beyond Poisson, the errors
 *     of the programme's level and trend aside
 * @param share what of its programme's applications it has had
 */
public record ProjectedCell(
    Cell cell, int firstYear, double[] means, double dispersion, Share share) {
  /**
   * A share and how well it is known.
   *
   * @param among name of what it is a share of: what one cell of it has more the others have less
   * @param of the programme's applications
   * @param error squared coefficient of variation of what it is in truth
   */
  public record Share(String among, double of, double error) implements Serializable {}

  public ProjectedCell {
    means = means.clone();
  }

  /** Expected applications of a year, 0 outside the projection. */
  public double mean(int year) {
    int offset = year - firstYear;
    return offset < 0 || offset >= means.length ? 0 : means[offset];
  }

  /** The same with other expected counts: each year's times a factor. */
  ProjectedCell times(double[] factors) {
    double[] scaled = means.clone();
    for (int offset = 0; offset < scaled.length; offset++) {
      scaled[offset] *= factors[offset];
    }
    return new ProjectedCell(cell, firstYear, scaled, dispersion, share);
  }

  /** Expected applications of all years. */
  public double total() {
    return Arrays.stream(means).sum();
  }
}
