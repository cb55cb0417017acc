package org.outlay.policy;

import org.jspecify.annotations.Nullable;
import org.outlay.formula.Formula;
import org.outlay.problem.Location;

/**
 * A limit that withholds part of an entitlement and leaves a row.
 *
 * @param amount cap in yuan, years or places; null for a choice
 * @param among name of the choice group, empty for other kinds
 */
public record Limit(
    Kind kind, @Nullable Formula amount, String among, Allocation allocation, Location location) {

  /** Kinds, named as {@code binding_limit} names them. */
  public enum Kind {
    APPLICATION_YEAR("application-year"),
    APPLICATION_LIFETIME("application-lifetime"),
    GROUP_YEAR("group-year"),
    GROUP_LIFETIME("group-lifetime"),
    APPLICANT_YEARS("applicant-years"),
    PLACES("places"),
    CHOICE("choice");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }

    /** Whether the limit joins rows of several years or applications. */
    public boolean shared() {
      return this != APPLICATION_YEAR;
    }

    /** Whether several applications share the limit. */
    public boolean acrossApplications() {
      return this != APPLICATION_YEAR && this != APPLICATION_LIFETIME;
    }

    /** Whether it is an amount that applications of a group share. */
    public boolean groupCap() {
      return this == GROUP_YEAR || this == GROUP_LIFETIME;
    }
  }

  /** How a shared cap is divided when it does not suffice. */
  public enum Allocation {
    FIRST_COME,
    PRO_RATA
  }
}
