package org.outlay.simulation;

import org.outlay.draw.Draws;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.projection.Intensities;

/** What each lot draws by itself in each replicate of a block. */
final class LotDraws {
  private final Model model;

  /** Number of the block's first replicate. */
  final int first;

  /** Replicates of the block. */
  final int count;

  private final Intensities.Block expected;

  LotDraws(Model model, int firstReplicate, int count) {
    this.model = model;
    this.first = firstReplicate;
    this.count = count;
    this.expected = model.intensities().block(firstReplicate, count);
  }

  /** A Poisson count of the lot's intensity, by replicate. */
  int[] drawn(int lot) {
    double[] intensity = intensity(lot);
    long key = key(lot);
    int[] counts = new int[count];
    for (int r = 0; r < count; r++) {
      counts[r] = Poisson.quantile(intensity[r], Draws.uniform(key, first + r, 0));
    }
    return counts;
  }

  /** Expected applications of a lot by replicate. */
  double[] intensity(int lot) {
    return expected.of(model.lots().cells()[lot], model.lots().years()[lot]);
  }

  /** Key of a lot's draws. */
  long key(int lot) {
    return Draws.key(model.seed(), Stream.COPIES, entity(lot), model.lots().years()[lot], 0);
  }

  /**
   * Where dealing out begins within a lot: the same in all replicates and for all seeds, but spread
   * over the lots, or many small ones would all fall to their middle.
   */
  double offset(int lot) {
    int year = model.lots().years()[lot];
    return Draws.uniform(Draws.key(0, Stream.COPIES, entity(lot), year, 0), 0, 0);
  }

  private long entity(int lot) {
    return model.cells().entities()[model.lots().cells()[lot]];
  }
}
