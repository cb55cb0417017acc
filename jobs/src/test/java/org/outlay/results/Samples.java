package org.outlay.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.outlay.problem.Problems;
import org.outlay.results.Execution.Simulation;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Small manifests, schemas and folder listings for the tests of this package. */
final class Samples {
  private Samples() {}

  static SparkSession spark() {
    return SparkSession.builder()
        .master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate();
  }

  static TableSchema schema(String table) {
    Problems problems = new Problems();
    TableSchema schema = SchemaLoader.bundled("results/" + table, problems);
    problems.throwIfErrors();
    return schema;
  }

  static Lineage lineage(String runId) {
    return new Lineage(
        runId,
        "baseline",
        "a".repeat(64),
        "talent",
        "b".repeat(64),
        "0.1.0",
        Lineage.RESULT_SCHEMA);
  }

  static Manifest manifest(String runId, TableSummary... tables) {
    return new Manifest(
        lineage(runId),
        new Execution(
            "forecast",
            Instant.parse("2026-11-01T09:30:00Z"),
            Instant.parse("2026-11-01T09:30:12.345Z"),
            "4.2.0",
            "local[2]",
            Optional.of(new Simulation(1, 1000))),
        List.of(
            new Setting("horizon.from", "2017", "baseline.conf", 7),
            new Setting("name", "\"基线\"", "--set", 0)),
        List.of(
            new Remark(
                "missing-history",
                "policy/funds.conf:15",
                "a fund began before the horizon",
                "guidance: 2017")),
        List.of(
            new InputAccount(
                "applications",
                "cohorts/a.csv",
                "csv",
                1234,
                "c".repeat(64),
                "GB18030",
                "none",
                5,
                2,
                3,
                new TreeMap<>(Map.of("unknown-district", 1L, "bad-date", 2L)))),
        List.of(tables));
  }

  /** Writes one file of a table as a job would, and its summary. */
  static TableSummary writePlain(RunFolder run, String table, String content) {
    try {
      org.apache.hadoop.fs.Path file =
          new org.apache.hadoop.fs.Path(run.table(table), "part-0.parquet");
      run.store().write(file, content.getBytes(StandardCharsets.UTF_8));
      return new TableSummary(
          table,
          1,
          new TreeMap<>(Map.of("amount", new BigDecimal("1234567.80"))),
          List.of(
              new DataFile(
                  table + "/part-0.parquet",
                  1,
                  content.length(),
                  Digest.of(run.store().fs(), file))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Publishes a run with one table of plain text; its id. */
  static String publishPlain(String out, String content) {
    try (RunFolder run = RunFolder.start(new Configuration(), out, "baseline")) {
      run.publish(manifest(run.runId(), writePlain(run, "payments", content)));
      return run.runId();
    }
  }

  /** Every file below a folder, hidden ones included, with its SHA-256. */
  static Map<String, String> tree(Path folder) {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.filter(Files::isRegularFile).toList()) {
        found.put(folder.relativize(path).toString(), sha256(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static String sha256(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    return Digest.of(RunStore.raw(path, new Configuration()), path);
  }
}
