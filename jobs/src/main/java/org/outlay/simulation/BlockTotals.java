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

  /** [rule and vintage kind][district][year], over all replicates. */
  final double[][][] byDistrict;

  final long[][][] applications;
  final CappedClaims capped;
  @Nullable DistrictTotals replicatesByDistrict;

  /** Of all kinds of vintage together. */
  DistrictTotals planned;

  /** [rule][entry year][district and year] of projected applications, over all replicates. */
  final double[][][] byEntry;

  /** [head count][year of approval][replicate]. */
  final int[][][] heads;

  BlockTotals(int rules, int districts, int years, int entries, int counts, int replicates) {
    this.years = years;
    this.replicates = replicates;
    this.amounts = new double[rules * KINDS][][];
    this.byDistrict = new double[rules * KINDS][districts][];
    this.applications = new long[rules * KINDS][districts][];
    this.capped = new CappedClaims(years);
    this.byEntry = new double[rules][entries][districts * years];
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
            DistrictTotals.all(byEntry.length), districts(), first, some, replicates);
  }

  /** Number of districts. */
  int districts() {
    return byDistrict.length == 0 ? 0 : byDistrict[0].length;
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
    if (byDistrict[key][district] == null) {
      byDistrict[key][district] = new double[years];
      applications[key][district] = new long[years];
    }
    byDistrict[key][district][year] += sum;
    if (entry >= 0) {
      byEntry[rule][entry][district * years + year] += sum;
    }
    applications[key][district][year] += paid;
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
    for (int rule = 0; rule < byEntry.length; rule++) {
      addAll(byEntry[rule], other.byEntry[rule]);
    }
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
      for (int district = 0; district < byDistrict[key].length; district++) {
        merge(other, key, district);
      }
    }
  }

  private static void addAll(double[][] to, double[][] from) {
    for (int i = 0; i < to.length; i++) {
      add(to[i], from[i]);
    }
  }

  private void merge(BlockTotals other, int key, int district) {
    if (other.byDistrict[key][district] == null) {
      return;
    }
    if (byDistrict[key][district] == null) {
      byDistrict[key][district] = new double[years];
      applications[key][district] = new long[years];
    }
    add(byDistrict[key][district], other.byDistrict[key][district]);
    for (int year = 0; year < years; year++) {
      applications[key][district][year] += other.applications[key][district][year];
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

  /** Fen over all replicates of the block. */
  public long districtFen(int rule, VintageKind vintage, int district, int year) {
    double[] of = byDistrict[rule * KINDS + vintage.ordinal()][district];
    return of == null ? 0 : exact(of[year]);
  }

  /** Applications paid, over all replicates of the block. */
  public long applications(int rule, VintageKind vintage, int district, int year) {
    long[] of = applications[rule * KINDS + vintage.ordinal()][district];
    return of == null ? 0 : of[year];
  }

  /**
   * Fen of a district's projected applications that entered in one year, over all replicates of the
   * block.
   */
  public long entryFen(int rule, int entry, int district, int year) {
    return exact(byEntry[rule][entry][district * years + year]);
  }

  /** Applicants of a head count that are approved in a year, in one replicate of the block. */
  public int heads(int count, int year, int replicate) {
    return heads[count][year][replicate];
  }

  /** Entry years of projected applications. */
  public int entries() {
    return byEntry.length == 0 ? 0 : byEntry[0].length;
  }

  static long exact(double fen) {
    if (!(Math.abs(fen) < EXACT)) {
      throw new ArithmeticException("a total of a block exceeds 2^53 fen: " + fen);
    }
    return (long) fen;
  }
}
