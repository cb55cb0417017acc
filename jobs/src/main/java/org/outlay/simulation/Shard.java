package org.outlay.simulation;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Applications and units that are simulated together: all of a cohort's, or as many as a task may
 * hold.
 *
 * @param ahead who takes places before the first unit
 */
record Shard(Roster roster, Units units, Ahead ahead) implements Serializable {

  /** The units from {@code begin} to before {@code end}, with their applications. */
  Shard range(int begin, int end, Ahead before) {
    int[] of = Arrays.copyOfRange(units.application(), begin, end);
    int[] applications = Arrays.stream(of).sorted().distinct().toArray();
    int[] positions = Arrays.stream(of).map(i -> Arrays.binarySearch(applications, i)).toArray();
    return new Shard(roster.unnamed(applications), units.range(begin, end, positions), before);
  }

  /** The same without what only the driver needs. */
  Shard unnamed() {
    return new Shard(roster.unnamed(), units, ahead);
  }

  /** The columns alone, nobody in them. */
  Shard emptied() {
    return range(0, 0, ahead);
  }
}
