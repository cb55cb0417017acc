package org.outlay.job;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.outlay.results.DataFile;
import org.outlay.results.TableSummary;
import org.outlay.simulation.CheckedFile;

/** Where a run's payments are and what they come to, kept for a run that resumes it. */
final class KeptPayments {
  private final CheckedFile file;

  KeptPayments(CheckedFile file) {
    this.file = file;
  }

  /**
   * What is kept.
   *
   * @param folder of the files
   * @param earlier payments of years before the horizon
   */
  record Kept(
      String folder, TableSummary table, List<PaymentSum> inside, List<PaymentSum> earlier) {
    /** The same, copied to another folder. */
    Kept copied(String newFolder, TableSummary copies) {
      return new Kept(newFolder, copies, inside, earlier);
    }
  }

  void keep(Kept kept) {
    file.write(
        out -> {
          out.writeUTF(kept.folder());
          write(kept.table(), out);
          write(kept.inside(), out);
          write(kept.earlier(), out);
        });
  }

  Optional<Kept> find() {
    return file.read(in -> new Kept(in.readUTF(), table(in), sums(in), sums(in)));
  }

  private static void write(TableSummary table, DataOutputStream out) throws IOException {
    out.writeUTF(table.name());
    out.writeLong(table.rows());
    out.writeInt(table.totals().size());
    for (Map.Entry<String, BigDecimal> total : table.totals().entrySet()) {
      out.writeUTF(total.getKey());
      out.writeUTF(total.getValue().toPlainString());
    }
    out.writeInt(table.files().size());
    for (DataFile data : table.files()) {
      out.writeUTF(data.path());
      out.writeLong(data.rows());
      out.writeLong(data.bytes());
      out.writeUTF(data.sha256());
    }
  }

  private static TableSummary table(DataInputStream in) throws IOException {
    String name = in.readUTF();
    long rows = in.readLong();
    SortedMap<String, BigDecimal> totals = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      totals.put(in.readUTF(), new BigDecimal(in.readUTF()));
    }
    List<DataFile> files = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      files.add(new DataFile(in.readUTF(), in.readLong(), in.readLong(), in.readUTF()));
    }
    return new TableSummary(name, rows, totals, files);
  }

  private static void write(List<PaymentSum> sums, DataOutputStream out) throws IOException {
    out.writeInt(sums.size());
    for (PaymentSum sum : sums) {
      out.writeInt(sum.fiscalYear());
      out.writeUTF(sum.rule());
      out.writeUTF(sum.district());
      out.writeUTF(sum.vintageKind());
      out.writeInt(sum.vintage());
      out.writeLong(sum.applications());
      out.writeLong(sum.fen());
    }
  }

  private static List<PaymentSum> sums(DataInputStream in) throws IOException {
    List<PaymentSum> sums = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      sums.add(
          new PaymentSum(
              in.readInt(),
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              in.readInt(),
              in.readLong(),
              in.readLong()));
    }
    return sums;
  }
}
