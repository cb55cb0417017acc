package org.outlay.policy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * Yearly growth of a wage, price or revenue level.
 *
 * @param path growth rate of a fiscal year over the year before
 * @param after growth rate of the years that the path does not name
 * @param shock how replicates stray from the path
 */
public record GrowthIndex(
    String name,
    Labels labels,
    Map<Integer, BigDecimal> path,
    BigDecimal after,
    Shock shock,
    Location location) {
  /** Digits after the point of {@link #factor}. */
  public static final int FACTOR_SCALE = 12;

  /** What no {@link #factor} of a run may reach. */
  public static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

  /**
   * Yearly shocks to the growth rate, an autoregression of order one.
   *
   * @param sd standard deviation of a year's news
   * @param persistence share of last year's deviation that is still there
   */
  public record Shock(BigDecimal sd, BigDecimal persistence) {
    static final Shock NONE = new Shock(BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public GrowthIndex {
    path = Map.copyOf(path);
  }

  /** Level of a year over the level of an earlier one, rounded half-up to 12 decimals. */
  public BigDecimal factor(int fromYear, int toYear) {
    BigDecimal factor = BigDecimal.ONE;
    for (int year = fromYear + 1; year <= toYear; year++) {
      factor = factor.multiply(BigDecimal.ONE.add(path.getOrDefault(year, after)));
    }
    return factor.setScale(FACTOR_SCALE, RoundingMode.HALF_UP);
  }
}
