package org.outlay.results;

import java.time.Instant;
import java.util.Optional;

/**
 * How a run was made.
 *
 * @param command name of the command, e.g. {@code forecast}
 * @param master Spark's master, e.g. {@code local[2]}
 * @param simulation empty without one
 */
public record Execution(
    String command,
    Instant started,
    Instant finished,
    String sparkVersion,
    String master,
    Optional<Simulation> simulation) {

  /** How often was drawn, and from what. */
  public record Simulation(long seed, int replicates) {}
}
