package org.outlay.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.schema.TableSchema;

/** Parts are the same files whoever makes them, and nothing of a failed attempt stays. */
class PartsWriterTest {
  private static final TableSchema OUTLAYS = Samples.schema("outlays");
  private static final int PARTS = 5;
  private static final int ROWS = 400;

  @TempDir private Path out;

  /** Rows of a part; one row object serves all. */
  private record SomeRows() implements PartsWriter.Parts, Serializable {
    @Override
    public int count() {
      return PARTS;
    }

    @Override
    public RowSource rows(int part) {
      return sink -> {
        GenericInternalRow row = new GenericInternalRow(OUTLAYS.fields().size());
        for (int i = 0; i < ROWS; i++) {
          for (int c = 0; c < OUTLAYS.fields().size(); c++) {
            row.update(c, value(OUTLAYS.fields().get(c).name(), part, i));
          }
          sink.accept(row);
        }
      };
    }

    private static Object value(String column, int part, int i) {
      return switch (column) {
        case "fiscal_year" -> 2017 + i % 7;
        case "amount" -> 1_000_000L * part + i;
        case "applications" -> (long) i;
        default -> (part + i) % SmallTableWriterTest.RULES.size();
      };
    }
  }

  @Test
  void tasksMakeWhatIsMadeHere() throws IOException {
    SparkSession spark = Samples.spark();
    try (RunFolder one = RunFolder.start(new Configuration(), out.toString(), "one");
        RunFolder two = RunFolder.start(new Configuration(), out.toString(), "two")) {
      TableSummary here = writer(one).here(new SomeRows(), SmallTableWriterTest.CODING);
      Path table = Files.createDirectories(folder(two));
      // What attempts left that were killed, and one that was faster.
      Files.writeString(table.resolve(".attempt-99-part-00001.zstd.parquet"), "cut");
      Files.copy(
          folder(one).resolve("part-00002.zstd.parquet"), table.resolve("part-00002.zstd.parquet"));
      TableSummary tasks = writer(two).inTasks(new SomeRows(), SmallTableWriterTest.CODING);

      assertThat(tasks.rows()).isEqualTo(here.rows()).isEqualTo((long) PARTS * ROWS);
      assertThat(tasks.totals()).isEqualTo(here.totals());
      // 0 + 1 + ... + 399 in each part, and 10,000 yuan times 0 + 1 + ... + 4 in each row
      assertThat(here.totals().get("amount")).isEqualByComparingTo("40003990.00");
      assertThat(SmallTableWriterTest.rows(spark.read().parquet(two.location("outlays"))))
          .hasSize(PARTS * ROWS)
          .isEqualTo(SmallTableWriterTest.rows(spark.read().parquet(one.location("outlays"))));
      assertThat(names(two))
          .isEqualTo(names(one))
          .isEqualTo(Stream.of(0, 1, 2, 3, 4).map("part-0000%d.zstd.parquet"::formatted).toList());
    }
  }

  private static PartsWriter writer(RunFolder folder) {
    return new PartsWriter(Samples.spark(), OUTLAYS, Samples.lineage(folder.runId()), folder);
  }

  private static Path folder(RunFolder run) {
    return Path.of(java.net.URI.create(run.location("outlays")).getPath());
  }

  private static List<String> names(RunFolder run) throws IOException {
    try (Stream<Path> files = Files.list(folder(run))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
