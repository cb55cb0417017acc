package org.outlay.scenario;

import java.util.Map;

/**
 * How applicants respond to a policy.
 *
 * @param elasticity of the number of applications to a programme's generosity, where a programme
 *     has none of its own; 0 for no response
 * @param programmes elasticities by programme
 */
public record Behaviour(double elasticity, Map<String, Double> programmes) {
  /** Nobody responds. */
  public static final Behaviour DEFAULT = new Behaviour(0, Map.of());

  public Behaviour {
    programmes = Map.copyOf(programmes);
  }

  /** Elasticity of a programme. */
  public double of(String programme) {
    return programmes.getOrDefault(programme, elasticity);
  }

  /** Whether anybody responds. */
  public boolean responds() {
    return elasticity != 0 || programmes.values().stream().anyMatch(value -> value != 0);
  }
}
