package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.schema.TableSchema;

/** What is written encoded is what is written plainly. */
class SmallTableWriterTest {
  private static final TableSchema OUTLAYS = Samples.schema("outlays");
  static final List<String> RULES = List.of("home-rent", "bond", "apartments");

  static final Coding CODING =
      new Coding(
          Stream.of("rule", "clause", "fund", "payer", "district", "kind", "vintage_kind")
              .collect(Collectors.toMap(column -> column, column -> RULES)),
          List.of("rule", "fiscal_year"));

  @TempDir private Path out;

  @Test
  void encodedRowsAreThePlainOnes() {
    Random random = new Random(3);
    List<List<@Nullable Object>> plain = new ArrayList<>();
    List<InternalRow> encoded = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      int rule = random.nextInt(RULES.size());
      boolean funded = random.nextInt(4) > 0;
      int year = 2010 + random.nextInt(20);
      long fen = random.nextLong(-5_000, 1_000_000_000_000L);
      List<@Nullable Object> named = new ArrayList<>();
      @Nullable Object[] coded = new Object[OUTLAYS.fields().size()];
      for (int c = 0; c < coded.length; c++) {
        String column = OUTLAYS.fields().get(c).name();
        Object value =
            switch (column) {
              case "fiscal_year" -> year;
              case "fund" -> funded ? RULES.get(rule) : null;
              case "amount" -> BigDecimal.valueOf(fen, 2);
              case "applications" -> (long) i;
              default -> RULES.get(rule);
            };
        named.add(value);
        coded[c] =
            value instanceof String
                ? rule
                : value instanceof BigDecimal ? Long.valueOf(fen) : value;
      }
      plain.add(named);
      encoded.add(new GenericInternalRow(coded));
    }
    SparkSession spark = Samples.spark();
    SmallTableWriter writer = new SmallTableWriter(spark);
    try (RunFolder one = start("one");
        RunFolder two = start("two")) {
      TableSummary names = writer.write(plain, OUTLAYS, Samples.lineage(one.runId()), one);
      TableSummary codes =
          writer.encoded(encoded::forEach, OUTLAYS, CODING, Samples.lineage(two.runId()), two);
      assertThat(codes.totals()).isEqualTo(names.totals()).isNotEmpty();
      assertThat(codes.rows()).isEqualTo(names.rows()).isEqualTo(3000);
      Dataset<Row> read = spark.read().parquet(two.location("outlays"));
      assertThat(rows(read)).isEqualTo(rows(spark.read().parquet(one.location("outlays"))));
      assertThat(read.schema().fields()[1].metadata().getString("label_zh")).isNotEmpty();
      List<String> order =
          read.collectAsList().stream().map(row -> row.getString(1) + row.getInt(0)).toList();
      assertThat(order).isSorted();
    }
  }

  /** Without an order rows stand as they came, in more than one row group. */
  @Test
  void rowsWithoutOrderStandAsTheyCame() {
    List<Long> numbers = LongStream.range(0, 150_000).map(i -> i * 7919 % 150_000).boxed().toList();
    RowSource source =
        sink ->
            numbers.forEach(
                number ->
                    sink.accept(
                        new GenericInternalRow(
                            new Object[] {2017, 0, 0, 0, 0, 0, 0, 0, number, 100L})));
    SparkSession spark = Samples.spark();
    try (RunFolder folder = start("unordered")) {
      TableSummary written =
          new SmallTableWriter(spark)
              .encoded(
                  source,
                  OUTLAYS,
                  new Coding(CODING.names(), List.of()),
                  Samples.lineage(folder.runId()),
                  folder);
      assertThat(written.rows()).isEqualTo(numbers.size());
      Dataset<Row> read = spark.read().parquet(folder.location("outlays")).select("applications");
      assertThat(read.collectAsList().stream().map(row -> row.getLong(0)).toList())
          .isEqualTo(numbers);
    }
  }

  static List<String> rows(Dataset<Row> table) {
    return Arrays.stream((Row[]) table.collect()).map(Row::toString).sorted().toList();
  }

  private RunFolder start(String name) {
    return RunFolder.start(new Configuration(), out.toString(), name);
  }
}
