package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.policy.Limit;

/**
 * What shared limits have given so far in each replicate, for the unit of the limit that is being
 * walked: a group, an applicant, or all applications for places. Claims come in the order in which
 * they are served.
 */
final class LimitBook {
  private final int years;

  /** Fen given, by limit and year; one year for a lifetime cap. */
  private final double[][][] given;

  /** Fiscal years paid, the last of them, and the application chosen, by limit. */
  private final int[][] used;

  private final int[][] last;
  private final boolean[] dirty;
  private final ClaimSums claims;

  LimitBook(int limits, int years) {
    this.years = years;
    given = new double[limits][][];
    used = new int[limits][];
    last = new int[limits][];
    dirty = new boolean[limits];
    claims = new ClaimSums(limits, years);
  }

  /** What was claimed and given under caps since the unit was opened. */
  ClaimSums claims() {
    return claims;
  }

  /** Begins with another unit of the limits. */
  void open() {
    for (int limit = 0; limit < dirty.length; limit++) {
      if (dirty[limit]) {
        clear(limit);
      }
    }
  }

  private void clear(int limit) {
    dirty[limit] = false;
    claims.clear(limit);
    if (given[limit] != null) {
      for (double[] row : given[limit]) {
        if (row != null) {
          Arrays.fill(row, 0);
        }
      }
    }
    if (used[limit] != null) {
      Arrays.fill(used[limit], 0);
      Arrays.fill(last[limit], -1);
    }
  }

  /** Counts an application, whether it is entitled or not, towards the places of a limit. */
  void arrive(int limit, Lane lane) {
    int[] places = counts(limit);
    for (int i = 0; i < lane.width; i++) {
      places[lane.accounts[i]]++;
    }
  }

  /** Counts applications by account. */
  void arrive(int limit, int[] applications) {
    int[] places = counts(limit);
    for (int account = 0; account < applications.length; account++) {
      places[account] += applications[account];
    }
  }

  /**
   * Withholds what a limit does not allow.
   *
   * @param cap fen, fiscal years or places; 0 where its formula has no value
   * @param unit number of the application
   * @param year number of the fiscal year from 0, years before the horizon included
   * @param amount fen by position in the lane; cut in place
   */
  void apply(
      Limit.Kind kind, int limit, double cap, int unit, int year, Lane lane, double[] amount) {
    switch (kind) {
      case GROUP_YEAR -> cut(sums(limit, year), limit, year, cap, lane, amount);
      case GROUP_LIFETIME -> cut(sums(limit, 0), limit, year, cap, lane, amount);
      case APPLICANT_YEARS -> applicantYears(limit, cap, year, lane, amount);
      case PLACES -> places(limit, cap, lane, amount);
      case CHOICE -> choice(limit, unit, lane, amount);
      default -> throw new IllegalArgumentException(kind.id() + " is not shared");
    }
  }

  /** Fen of a cap that each replicate of the block has left in a year, or for good. */
  double[] left(RuleProgram.LimitProgram limit, double cap, int fiscalYear) {
    double[] spent = sums(limit.number(), period(limit, fiscalYear));
    double[] left = new double[Lane.WIDTH];
    for (int r = 0; r < left.length; r++) {
      left[r] = Math.max(0, cap - spent[r]);
    }
    return left;
  }

  /** Counts fen as given. */
  void give(RuleProgram.LimitProgram limit, int fiscalYear, int replicate, double fen) {
    sums(limit.number(), period(limit, fiscalYear))[replicate] += fen;
  }

  private static int period(RuleProgram.LimitProgram limit, int fiscalYear) {
    return limit.kind() == Limit.Kind.GROUP_YEAR ? fiscalYear - Model.EARLIEST : 0;
  }

  /** First come, first served: what is left of the cap. */
  private void cut(double[] spent, int limit, int year, double cap, Lane lane, double[] amount) {
    double claimed = 0;
    double got = 0;
    for (int i = 0; i < lane.width; i++) {
      int r = lane.accounts[i];
      double left = cap - spent[r];
      double paid = amount[i] < left ? amount[i] : left > 0 ? left : 0;
      spent[r] += paid;
      claimed += amount[i];
      got += paid;
      amount[i] = paid;
    }
    claims.note(limit, year, cap, claimed, got);
  }

  /** One application is paid in a fiscal year, in the first so many years. */
  private void applicantYears(int limit, double cap, int year, Lane lane, double[] amount) {
    int[] count = counts(limit);
    int[] latest = last[limit];
    for (int i = 0; i < lane.width; i++) {
      int r = lane.accounts[i];
      if (amount[i] > 0) {
        boolean opens = latest[r] != year && count[r] < cap;
        if (opens) {
          latest[r] = year;
          count[r]++;
        } else {
          amount[i] = 0;
        }
      }
    }
  }

  private void places(int limit, double cap, Lane lane, double[] amount) {
    int[] count = counts(limit);
    for (int i = 0; i < lane.width; i++) {
      amount[i] = count[lane.accounts[i]] <= cap ? amount[i] : 0;
    }
  }

  private void choice(int limit, int unit, Lane lane, double[] amount) {
    counts(limit);
    int[] chosen = last[limit];
    for (int i = 0; i < lane.width; i++) {
      int r = lane.accounts[i];
      if (amount[i] > 0) {
        if (chosen[r] < 0) {
          chosen[r] = unit;
        }
        amount[i] = chosen[r] == unit ? amount[i] : 0;
      }
    }
  }

  private double[] sums(int limit, int year) {
    dirty[limit] = true;
    if (given[limit] == null) {
      given[limit] = new double[years][];
    }
    if (given[limit][year] == null) {
      given[limit][year] = new double[Lane.WIDTH];
    }
    return given[limit][year];
  }

  private int[] counts(int limit) {
    dirty[limit] = true;
    if (used[limit] == null) {
      used[limit] = new int[Lane.WIDTH];
      last[limit] = new int[Lane.WIDTH];
      Arrays.fill(last[limit], -1);
    }
    return used[limit];
  }
}
