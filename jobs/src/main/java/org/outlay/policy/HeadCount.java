package org.outlay.policy;

import java.io.Serializable;
import java.util.List;

/**
 * Applicants whose number matters apart from what they are paid: those of a programme who chose one
 * of some options or are of one of some tiers, each counted once; with neither named, everybody.
 */
public record HeadCount(String programme, List<String> options, List<String> tiers)
    implements Serializable {
  public HeadCount {
    options = List.copyOf(options);
    tiers = List.copyOf(tiers);
  }

  /** All applicants of a programme. */
  public static HeadCount everybody(String programme) {
    return new HeadCount(programme, List.of(), List.of());
  }
}
