package org.outlay.simulation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;

/**
 * Fen and applications over all replicates of a block, or of all blocks: by rule, kind of vintage,
 * district and year, and of projected applications by year of entry, too.
 */
final class SummedTotals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int districts;
  private final int years;

  /** [rule and kind of vintage][district]; null where nothing was paid. */
  private final @Nullable Paid[][] paid;

  /** [rule][entry year][district and year]. */
  private final long[][][] byEntry;

  /** By year. */
  private record Paid(long[] fen, long[] applications) implements Serializable {}

  SummedTotals(int rules, int districts, int years, int entries) {
    this.districts = districts;
    this.years = years;
    this.paid = new Paid[rules * BlockTotals.KINDS][districts];
    this.byEntry = new long[rules][entries][districts * years];
  }

  /**
   * Adds amounts of applications in one year.
   *
   * @param entry number of the entry year of projected applications, -1 for others
   */
  void add(int rule, int kind, int district, int entry, int year, long fen, long applications) {
    Paid to = writable(rule * BlockTotals.KINDS + kind, district);
    to.fen[year] += fen;
    to.applications[year] += applications;
    if (entry >= 0) {
      byEntry[rule][entry][district * years + year] += fen;
    }
  }

  private Paid writable(int key, int district) {
    Paid there = paid[key][district];
    if (there == null) {
      there = new Paid(new long[years], new long[years]);
      paid[key][district] = there;
    }
    return there;
  }

  /** Adds the sums of other applications or replicates. */
  void merge(SummedTotals other) {
    for (int key = 0; key < paid.length; key++) {
      for (int district = 0; district < districts; district++) {
        Paid more = other.paid[key][district];
        if (more != null) {
          Paid to = writable(key, district);
          add(to.fen, more.fen);
          add(to.applications, more.applications);
        }
      }
    }
    for (int rule = 0; rule < byEntry.length; rule++) {
      for (int entry = 0; entry < byEntry[rule].length; entry++) {
        add(byEntry[rule][entry], other.byEntry[rule][entry]);
      }
    }
  }

  private static void add(long[] to, long[] from) {
    for (int i = 0; i < to.length; i++) {
      to[i] = Math.addExact(to[i], from[i]);
    }
  }

  int districts() {
    return districts;
  }

  /** Number of entry years of projected applications. */
  int entries() {
    return byEntry.length == 0 ? 0 : byEntry[0].length;
  }

  long fen(int rule, VintageKind kind, int district, int year) {
    Paid of = paid[rule * BlockTotals.KINDS + kind.ordinal()][district];
    return of == null ? 0 : of.fen[year];
  }

  /** Applications paid. */
  long applications(int rule, VintageKind kind, int district, int year) {
    Paid of = paid[rule * BlockTotals.KINDS + kind.ordinal()][district];
    return of == null ? 0 : of.applications[year];
  }

  /** Fen of a district's projected applications that entered in one year. */
  long entryFen(int rule, int entry, int district, int year) {
    return byEntry[rule][entry][district * years + year];
  }

  void write(DataOutputStream out) throws IOException {
    for (Paid[] ofKey : paid) {
      for (Paid of : ofKey) {
        out.writeBoolean(of != null);
        if (of != null) {
          BlockCodec.write(of.fen, out);
          BlockCodec.write(of.applications, out);
        }
      }
    }
    for (long[][] ofRule : byEntry) {
      for (long[] row : ofRule) {
        BlockCodec.write(row, out);
      }
    }
  }

  /** Reads what {@link #write} wrote of the same rules, districts and years. */
  void read(DataInputStream in) throws IOException {
    for (int key = 0; key < paid.length; key++) {
      for (int district = 0; district < districts; district++) {
        if (in.readBoolean()) {
          Paid to = writable(key, district);
          BlockCodec.read(to.fen, in);
          BlockCodec.read(to.applications, in);
        }
      }
    }
    for (long[][] ofRule : byEntry) {
      for (long[] row : ofRule) {
        BlockCodec.read(row, in);
      }
    }
  }
}
