package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** A random cohort, good rows and bad, is the same in CSV, XLSX and Parquet. */
class FormatsAgreeTest {
  private static final int APPLICATIONS = 60;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void sameRowsAndSameReasons(long seed) {
    Random random = new Random(seed);
    List<Object[]> applications = new ArrayList<>();
    List<Object[]> records = new ArrayList<>();
    for (int i = 0; i < APPLICATIONS; i++) {
      applications.add(row(Inputs.APPLICATIONS, random, "a" + random.nextInt(200)));
      for (int k = random.nextInt(4); k > 0; k--) {
        records.add(row(Inputs.RECORDS, random, "a" + random.nextInt(200)));
      }
    }
    List<List<String>> outcomes = new ArrayList<>();
    for (FileFormat format : List.of(FileFormat.CSV, FileFormat.XLSX, FileFormat.PARQUET)) {
      outcomes.add(
          outcome(
              Inputs.read(
                  write(Inputs.APPLICATIONS, applications, format),
                  write(Inputs.RECORDS, records, format))));
    }
    assertThat(outcomes.get(0)).filteredOn(line -> line.startsWith("a:")).isNotEmpty();
    assertThat(outcomes.get(0)).filteredOn(line -> line.startsWith("x:")).isNotEmpty();
    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    assertThat(outcomes.get(2)).isEqualTo(outcomes.get(0));
  }

  /** Accepted rows, and of rejected ones the place among the rows with code and message. */
  private static List<String> outcome(Cohort cohort) {
    List<String> lines = new ArrayList<>();
    lines("a:", cohort.applications(), lines);
    lines("r:", cohort.annualRecords(), lines);
    lines(
        "x:",
        cohort
            .rejects()
            .selectExpr(
                "table_name",
                // Text rows stand below a header.
                "row_number - if(source_file like '%.parquet', 0, 1)",
                "reason_code",
                // Sheets keep no trailing zeros.
                "regexp_replace(message, '\\\\.?0+\"', '\"')"),
        lines);
    cohort.files().forEach(f -> lines.add(f.table() + " " + f.read() + " " + f.rejectedByReason()));
    return lines;
  }

  private static void lines(String prefix, Dataset<Row> rows, List<String> lines) {
    rows.collectAsList().stream()
        .map(row -> prefix + row.mkString("|"))
        .sorted()
        .forEach(lines::add);
  }

  private static Object[] row(TableSchema table, Random random, String id) {
    return table.fields().stream()
        .map(field -> field.name().equals("application_id") ? id : value(field, random))
        .toArray();
  }

  /** Mostly good; sometimes missing, unlisted, negative or too large. */
  private static Object value(Field field, Random random) {
    boolean odd = random.nextInt(100) == 0;
    if (odd ? random.nextBoolean() : !field.required() && random.nextInt(3) > 0) {
      return null;
    }
    return switch (field.kind()) {
      case IDENTIFIER -> List.of("p1", "企业 2", " g3 ", "x,\"y\"").get(random.nextInt(4));
      case CATEGORY -> odd ? "nanhú" : field.values().get(random.nextInt(field.values().size()));
      case DECIMAL -> decimal(field, random, odd);
      case INTEGER ->
          field.name().equals("fiscal_year") ? 2010 + random.nextInt(8) : random.nextInt(9);
      case BOOLEAN -> random.nextBoolean();
      case DATE -> LocalDate.of(1960, 1, 1).plusDays(random.nextInt(24_000));
    };
  }

  private static BigDecimal decimal(Field field, Random random, boolean odd) {
    boolean rate = field.unit().equals("rate");
    long unscaled = random.nextLong(rate ? 1_000_000 : 10_000_000_000L);
    BigDecimal value = BigDecimal.valueOf(odd ? -unscaled : unscaled, field.scale());
    return odd && rate ? BigDecimal.valueOf(30_000_000, 6) : value;
  }

  private Path write(TableSchema table, List<Object[]> rows, FileFormat format) {
    Path file = folder.resolve(table.name() + format.suffix());
    switch (format) {
      case CSV -> csv(file, table, rows);
      case XLSX -> XlsxCohortTest.write(file, book -> sheet(book.newWorksheet("s"), table, rows));
      default -> parquet(file, table, rows);
    }
    return file;
  }

  private static void csv(Path file, TableSchema table, List<Object[]> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", table.names()));
    for (Object[] row : rows) {
      lines.add(
          Arrays.stream(row)
              .map(value -> value == null ? "" : value.toString())
              .map(text -> text.contains(",") ? '"' + text.replace("\"", "\"\"") + '"' : text)
              .collect(Collectors.joining(",")));
    }
    Inputs.csv(file, lines.toArray(String[]::new));
  }

  private static void sheet(Worksheet sheet, TableSchema table, List<Object[]> rows) {
    for (int column = 0; column < table.fields().size(); column++) {
      sheet.value(0, column, table.names().get(column));
      for (int row = 0; row < rows.size(); row++) {
        XlsxCohortTest.put(sheet, row + 1, column, rows.get(row)[column]);
      }
    }
  }

  private static void parquet(Path file, TableSchema table, List<Object[]> rows) {
    StructType schema = new StructType();
    for (Field field : table.fields()) {
      schema = schema.add(field.name(), type(field));
    }
    List<Row> typed = new ArrayList<>();
    for (Object[] row : rows) {
      typed.add(
          RowFactory.create(
              Arrays.stream(row)
                  .map(value -> value instanceof LocalDate day ? Date.valueOf(day) : value)
                  .toArray()));
    }
    Inputs.parquet(file, schema, typed);
  }

  private static DataType type(Field field) {
    return switch (field.kind()) {
      case IDENTIFIER, CATEGORY -> DataTypes.StringType;
      case DECIMAL -> DataTypes.createDecimalType(field.precision(), field.scale());
      case INTEGER -> DataTypes.IntegerType;
      case BOOLEAN -> DataTypes.BooleanType;
      case DATE -> DataTypes.DateType;
    };
  }
}
