package org.outlay.projection;

import java.io.Serializable;
import java.util.Map;
import org.outlay.draw.GammaCourse;

/**
 * What is drawn for whole programmes.
 *
 * @param cityVariance of the factor common to all programmes in a year
 * @param byProgramme what is drawn for each
 */
public record ProgrammeFactors(double cityVariance, Map<String, Programme> byProgramme)
    implements Serializable {
  public ProgrammeFactors {
    byProgramme = Map.copyOf(byProgramme);
  }

  static ProgrammeFactors none() {
    return new ProgrammeFactors(0, Map.of());
  }

  /**
   * One programme.
   *
   * @param yearVariance of the factor of a year, beyond the city's
   * @param cellVariance of the factor of a cell and year
   * @param weights of the models
   * @param relativeMeans of each model and projected year, over the programme's expected count
   * @param levelSds standard errors of the models' levels
   * @param slopeSds what the errors of their slopes come to, by projected year
   * @param common correlation of a model's slope's error with what all programmes share
   * @param courses factors of both errors together, by model and projected year
   */
  record Programme(
      double yearVariance,
      double cellVariance,
      double[] weights,
      double[][] relativeMeans,
      double[] levelSds,
      double[][] slopeSds,
      double[] common,
      GammaCourse[][] courses)
      implements Serializable {}
}
