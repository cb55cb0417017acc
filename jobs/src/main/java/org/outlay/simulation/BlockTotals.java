package org.outlay.simulation;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;

/**
 * What a block of replicates comes to. Sums are whole fen in doubles, which hold them exactly below
 * 2^53 (90 trillion yuan); exactness is checked when they are read.
 */
public final class BlockTotals implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final double EXACT = 0x1.0p53;
  static final int KINDS = VintageKind.values().length;

  final int years;
  final int replicates;

  /** [rule and vintage kind][year][replicate]; null where nothing was paid. */
  final double[][][] amounts;

  /** Over all replicates. */
  final SummedTotals summed;

  final CappedClaims capped;
  @Nullable DistrictTotals replicatesByDistrict;

  /** Of all kinds of vintage together. */
  DistrictTotals planned;

  /** [head count][year of approval][replicate]. */
  final int[][][] heads;

  BlockTotals(int rules, int districts, int years, int entries, int counts, int replicates) {
    this.years = years;
    this.replicates = replicates;
    this.amounts = new double[rules * KINDS][][];
    this.summed = new SummedTotals(rules, districts, years, entries);
    this.capped = new CappedClaims(years);
    this.heads = new int[counts][years][replicates];
    this.planned = new DistrictTotals(DistrictTotals.all(rules), districts, 0, 0, replicates);
  }

  /** Keeps each replicate's amounts of some rules by district, too. */
  void keepDistricts(boolean[] rules) {
    boolean[] keys = new boolean[amounts.length];
    for (int key = 0; key < keys.length; key++) {
      keys[key] = rules[key / KINDS];
    }
    replicatesByDistrict = new DistrictTotals(keys, districts(), 0, years, replicates);
  }

  /**
   * Keeps each replicate's amounts by district in some years, whatever the vintage.
   *
   * @param first number of the first year, from the horizon's first
   */
  void keepDistricts(int first, int some) {
    planned =
        new DistrictTotals(
            DistrictTotals.all(amounts.length / KINDS), districts(), first, some, replicates);
  }

  /** Number of districts. */
  int districts() {
    return summed.districts();
  }

  /** What was claimed under shared caps. */
  CappedClaims capped() {
    return capped;
  }

  /** Counts the applicants of a lane. */
  void enter(int count, int year, Lane lane) {
    int[] row = heads[count][year];
    for (int i = 0; i < lane.width; i++) {
      row[lane.replicates[i]]++;
    }
  }

  /**
   * Adds the amounts of one applicant and year: {@code amount[i]} belongs to the lane's i-th.
   *
   * @param entry number of the entry year of a projected applicant, -1 for another
   */
  void add(int rule, int vintage, int district, int entry, int year, Lane lane, double[] amount) {
    int key = rule * KINDS + vintage;
    if (amounts[key] == null) {
      amounts[key] = new double[years][replicates];
    }
    double[] row = amounts[key][year];
    double sum = 0;
    int paid = 0;
    for (int i = 0; i < lane.width; i++) {
      row[lane.replicates[i]] += amount[i];
      sum += amount[i];
      paid += amount[i] > 0 ? 1 : 0;
    }
    summed.add(rule, vintage, district, entry, year, exact(sum), paid);
    planned.add(rule, district, year, lane, amount);
    if (replicatesByDistrict != null) {
      replicatesByDistrict.add(key, district, year, lane, amount);
    }
  }

  /** Adds the totals of other applicants in the same replicates. */
  void merge(BlockTotals other) {
    capped.merge(other.capped);
    planned.merge(other.planned);
    if (replicatesByDistrict != null && other.replicatesByDistrict != null) {
      replicatesByDistrict.merge(other.replicatesByDistrict);
    }
    summed.merge(other.summed);
    for (int count = 0; count < heads.length; count++) {
      for (int year = 0; year < years; year++) {
        for (int r = 0; r < replicates; r++) {
          heads[count][year][r] += other.heads[count][year][r];
        }
      }
    }
    for (int key = 0; key < amounts.length; key++) {
      if (other.amounts[key] == null) {
        continue;
      }
      if (amounts[key] == null) {
        amounts[key] = new double[years][replicates];
      }
      for (int year = 0; year < years; year++) {
        add(amounts[key][year], other.amounts[key][year]);
      }
    }
  }

  private static void add(double[] to, double[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] += from[i];
    }
  }

  public int replicates() {
    return replicates;
  }

  public int years() {
    return years;
  }

  /** Whether the rule paid anything to that kind of vintage in any replicate. */
  public boolean has(int rule, VintageKind vintage) {
    return amounts[rule * KINDS + vintage.ordinal()] != null;
  }

  /** Fen of one replicate of the block; years count from the horizon's first. */
  public long fen(int rule, VintageKind vintage, int year, int replicate) {
    double[][] of = amounts[rule * KINDS + vintage.ordinal()];
    return of == null ? 0 : exact(of[year][replicate]);
  }

  /** Fen of one replicate and district, where these are kept. */
  public long fen(int rule, VintageKind vintage, int district, int year, int replicate) {
    DistrictTotals kept = Objects.requireNonNull(replicatesByDistrict, "not kept by district");
    return exact(kept.fen(rule * KINDS + vintage.ordinal(), district, year, replicate));
  }

  /** Fen of one replicate and district, of all kinds of vintage, in a year of the plan. */
  public long plannedFen(int rule, int district, int year, int replicate) {
    return exact(planned.fen(rule, district, year, replicate));
  }

  /** Applicants of a head count that are approved in a year, in one replicate of the block. */
  public int heads(int count, int year, int replicate) {
    return heads[count][year][replicate];
  }

  static long exact(double fen) {
    requireExact(fen);
    return (long) fen;
  }

  static void requireExact(double fen) {
    if (!(Math.abs(fen) < EXACT)) {
      throw new ArithmeticException(NotSimulated.TOTAL_TOO_LARGE + ": " + fen);
    }
  }
}
