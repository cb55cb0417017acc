package org.outlay.control;

import java.util.Optional;

/**
 * A rule, a fund or all funds at the end of a month; fen from January on.
 *
 * @param profile share of the year expected by then
 * @param source where the profile is from; empty for sums of rules
 * @param planned what was expected by then before any payment
 * @param paid empty for a month still to come
 * @param against empty for a rule
 */
public record ControlRow(
    Subject subject,
    int month,
    double profile,
    Optional<Profile.Source> source,
    long planned,
    Optional<Paid> paid,
    Fan fan,
    Optional<Against> against) {

  /** What a row, or a distribution, is about. */
  public enum Scope {
    RULE("rule"),
    FUND("fund"),
    TOTAL("total");

    private final String id;

    Scope(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /**
   * A rule, a fund or all.
   *
   * @param fund empty for all funds
   * @param rule empty for anything but a rule
   */
  public record Subject(Scope scope, Optional<String> fund, Optional<String> rule) {
    /** One rule. */
    public static Subject rule(String fund, String rule) {
      return new Subject(Scope.RULE, Optional.of(fund), Optional.of(rule));
    }

    /** One fund. */
    public static Subject fund(String fund) {
      return new Subject(Scope.FUND, Optional.of(fund), Optional.empty());
    }

    /** All funds. */
    public static final Subject TOTAL =
        new Subject(Scope.TOTAL, Optional.empty(), Optional.empty());
  }

  /** What was paid in the month, and from January to its end. */
  public record Paid(long month, long cumulative) {}

  /** Mean and quantiles of what is paid by then. */
  public record Fan(long mean, long p10, long p50, long p90) {
    static Fan certain(long fen) {
      return new Fan(fen, fen, fen, fen);
    }
  }

  /** The appropriation of the year, and how likely it does not do. */
  public record Against(long budget, double breach) {}
}
