package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Totals of a block as bytes: whole fen, where nothing was paid one bit of it. */
final class BlockCodec {
  private BlockCodec() {}

  static void write(BlockTotals totals, DataOutputStream out) throws IOException {
    out.writeInt(totals.amounts.length / BlockTotals.KINDS);
    out.writeInt(totals.districts());
    out.writeInt(totals.years);
    out.writeInt(totals.entries());
    out.writeInt(totals.heads.length);
    out.writeInt(totals.replicates);
    for (int[][] ofCount : totals.heads) {
      for (int[] row : ofCount) {
        for (int applicants : row) {
          out.writeInt(applicants);
        }
      }
    }
    for (double[][] ofRule : totals.byEntry) {
      for (double[] row : ofRule) {
        write(row, out);
      }
    }
    for (int key = 0; key < totals.amounts.length; key++) {
      out.writeBoolean(totals.amounts[key] != null);
      if (totals.amounts[key] != null) {
        for (double[] row : totals.amounts[key]) {
          write(row, out);
        }
      }
      for (int district = 0; district < totals.byDistrict[key].length; district++) {
        boolean paid = totals.byDistrict[key][district] != null;
        out.writeBoolean(paid);
        if (paid) {
          write(totals.byDistrict[key][district], out);
          for (long count : totals.applications[key][district]) {
            out.writeLong(count);
          }
        }
      }
    }
    totals.capped.write(out);
    totals.planned.write(out);
    out.writeBoolean(totals.replicatesByDistrict != null);
    if (totals.replicatesByDistrict != null) {
      totals.replicatesByDistrict.write(out);
    }
  }

  private static void write(double[] row, DataOutputStream out) throws IOException {
    for (double fen : row) {
      out.writeLong(BlockTotals.exact(fen));
    }
  }

  static BlockTotals read(DataInputStream in) throws IOException {
    int rules = in.readInt();
    int districts = in.readInt();
    int years = in.readInt();
    int entries = in.readInt();
    int counts = in.readInt();
    BlockTotals totals = new BlockTotals(rules, districts, years, entries, counts, in.readInt());
    for (int[][] ofCount : totals.heads) {
      for (int[] row : ofCount) {
        for (int r = 0; r < row.length; r++) {
          row[r] = in.readInt();
        }
      }
    }
    for (double[][] ofRule : totals.byEntry) {
      for (double[] row : ofRule) {
        read(row, in);
      }
    }
    for (int key = 0; key < totals.amounts.length; key++) {
      if (in.readBoolean()) {
        totals.amounts[key] = new double[years][totals.replicates];
        for (double[] row : totals.amounts[key]) {
          read(row, in);
        }
      }
      for (int district = 0; district < districts; district++) {
        if (in.readBoolean()) {
          totals.byDistrict[key][district] = new double[years];
          read(totals.byDistrict[key][district], in);
          totals.applications[key][district] = new long[years];
          for (int year = 0; year < years; year++) {
            totals.applications[key][district][year] = in.readLong();
          }
        }
      }
    }
    totals.capped.read(in);
    totals.planned = DistrictTotals.read(in);
    if (in.readBoolean()) {
      totals.replicatesByDistrict = DistrictTotals.read(in);
    }
    return totals;
  }

  private static void read(double[] row, DataInputStream in) throws IOException {
    for (int i = 0; i < row.length; i++) {
      row[i] = in.readLong();
    }
  }
}
