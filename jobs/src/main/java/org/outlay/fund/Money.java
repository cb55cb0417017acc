package org.outlay.fund;

import java.util.Arrays;
import org.outlay.money.Share;
import org.outlay.policy.CarryOver;

/**
 * The balance of one fund, by the year that the money came in: the oldest is spent first, and what
 * may not be kept lapses at the end of a year. An overrun is a negative balance, made good by the
 * next money.
 */
final class Money {
  private final Share kept;
  private final int keptYears;
  private final long[] layers;
  private long owed;

  Money(CarryOver carryOver, int years) {
    this.kept = Share.nearest(carryOver.share());
    this.keptYears = carryOver.years();
    this.layers = new long[years];
  }

  void reset() {
    Arrays.fill(layers, 0);
    owed = 0;
  }

  long balance() {
    long sum = -owed;
    for (long layer : layers) {
      sum = Math.addExact(sum, layer);
    }
    return sum;
  }

  /** Takes money in; a negative amount is paid back. */
  void receive(int year, long fen) {
    if (fen < 0) {
      spend(Math.negateExact(fen));
      return;
    }
    long repaid = Math.min(owed, fen);
    owed -= repaid;
    layers[year] = Math.addExact(layers[year], fen - repaid);
  }

  void spend(long fen) {
    long left = fen;
    for (int year = 0; year < layers.length && left > 0; year++) {
      long taken = Math.min(layers[year], left);
      layers[year] -= taken;
      left -= taken;
    }
    owed = Math.addExact(owed, left);
  }

  /** Ends a year; fen that lapse. */
  long lapse(int year) {
    long lapsed = layers[year] - kept.down(layers[year]);
    layers[year] -= lapsed;
    for (int y = 0; y <= year - keptYears; y++) {
      lapsed = Math.addExact(lapsed, layers[y]);
      layers[y] = 0;
    }
    return lapsed;
  }

  /** Ends the fund's term: everything left lapses. */
  long end() {
    long lapsed = 0;
    for (int y = 0; y < layers.length; y++) {
      lapsed = Math.addExact(lapsed, layers[y]);
      layers[y] = 0;
    }
    return lapsed;
  }
}
