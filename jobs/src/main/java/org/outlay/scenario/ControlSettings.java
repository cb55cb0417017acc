package org.outlay.scenario;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How a year's payments are expected to spread over its months.
 *
 * @param profiles twelve shares that add up to 1, by rule; {@link #ALL} for the rules without one
 * @param concentration how surely they are kept to: that of a Dirichlet distribution of the shares
 */
public record ControlSettings(Map<String, List<Double>> profiles, OptionalDouble concentration) {
  /** Stands for every rule without a profile of its own. */
  public static final String ALL = "all";

  public static final int MONTHS = 12;

  /** What a scenario without a control block means. */
  public static final ControlSettings DEFAULT =
      new ControlSettings(Map.of(), OptionalDouble.empty());

  public ControlSettings {
    profiles = Map.copyOf(profiles);
  }
}
