package org.outlay.simulation;

/** What the unit of a limit that is being walked claimed and got, summed over replicates. */
final class ClaimSums {
  private final int years;
  private final double[][] caps;
  private final double[][] claimed;
  private final double[][] given;

  ClaimSums(int limits, int years) {
    this.years = years;
    this.caps = new double[limits][];
    this.claimed = new double[limits][];
    this.given = new double[limits][];
  }

  /** Notes one claim of each replicate. */
  void note(int limit, int year, double cap, double sum, double got) {
    if (caps[limit] == null) {
      caps[limit] = new double[years];
      claimed[limit] = new double[years];
      given[limit] = new double[years];
    }
    caps[limit][year] = cap;
    claimed[limit][year] += sum;
    given[limit][year] += got;
  }

  void clear(int limit) {
    if (caps[limit] != null) {
      java.util.Arrays.fill(claimed[limit], 0);
      java.util.Arrays.fill(given[limit], 0);
    }
  }

  /**
   * Hands over what was noted.
   *
   * @param from number of the horizon's first year
   */
  void close(CappedClaims to, long unit, int from) {
    for (int limit = 0; limit < caps.length; limit++) {
      for (int year = 0; caps[limit] != null && year < years; year++) {
        if (claimed[limit][year] > 0) {
          int offset = Math.max(0, year - from + 1);
          to.add(limit, unit, offset, caps[limit][year], claimed[limit][year], given[limit][year]);
        }
      }
    }
  }
}
