package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * How an investment fund works, of which the policy's rule pays a part of each capital call.
 *
 * @param calls whether capital is called as planned or as it is needed
 * @param tranches yuan of capital, called one after the other
 * @param trigger when the next tranche opens
 * @param from first fiscal year
 * @param investmentYears years in which it invests
 * @param term years after which everything is sold
 * @param projects programmes whose applicants it may invest in
 * @param deals what it invests
 * @param fee yearly share of the open tranches while it invests, of what its holdings cost later
 * @param recycled share of proceeds that is invested again
 * @param waterfall how proceeds are divided
 */
public record InvestmentPlan(
    Calls calls,
    List<BigDecimal> tranches,
    Trigger trigger,
    int from,
    int investmentYears,
    int term,
    List<String> projects,
    Deals deals,
    BigDecimal fee,
    BigDecimal recycled,
    Waterfall waterfall)
    implements Serializable {
  public InvestmentPlan {
    tranches = List.copyOf(tranches);
    projects = List.copyOf(projects);
  }

  /** When capital is called. */
  public enum Calls {
    /** As the fund's plan of calls says. */
    PLANNED,
    /** As investments and fees need it. */
    ON_DEMAND
  }

  /**
   * When the next tranche opens.
   *
   * @param invested share of the open tranches that is invested by then
   * @param years one for each tranche after the first; empty where the share decides
   */
  public record Trigger(BigDecimal invested, List<Integer> years) implements Serializable {
    public Trigger {
      years = List.copyOf(years);
    }
  }

  /**
   * What it invests in eligible projects.
   *
   * @param rate share of the projects of a year that it invests in
   * @param ticket yuan
   * @param shortest years that a holding is held at least
   * @param longest years that it is held at most
   * @param loss share of holdings that return nothing
   * @param median multiple of the others, which are lognormal
   * @param sigma standard deviation of the multiple's logarithm
   */
  public record Deals(
      BigDecimal rate,
      BigDecimal ticket,
      int shortest,
      int longest,
      BigDecimal loss,
      BigDecimal median,
      BigDecimal sigma)
      implements Serializable {}

  /**
   * Investors get their money back with the hurdle rate first; of the rest the manager gets a part.
   *
   * @param hurdle yearly rate
   * @param carry the manager's part
   */
  public record Waterfall(BigDecimal hurdle, BigDecimal carry) implements Serializable {}

  /** Yuan of all tranches. */
  public BigDecimal size() {
    return tranches.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Last fiscal year in which it invests. */
  public int lastInvestment() {
    return from + investmentYears - 1;
  }

  /** Last fiscal year. */
  public int to() {
    return from + term - 1;
  }
}
