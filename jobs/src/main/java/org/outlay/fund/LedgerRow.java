package org.outlay.fund;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fund in one fiscal year. Every amount is in fen; two identities hold to the fen: {@code
 * opening + appropriation + receipts - paid - lapsed = closing} and {@code arrears + demand = paid
 * + deferred + forgone}.
 *
 * @param replicate number of the simulated replicate from 1; 0 is the means, those of the table
 *     {@code outlays}
 * @param opening left from the year before; negative after an overrun
 * @param arrears claims deferred from earlier years
 * @param demand claims due this year
 * @param shortfall what the claims exceed the money by, at least 0
 * @param lapsed money that may not be carried over
 * @param closing carried to the next year; negative is an overrun
 */
public record LedgerRow(
    int replicate,
    String fund,
    int fiscalYear,
    long opening,
    long appropriation,
    long receipts,
    long arrears,
    long demand,
    long paid,
    long deferred,
    long forgone,
    long shortfall,
    long lapsed,
    long closing)
    implements Serializable {

  public LedgerRow {
    require(opening + appropriation + receipts - paid - lapsed == closing, "money", fund);
    require(arrears + demand == paid + deferred + forgone, "claims", fund);
  }

  /** The amounts in the order of the columns of {@code fund_ledger}. */
  public long[] fen() {
    return new long[] {
      opening,
      appropriation,
      receipts,
      arrears,
      demand,
      paid,
      deferred,
      forgone,
      shortfall,
      lapsed,
      closing
    };
  }

  /** The columns of {@code fund_ledger} in order: INT, STRING, INT, then yuan with two decimals. */
  public List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>(List.of(replicate, fund, fiscalYear));
    for (long amount : fen()) {
      values.add(BigDecimal.valueOf(amount, 2));
    }
    return values;
  }

  private static void require(boolean holds, String side, String fund) {
    if (!holds) {
      throw new IllegalStateException("fund " + fund + " does not add up: " + side);
    }
  }
}
