package org.outlay.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.problem.Location;

/**
 * What happened to a fund before the horizon, by fiscal year, so that it does not open unspent.
 *
 * @param paid yuan out of an envelope
 * @param invested years of an investment fund
 * @param locations of all years
 */
public record FundHistory(
    Map<Integer, BigDecimal> paid, Map<Integer, Past> invested, Map<Integer, Location> locations) {
  /** Nothing happened before. */
  public static final FundHistory NONE = new FundHistory(Map.of(), Map.of(), Map.of());

  public FundHistory {
    paid = Map.copyOf(paid);
    invested = Map.copyOf(invested);
    locations = Map.copyOf(locations);
  }

  /**
   * A year of an investment fund, yuan.
   *
   * @param called from all investors
   * @param invested in new holdings
   * @param held what those of them that are still held have cost
   * @param fee of the manager
   * @param proceeds of what was sold
   * @param distributed to all investors
   * @param carry the manager's part of the proceeds
   */
  public record Past(
      BigDecimal called,
      BigDecimal invested,
      BigDecimal held,
      BigDecimal fee,
      BigDecimal proceeds,
      BigDecimal distributed,
      BigDecimal carry) {

    /** What the year adds to the fund's cash. */
    public BigDecimal cash() {
      return called
          .add(proceeds)
          .subtract(invested)
          .subtract(fee)
          .subtract(distributed)
          .subtract(carry);
    }
  }

  /** Yuan paid out of an envelope before a fiscal year. */
  public BigDecimal paid(Terms.Envelope envelope, int before) {
    return paid.entrySet().stream()
        .filter(year -> year.getKey() >= envelope.from() && year.getKey() < before)
        .map(Map.Entry::getValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Years of an investment fund before a fiscal year, in order. */
  public SortedMap<Integer, Past> invested(int before) {
    return new TreeMap<>(invested).headMap(before);
  }

  /** Yuan called by an investment fund. */
  public BigDecimal called() {
    return invested.values().stream().map(Past::called).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
