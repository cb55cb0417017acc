package org.outlay.sample;

import java.util.Set;

/** Whether an applicant or a group comes from a pool. */
final class Placing {
  /** Every application has an applicant of its own. */
  static final String OWN = "own";

  /** The group itself applies. */
  static final String GROUP = "group";

  /** No group. */
  static final String NONE = "none";

  private static final Set<String> NO_POOLS = Set.of(OWN, GROUP, NONE);

  private Placing() {}

  static boolean isNoPool(String name) {
    return NO_POOLS.contains(name);
  }
}
