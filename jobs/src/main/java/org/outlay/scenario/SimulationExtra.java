package org.outlay.scenario;

/** What a simulation tells on request, because it costs space or time. */
public enum SimulationExtra {
  /** Replicates by district. */
  BY_DISTRICT("by-district"),
  /** How much of the spread each source of uncertainty causes. */
  DECOMPOSE("decompose");

  private final String id;

  SimulationExtra(String id) {
    this.id = id;
  }

  /** The key that asks for it. */
  public String id() {
    return id;
  }
}
