package org.outlay.scenario;

/**
 * How often and from which seed to simulate.
 *
 * @param replicates 1 to 1,000,000
 * @param seed 0 or more
 */
public record SimulationSettings(int replicates, long seed) {
  static final int MOST_REPLICATES = 1_000_000;

  /** What a scenario without a simulation block means. */
  public static final SimulationSettings DEFAULT = new SimulationSettings(1000, 1);
}
