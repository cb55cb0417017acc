package org.outlay.simulation;

import java.util.List;
import org.outlay.money.ProRata;

/** One claim of a replicate on a cap that is divided in proportion. */
record ProRataShare(double[] amounts, int position) {
  /**
   * Divides what is left among claims in their order.
   *
   * @param left fen, at least 0
   * @return fen given in all
   */
  static double divide(List<ProRataShare> shares, double left) {
    long[] claims = shares.stream().mapToLong(share -> (long) share.amount()).toArray();
    long[] parts = ProRata.divide(claims, (long) left);
    double given = 0;
    for (int i = 0; i < parts.length; i++) {
      shares.get(i).set((double) parts[i]);
      given += parts[i];
    }
    return given;
  }

  private double amount() {
    return amounts[position];
  }

  private void set(double fen) {
    amounts[position] = fen;
  }
}
