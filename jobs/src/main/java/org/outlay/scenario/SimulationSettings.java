package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How often, from which seed and with what drawn to simulate.
 *
 * @param replicates 1 to 1,000,000; the first round where {@code auto}
 * @param stop whether the number of replicates is given or found
 * @param seed 0 or more
 * @param tolerance relative half-width of the 95% interval of P90 and P95 that suffices
 * @param breach probability of a breach that a planner accepts
 * @param frozen what is not drawn but held at its expected course
 * @param ceilings yuan by rule: up to which an amount is agreed where the text names a floor only
 * @param donorVintages years of approvals up to as-of that new applications are drawn from
 * @param recency weight of a vintage over that of the year after it
 * @param broadcastLimit bytes of the cohort's arrays that a task is given at most
 * @param extras what is told on request
 */
public record SimulationSettings(
    int replicates,
    Stop stop,
    long seed,
    BigDecimal tolerance,
    BigDecimal breach,
    Set<UncertaintySource> frozen,
    Map<String, BigDecimal> ceilings,
    int donorVintages,
    BigDecimal recency,
    long broadcastLimit,
    Set<SimulationExtra> extras) {
  public static final int MOST_REPLICATES = 1_000_000;

  /** What a scenario without a simulation block means. */
  public static final SimulationSettings DEFAULT =
      new SimulationSettings(
          1000,
          Stop.GIVEN,
          1,
          new BigDecimal("0.01"),
          new BigDecimal("0.05"),
          Set.of(),
          Map.of(),
          5,
          new BigDecimal("0.8"),
          256L << 20,
          Set.of());

  public SimulationSettings {
    frozen = Set.copyOf(frozen);
    ceilings = Map.copyOf(ceilings);
    extras = Set.copyOf(extras);
  }

  /** The usual settings but for the number of replicates and the seed. */
  public static SimulationSettings of(int replicates, long seed) {
    return new SimulationSettings(
        replicates,
        DEFAULT.stop,
        seed,
        DEFAULT.tolerance,
        DEFAULT.breach,
        DEFAULT.frozen,
        DEFAULT.ceilings,
        DEFAULT.donorVintages,
        DEFAULT.recency,
        DEFAULT.broadcastLimit,
        DEFAULT.extras);
  }

  /** The same settings with other sources frozen. */
  public SimulationSettings withFrozen(Set<UncertaintySource> sources) {
    return new SimulationSettings(
        replicates,
        stop,
        seed,
        tolerance,
        breach,
        sources,
        ceilings,
        donorVintages,
        recency,
        broadcastLimit,
        extras);
  }

  /** When there are enough replicates. */
  public enum Stop {
    /** After the number given. */
    GIVEN,
    /** When the decision quantiles are within the tolerance. */
    WITHIN_TOLERANCE
  }

  /** Seed of what a source draws; empty when it is frozen. */
  public OptionalLong seedOf(UncertaintySource source) {
    return isFrozen(source) ? OptionalLong.empty() : OptionalLong.of(seed);
  }

  public boolean isFrozen(UncertaintySource source) {
    return frozen.contains(source);
  }
}
