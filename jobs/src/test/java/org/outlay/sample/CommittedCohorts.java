package org.outlay.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Makes the cohorts under {@code data/cohorts} again, byte for byte. */
final class CommittedCohorts {
  static final SampleRequest HISTORY = SampleRequest.of(50_000, 2010, 2016, 1);
  static final SampleRequest PLANNER =
      SampleRequest.of(45_000, 2017, 2021, 2).withKnowledge(Knowledge.PLANNED);

  /** Six applications of every programme are picked from this one. */
  static final SampleRequest SMALL = SampleRequest.of(50_000, 2010, 2016, 3);

  private static final List<String> TABLES = List.of("applications", "annual_records");

  private final SparkSession spark;
  private final Path folder;

  private CommittedCohorts(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /**
   * Writes into a folder that has none of them yet.
   *
   * @param args the folder, {@code data/cohorts}
   */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = Sessions.local()) {
      CommittedCohorts cohorts = new CommittedCohorts(spark, Path.of(args[0]));
      cohorts.parquet("history-2010-2016", HISTORY);
      cohorts.parquet("planner-2017-2021", PLANNER);
      cohorts.small();
    }
  }

  static Sample small(SparkSession spark) {
    Sample sample = SampleGenerator.of(spark).generate(SMALL);
    Dataset<Row> few =
        sample
            .applications()
            .selectExpr(
                "*", "row_number() OVER (PARTITION BY programme ORDER BY application_id) AS nth")
            .where("nth <= 6")
            .drop("nth")
            .orderBy("application_id");
    Dataset<Row> records =
        sample
            .annualRecords()
            .join(few.select("application_id"), "application_id")
            .orderBy("application_id", "fiscal_year");
    return new Sample(few, records);
  }

  private void parquet(String name, SampleRequest request) throws IOException {
    Path out = folder.resolve(name);
    SampleGenerator.of(spark).write(request, out.toString());
    for (String table : TABLES) {
      rename(out.resolve(table));
    }
  }

  /** Spark's names hold a random part. */
  private static void rename(Path table) throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      for (Path file : files.toList()) {
        Files.move(
            file, table.resolve(file.getFileName().toString().substring(0, 10) + ".parquet"));
      }
    }
  }

  private void small() throws IOException {
    Path out = Files.createDirectories(folder.resolve("small"));
    Sample sample = small(spark);
    for (String table : TABLES) {
      Dataset<Row> rows =
          table.equals("applications") ? sample.applications() : sample.annualRecords();
      List<List<Object>> cells = cells(rows);
      Files.writeString(out.resolve(table + ".csv"), csv(cells), StandardCharsets.UTF_8);
      Files.write(out.resolve(table + ".xlsx"), PlainWorkbook.of(table, cells));
    }
  }

  private static List<List<Object>> cells(Dataset<Row> rows) {
    List<List<Object>> cells = new ArrayList<>();
    cells.add(List.<Object>of((Object[]) rows.columns()));
    for (Row row : rows.collectAsList()) {
      List<Object> line = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        line.add(row.isNullAt(i) ? "" : row.get(i));
      }
      cells.add(line);
    }
    return cells;
  }

  private static String csv(List<List<Object>> cells) {
    StringBuilder text = new StringBuilder();
    for (List<Object> line : cells) {
      text.append(String.join(",", line.stream().map(Object::toString).toList())).append('\n');
    }
    return text.toString();
  }
}
