package org.outlay.control;

import java.util.List;

/**
 * How a rule's payments of a year spread over its months: the shares are Dirichlet distributed.
 *
 * @param shares expected share of each month; they add up to 1
 * @param concentration sum of the Dirichlet parameters
 * @param source where the shares are from
 */
public record Profile(List<Double> shares, double concentration, Source source) {
  /** Months of a year. */
  public static final int MONTHS = 12;

  /** Where expected shares are from. */
  public enum Source {
    /** The scenario. */
    DECLARED("declared"),
    /** Payments of whole earlier years. */
    PAYMENTS("payments"),
    /** Months in which applications were approved. */
    APPROVALS("approvals"),
    /** Nothing is known: a twelfth each month. */
    EVEN("even");

    private final String id;

    Source(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  public Profile {
    shares = List.copyOf(shares);
    if (shares.size() != MONTHS) {
      throw new IllegalArgumentException("a profile has 12 shares, not " + shares.size());
    }
  }

  /** Share expected by the end of a month, exactly 1 by that of the last. */
  public double upTo(int month) {
    double sum = 0;
    for (int i = 0; i < month && month < MONTHS; i++) {
      sum += shares.get(i);
    }
    return month == MONTHS ? 1 : Math.min(1, sum);
  }
}
