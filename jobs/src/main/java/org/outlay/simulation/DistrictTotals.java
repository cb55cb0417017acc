package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;

/** Fen of a block by district and replicate, kept on request only: it takes as much again each. */
final class DistrictTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean[] kept;
  private final int years;
  private final int replicates;

  /** [rule and vintage kind][district][year][replicate]; null where nothing was paid. */
  private final double[][][][] amounts;

  /**
   * Of so many years and replicates.
   *
   * @param kept whether a key's amounts are kept
   */
  DistrictTotals(boolean[] kept, int districts, int years, int replicates) {
    this.kept = kept;
    this.years = years;
    this.replicates = replicates;
    this.amounts = new double[kept.length][districts][][];
  }

  void add(int key, int district, int year, Lane lane, double[] amount) {
    if (!kept[key]) {
      return;
    }
    double[] row = writable(key, district)[year];
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
    double[][] of = amounts[key][district];
    return of == null ? 0 : of[year][replicate];
  }

  void write(DataOutputStream out) throws IOException {
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

  void read(DataInputStream in) throws IOException {
    for (int key = 0; key < amounts.length; key++) {
      for (int district = 0; district < amounts[key].length; district++) {
        boolean paid = in.readBoolean();
        for (int year = 0; paid && year < years; year++) {
          double[] row = writable(key, district)[year];
          for (int r = 0; r < replicates; r++) {
            row[r] = in.readLong();
          }
        }
      }
    }
  }
}
