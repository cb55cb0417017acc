package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Fen of a block by district and replicate, of some years. For all years and kinds of vintage it is
 * kept on request only: it takes as much again for each district.
 */
final class DistrictTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean[] kept;
  private final int first;
  private final int years;
  private final int replicates;

  /** [rule, or rule and vintage kind][district][year][replicate]; null where nothing was paid. */
  private final double[][][][] amounts;

  /**
   * Of {@code years} years, the first of which is {@code first}.
   *
   * @param kept whether a key's amounts are kept
   */
  DistrictTotals(boolean[] kept, int districts, int first, int years, int replicates) {
    this.kept = kept;
    this.first = first;
    this.years = years;
    this.replicates = replicates;
    this.amounts = new double[kept.length][districts][][];
  }

  /** Every one of so many keys is kept. */
  static boolean[] all(int keys) {
    boolean[] kept = new boolean[keys];
    Arrays.fill(kept, true);
    return kept;
  }

  void add(int key, int district, int year, Lane lane, double[] amount) {
    if (!kept[key] || year < first || year >= first + years) {
      return;
    }
    double[] row = writable(key, district)[year - first];
    for (int i = 0; i < lane.width; i++) {
      row[lane.replicates[i]] += amount[i];
    }
  }

  private double[][] writable(int key, int district) {
    if (amounts[key][district] == null) {
      amounts[key][district] = new double[years][replicates];
    }
    return amounts[key][district];
  }

  void merge(DistrictTotals other) {
    for (int key = 0; key < amounts.length; key++) {
      for (int district = 0; district < amounts[key].length; district++) {
        double[][] theirs = other.amounts[key][district];
        for (int year = 0; theirs != null && year < years; year++) {
          double[] row = writable(key, district)[year];
          for (int r = 0; r < replicates; r++) {
            row[r] += theirs[year][r];
          }
        }
      }
    }
  }

  double fen(int key, int district, int year, int replicate) {
    if (year < first || year >= first + years) {
      throw new IllegalArgumentException("year " + year + " is not kept by district");
    }
    double[][] of = amounts[key][district];
    return of == null ? 0 : of[year - first][replicate];
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(amounts.length);
    out.writeInt(amounts.length == 0 ? 0 : amounts[0].length);
    out.writeInt(first);
    out.writeInt(years);
    out.writeInt(replicates);
    for (double[][][] ofKey : amounts) {
      for (double[][] of : ofKey) {
        out.writeBoolean(of != null);
        for (int year = 0; of != null && year < years; year++) {
          for (double fen : of[year]) {
            out.writeLong(BlockTotals.exact(fen));
          }
        }
      }
    }
  }

  static DistrictTotals read(DataInputStream in) throws IOException {
    DistrictTotals totals =
        new DistrictTotals(
            all(in.readInt()), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    for (int key = 0; key < totals.amounts.length; key++) {
      for (int district = 0; district < totals.amounts[key].length; district++) {
        boolean paid = in.readBoolean();
        for (int year = 0; paid && year < totals.years; year++) {
          double[] row = totals.writable(key, district)[year];
          for (int r = 0; r < row.length; r++) {
            row[r] = in.readLong();
          }
        }
      }
    }
    return totals;
  }
}
