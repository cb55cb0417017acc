package org.outlay.cohort;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.SchemaLoader;
import org.outlay.schema.TableSchema;

/** Input files for tests, and a reader with three programmes and three districts. */
final class Inputs {
  static final Map<String, List<String>> GRADES =
      Map.of(
          "venture-project", List.of("A", "B", "C"),
          "incubator", List.of("abroad", "domestic"),
          "bond", List.of());
  static final TableSchema APPLICATIONS = schema("applications");
  static final TableSchema RECORDS = schema("annual_records");

  static final String APPLICATION_HEADER =
      "application_id,programme,applicant_id,district,approved_on,ends_on,grade,birth_date,fund_size";
  static final String GOOD_APPLICATION = "a1,bond,p1,nanhu,2016-09-01,,,,";
  static final String RECORD_HEADER = "application_id,fiscal_year,salary,coupon_rate,assessment";

  private Inputs() {}

  static SparkSession spark() {
    return SparkSession.builder()
        .master("local[2]")
        .appName("cohort tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  private static TableSchema schema(String table) {
    Problems problems = new Problems();
    TableSchema base = SchemaLoader.bundled(table, problems);
    problems.throwIfErrors();
    Map<String, List<String>> names =
        Map.of(
            "programme", List.of("bond", "incubator", "venture-project"),
            "district", List.of("nanhu", "xiuzhou", "city"));
    List<Field> fields = new ArrayList<>();
    for (Field field : base.fields()) {
      fields.add(
          names.containsKey(field.name()) ? field.withValues(names.get(field.name())) : field);
    }
    return new TableSchema(base.name(), base.labels(), fields);
  }

  static Cohort read(List<Path> applications, List<Path> records, Problems problems) {
    return CohortReader.of(spark(), APPLICATIONS, RECORDS, GRADES)
        .read(
            applications.stream().map(Path::toString).toList(),
            records.stream().map(Path::toString).toList(),
            problems);
  }

  static Cohort read(Path applications, Path... records) {
    return read(List.of(applications), List.of(records), new Problems());
  }

  /** Codes of the problems for which the files are refused, all with exit status 3. */
  static List<String> refusals(Path applications, Path... records) {
    try {
      read(applications, records);
      return List.of();
    } catch (ProblemException e) {
      if (e.exitStatus() != 3) {
        throw e;
      }
      return e.problems().stream().map(p -> p.code()).toList();
    }
  }

  static Path csv(Path file, String... lines) {
    return bytes(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static Path csv(Path file, Charset charset, String mark, String... lines) {
    return bytes(file, (mark + String.join("\n", lines) + "\n").getBytes(charset));
  }

  static Path gzip(Path file, String... lines) {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path bytes(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one Parquet file. */
  static Path parquet(Path file, StructType schema, List<Row> rows) {
    return parquet(file, spark().createDataFrame(rows, schema));
  }

  static Path parquet(Path file, Dataset<Row> rows) {
    return parquet(file, rows, Map.of());
  }

  static Path parquet(Path file, Dataset<Row> rows, Map<String, String> options) {
    Path folder = file.resolveSibling(file.getFileName() + ".parts");
    rows.coalesce(1).write().options(options).parquet(folder.toString());
    try (Stream<Path> parts = Files.list(folder)) {
      Path part =
          parts
              .filter(p -> p.getFileName().toString().startsWith("part-"))
              .findFirst()
              .orElseThrow();
      return Files.move(part, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
