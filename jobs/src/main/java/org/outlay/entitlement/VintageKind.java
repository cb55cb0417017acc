package org.outlay.entitlement;

import java.util.Arrays;

/** Where the applications behind an amount come from. */
public enum VintageKind {
  /** Approved on or before the data end. */
  LEGACY("legacy"),
  /** Approved after it, as a planner's file or the policy's own envelopes give it. */
  GIVEN("given"),
  /** Drawn from a projection. */
  PROJECTED("projected");

  private final String id;

  VintageKind(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** The kind of a name. */
  public static VintageKind of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst().orElseThrow();
  }
}
