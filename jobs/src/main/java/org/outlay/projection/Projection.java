package org.outlay.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The expected applications of coming years and how unsure they are.
 *
 * @param firstYear first projected year
 * @param lastYear last projected year; before the first when nothing is projected
 * @param cells in the order of their names
 * @param models of each programme, with weights and scores
 */
public record Projection(
    int firstYear,
    int lastYear,
    List<ProjectedCell> cells,
    List<ModelWeight> models,
    ProgrammeFactors factors) {
  private static final int SAMPLE = 400;

  public Projection {
    cells = List.copyOf(cells);
    models = List.copyOf(models);
  }

  /** How much a model counts in a programme's projection. */
  public record ModelWeight(String programme, String model, double weight, double crps) {}

  /** Nothing is projected. */
  public static Projection none(int firstYear) {
    return new Projection(firstYear, firstYear - 1, List.of(), List.of(), ProgrammeFactors.none());
  }

  /**
   * The same with a part only of the first year, in which a part has been seen already.
   *
   * @param remaining share of the year by programme; a programme that is missing has all of it
   */
  public Projection withFirstYear(Map<String, Double> remaining) {
    List<ProjectedCell> fewer =
        cells.stream()
            .map(cell -> cell.withFirst(remaining.getOrDefault(cell.cell().programme(), 1.0)))
            .toList();
    return new Projection(firstYear, lastYear, fewer, models, factors);
  }

  public int[] years() {
    return IntStream.rangeClosed(firstYear, lastYear).toArray();
  }

  /** Draws of the cells' intensities. */
  public Intensities intensities(long seed, Set<Source> frozen) {
    return new DrawnIntensities(this, seed, frozen);
  }

  /** Levels of the quantiles that are shown. */
  public static final List<Double> LEVELS = List.of(0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95);

  /** {@value #SAMPLE} drawn intensities of every cell, everything varying. */
  public Intensities.Block sample(long seed) {
    return intensities(seed, Set.of()).block(0, SAMPLE);
  }

  /** Quantiles at {@link #LEVELS} of a Poisson count whose mean is one of a sample. */
  public static List<Integer> quantiles(double[] sample) {
    return CountQuantiles.of(sample, LEVELS);
  }
}
