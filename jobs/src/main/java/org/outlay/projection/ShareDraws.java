package org.outlay.projection;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.draw.Draws;
import org.outlay.draw.Gamma;
import org.outlay.draw.Stream;

/**
 * What the cells' shares of their programme are in truth, drawn once for all years of a replicate:
 * gamma variables over their sum, which is a Dirichlet distribution where the errors are those of
 * counts alone. What one cell has more the others have less, so that a programme's count stays, or
 * hardly moves where cells have good and bad years.
 */
final class ShareDraws implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long seed;
  private final ProjectedCell.Share[] shares;
  private final long[] entities;

  /** By cell: all cells of which it is one. */
  private final int[][] together;

  ShareDraws(long seed, List<ProjectedCell> cells) {
    this.seed = seed;
    this.shares = cells.stream().map(ProjectedCell::share).toArray(ProjectedCell.Share[]::new);
    this.entities = cells.stream().mapToLong(cell -> Draws.entity(cell.cell().key())).toArray();
    Map<String, List<Integer>> wholes =
        IntStream.range(0, cells.size())
            .boxed()
            .collect(Collectors.groupingBy(c -> shares[c].among()));
    this.together = new int[cells.size()][];
    for (List<Integer> of : wholes.values()) {
      int[] members = of.stream().mapToInt(c -> c).toArray();
      for (int member : members) {
        together[member] = members;
      }
    }
  }

  /**
   * Factors with mean 1 on what cells can expect, in replicates from {@code first}.
   *
   * @param cell one of them
   * @param factors by cell and replicate; those of all cells of the same whole are set
   */
  void draw(int cell, int first, int count, double[][] factors) {
    int[] cells = Objects.requireNonNull(together[cell]);
    double[] sums = new double[count];
    double whole = 0;
    double squares = 0;
    for (int c : cells) {
      long key = Draws.key(seed, Stream.PROJECTION, entities[c], 0, 0);
      double share = shares[c].of();
      double[] drawn = new double[count];
      for (int i = 0; i < count; i++) {
        drawn[i] = Gamma.factor(shares[c].error(), key, first + i);
        sums[i] += share * drawn[i];
      }
      factors[c] = drawn;
      whole += share;
      squares += share * share * shares[c].error();
    }
    for (int c : cells) {
      // A sum moves with its larger parts: to the second order the mean of the quotient.
      double mean = 1 - shares[c].of() * shares[c].error() / whole + squares / (whole * whole);
      for (int i = 0; i < count; i++) {
        factors[c][i] *= whole / (sums[i] * mean);
      }
    }
  }
}
