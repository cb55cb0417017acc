package org.outlay.projection;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import org.outlay.draw.GammaCourse;

/**
 * What is drawn for whole programmes.
 *
 * @param city the factor common to all programmes in a year
 * @param byProgramme what is drawn for each
 */
public record ProgrammeFactors(CityNoise city, Map<String, Programme> byProgramme)
    implements Serializable {
  public ProgrammeFactors {
    byProgramme = Map.copyOf(byProgramme);
  }

  Programme of(String programme) {
    return Objects.requireNonNull(byProgramme.get(programme));
  }

  public static ProgrammeFactors none() {
    return new ProgrammeFactors(CityNoise.NONE, Map.of());
  }

  /**
   * One programme.
   *
   * @param yearVariance of the factor of a year, beyond the city's and the cells'
   * @param yearVarianceError squared coefficient of variation of what that variance is in truth
   * @param cellVariance of the factor of a cell and year
   * @param cellsVariance what the cells' factors come to for the programme
   * @param weights of the models
   * @param relativeMeans of each model and projected year, over the programme's expected count
   * @param levelSds standard errors of the models' levels
   * @param slopeSds what the errors of their slopes come to, by projected year
   * @param commonLevels correlation of a model's level's error with what all programmes share
   * @param common the same of its slope's error
   * @param courses factors of both errors together, by model and projected year
   * @param known what has been seen of the first year
   */
  record Programme(
      double yearVariance,
      double yearVarianceError,
      double cellVariance,
      double cellsVariance,
      double[] weights,
      double[][] relativeMeans,
      double[] levelSds,
      double[][] slopeSds,
      double[] commonLevels,
      double[] common,
      GammaCourse[][] courses,
      Known known)
      implements Serializable {
    /**
     * What factors keep of their distance to 1, once a part of the first year has been seen.
     *
     * @param first of that year's factors together, the cells' apart
     * @param lasting of the parameters' factor in the years after
     */
    record Known(double first, double lasting) implements Serializable {
      /** Nothing has been seen. */
      static final Known NOTHING = new Known(1, 1);
    }

    /** The same after a part of the first year was seen. */
    Programme knowing(Known seen) {
      return new Programme(
          yearVariance,
          yearVarianceError,
          cellVariance,
          cellsVariance,
          weights,
          relativeMeans,
          levelSds,
          slopeSds,
          commonLevels,
          common,
          courses,
          seen);
    }

    /** Of what is the year's own, beside the city's factor. */
    double passingVariance() {
      return (1 + yearVariance) * (1 + cellsVariance) - 1;
    }

    /** Of the factor of the first year that the parameters' errors and the choice of model make. */
    double parameterVariance() {
      double mean = 0;
      double second = 0;
      for (int m = 0; m < weights.length; m++) {
        double of = relativeMeans[m][0];
        mean += weights[m] * of;
        second += weights[m] * of * of * (1 + courses[m][0].variance());
      }
      return Math.max(0, second / (mean * mean) - 1);
    }
  }
}
