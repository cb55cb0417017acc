package org.outlay.cohort;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.outlay.problem.Problem;
import org.outlay.schema.TableSchema;

/**
 * Looks at a file once, on the driver: its digest, and whether it is what its name says, with the
 * columns of its table. Nothing of a refused file is read later.
 */
final class FileProbe {
  private final TableSchema table;
  private final InputFile file;
  private final Configuration conf;
  private final List<Problem> problems = new ArrayList<>();

  private FileProbe(TableSchema table, InputFile file, Configuration conf) {
    this.table = table;
    this.file = file;
    this.conf = conf;
  }

  static ProbedFile probe(TableSchema table, InputFile file, Configuration conf) {
    FileProbe probe = new FileProbe(table, file, conf);
    if (file.bytes() == 0) {
      return ProbedFile.refused(
          file, List.of(Problem.input("input-empty", file.location(), "the file has 0 bytes")));
    }
    ProbedFile probed;
    try {
      probed = probe.probe();
    } catch (FileRefused e) {
      probe.problems.add(e.problem());
      return ProbedFile.refused(file, probe.problems);
    } catch (IOException | RuntimeException e) {
      probe.problems.add(probe.unreadable(e));
      return ProbedFile.refused(file, probe.problems);
    }
    return probe.problems.isEmpty() ? probed : ProbedFile.refused(file, probe.problems);
  }

  private ProbedFile probe() throws IOException, FileRefused {
    return switch (file.format()) {
      case CSV, CSV_GZ -> csv();
      case XLSX -> workbook();
      case PARQUET -> ParquetProbe.probe(table, file, conf, problems);
    };
  }

  private ProbedFile csv() throws IOException, FileRefused {
    String sha256;
    Optional<Charset> charset;
    try (Fingerprint bytes = new Fingerprint(file.open(conf))) {
      charset = Encodings.detect(TextFile.decompressed(file, bytes));
      sha256 = bytes.finish();
    }
    String name = charset.map(Charset::name).orElseThrow(this::unknownEncoding);
    try (TextRows rows = TextFile.open(file, name, conf)) {
      if (!rows.rows().hasNext()) {
        throw new FileRefused(
            Problem.input("input-empty", file.location(), "the file has no header"));
      }
      TextRow header = rows.rows().next();
      List<String> columns = new ArrayList<>();
      header.cells().forEach(cell -> columns.add(cell == null ? "" : Blanks.trim(cell)));
      return text(sha256, name, columns, header.number());
    }
  }

  private ProbedFile workbook() throws IOException, FileRefused {
    String sha256;
    try (Fingerprint bytes = new Fingerprint(file.open(conf))) {
      sha256 = bytes.finish();
    }
    try (Workbook workbook = Workbook.open(file, conf)) {
      return text(sha256, "", workbook.columns(), workbook.headerRow());
    }
  }

  private ProbedFile text(String sha256, String charset, List<String> columns, long line) {
    List<Integer> positions = Header.match(table, columns, file, line, problems);
    return new ProbedFile(
        file,
        sha256,
        Optional.of(charset).filter(name -> !name.isEmpty()),
        Checksums.NOT_APPLICABLE,
        Optional.of(new TextFile(file, charset, positions, columns.size())),
        Optional.empty(),
        List.of());
  }

  private FileRefused unknownEncoding() {
    return new FileRefused(
        Problem.input("input-encoding", file.location(), "the text is in no encoding that is read")
            .withAllowed("UTF-8 (with or without a mark), UTF-16 LE or BE, GB18030")
            .withRemedy("save the file as UTF-8"));
  }

  private Problem unreadable(Exception e) {
    Throwable cause = e instanceof ExcelReaderException && e.getCause() != null ? e.getCause() : e;
    String what =
        switch (file.format()) {
          case CSV -> "CSV file";
          case CSV_GZ -> "gzip file";
          case XLSX -> "XLSX workbook";
          case PARQUET -> "Parquet file";
        };
    return Problem.input(
            "input-damaged", file.location(), "the file is not a whole, readable " + what)
        .withValue(String.valueOf(cause.getMessage()))
        .withRemedy("copy or export the file again");
  }
}
