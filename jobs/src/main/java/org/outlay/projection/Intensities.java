package org.outlay.projection;

import java.io.Serializable;

/** How many applications a cell and year can expect, replicate by replicate. */
public interface Intensities extends Serializable {
  /**
   * The replicates from {@code firstReplicate} (from 0). What a replicate has does not depend on
   * the block that it is asked for in.
   */
  Block block(int firstReplicate, int count);

  /** A block of replicates; used by one thread. */
  interface Block {
    /**
     * Means of the Poisson counts, one per replicate.
     *
     * @param cell position among the projected cells
     */
    double[] of(int cell, int year);
  }
}
