package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Totals of a block as bytes; where nothing was paid one bit of it. */
final class BlockCodec {
  /** Written first; another one for another form, and when what is drawn changes. */
  private static final int FORM = 0x4f544c36;

  private BlockCodec() {}

  static void write(BlockTotals totals, DataOutputStream out) throws IOException {
    out.writeInt(FORM);
    out.writeInt(totals.amounts.length / BlockTotals.KINDS);
    out.writeInt(totals.districts());
    out.writeInt(totals.years);
    out.writeInt(totals.summed.entries());
    out.writeInt(totals.heads.length);
    out.writeInt(totals.replicates);
    for (int[][] ofCount : totals.heads) {
      for (int[] row : ofCount) {
        for (int applicants : row) {
          out.writeInt(applicants);
        }
      }
    }
    totals.summed.write(out);
    for (int key = 0; key < totals.amounts.length; key++) {
      out.writeBoolean(totals.amounts[key] != null);
      if (totals.amounts[key] != null) {
        for (double[] row : totals.amounts[key]) {
          write(row, out);
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

  /** A row at once, in the machine's usual order: nothing is converted. */
  static void write(double[] row, DataOutputStream out) throws IOException {
    byte[] bytes = new byte[row.length * Long.BYTES];
    for (double fen : row) {
      BlockTotals.requireExact(fen);
    }
    ordered(bytes).asDoubleBuffer().put(row);
    out.write(bytes);
  }

  static void write(long[] row, DataOutputStream out) throws IOException {
    byte[] bytes = new byte[row.length * Long.BYTES];
    ordered(bytes).asLongBuffer().put(row);
    out.write(bytes);
  }

  static BlockTotals read(DataInputStream in) throws IOException {
    if (in.readInt() != FORM) {
      throw new IOException("a block of another form");
    }
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
    totals.summed.read(in);
    for (int key = 0; key < totals.amounts.length; key++) {
      if (in.readBoolean()) {
        totals.amounts[key] = new double[years][totals.replicates];
        for (double[] row : totals.amounts[key]) {
          read(row, in);
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

  static void read(double[] row, DataInputStream in) throws IOException {
    filled(row.length, in).asDoubleBuffer().get(row);
  }

  static void read(long[] row, DataInputStream in) throws IOException {
    filled(row.length, in).asLongBuffer().get(row);
  }

  private static ByteBuffer filled(int count, DataInputStream in) throws IOException {
    byte[] bytes = new byte[count * Long.BYTES];
    in.readFully(bytes);
    return ordered(bytes);
  }

  private static ByteBuffer ordered(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
