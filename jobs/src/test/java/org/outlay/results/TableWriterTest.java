package org.outlay.results;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.schema.TableSchema;

class TableWriterTest {
  private static final TableSchema OUTLAYS = Samples.schema("outlays");
  private static SparkSession spark;

  @TempDir Path out;

  @BeforeAll
  static void start() {
    spark = Samples.spark();
  }

  @Test
  void writesEveryRowAndCountsIt() throws IOException {
    try (RunFolder run = start("baseline")) {
      TableSummary table = write(outlays(1000, 3), run);
      run.publish(Samples.manifest(run.runId(), table));

      assertThat(table.name()).isEqualTo("outlays");
      assertThat(table.rows()).isEqualTo(1000);
      assertThat(table.totals()).isEqualTo(Map.of("amount", new BigDecimal("4995.00")));
      assertThat(table.files()).hasSize(3);
      assertThat(table.files().stream().mapToLong(DataFile::rows).sum()).isEqualTo(1000);
      Dataset<Row> read = spark.read().parquet(run.path() + "/outlays");
      assertThat(read.count()).isEqualTo(1000);
      assertThat(read.selectExpr("sum(amount)").head().getDecimal(0)).isEqualTo("4995.00");
      assertThat(RunReader.open(new Configuration(), run.path()).checkDigests().all()).isEmpty();
      assertThat(Samples.tree(out).keySet())
          .filteredOn(name -> !name.matches(".*/outlays/part-[^/]*\\.zstd\\.parquet"))
          .containsExactlyInAnyOrder("baseline/latest", "baseline/" + run.runId() + "/run.json");
    }
  }

  @Test
  void footersCarryTypesMeaningAndLineage() throws IOException {
    try (RunFolder run = start("baseline")) {
      TableSummary table = write(outlays(10, 1), run);
      run.publish(Samples.manifest(run.runId(), table));
      ParquetMetadata footer = footer(run.path() + "/" + table.files().get(0).path());

      assertThat(footer.getFileMetaData().getSchema().toString())
          .isEqualTo(
              """
              message spark_schema {
                required int32 fiscal_year;
                required binary rule (STRING);
                required binary clause (STRING);
                optional binary fund (STRING);
                required binary payer (STRING);
                required binary district (STRING);
                required binary kind (STRING);
                required binary vintage_kind (STRING);
                required int64 applications;
                required int64 amount (DECIMAL(18,2));
              }
              """);
      assertThat(footer.getBlocks().get(0).getColumns())
          .allSatisfy(c -> assertThat(c.getCodec()).isEqualTo(CompressionCodecName.ZSTD));
      StructType type = schema(footer);
      Metadata amount = type.apply("amount").metadata();
      assertThat(amount.getString("unit")).isEqualTo("yuan");
      assertThat(amount.getString("label_en")).isEqualTo("Due after limits");
      assertThat(amount.getString("label_zh")).isEqualTo("限额后应付金额");
      Metadata lineage = type.apply(0).metadata().getMetadata("outlay");
      assertThat(lineage.getString("run_id")).isEqualTo(run.runId());
      assertThat(lineage.getString("scenario_sha256")).isEqualTo("a".repeat(64));
      assertThat(lineage.getString("policy_sha256")).isEqualTo("b".repeat(64));
      assertThat(lineage.getString("engine_version")).isEqualTo("0.1.0");
      assertThat(lineage.getLong("result_schema")).isEqualTo(1);
    }
  }

  @Test
  void anEmptyTableHasAFileWithItsColumns() {
    try (RunFolder run = start("baseline")) {
      TableSummary filtered = write(outlays(10, 2).where("fiscal_year = 0"), run);
      assertThat(filtered.rows()).isZero();
      assertThat(filtered.totals()).isEqualTo(Map.of("amount", new BigDecimal("0.00")));
      assertThat(filtered.files()).isNotEmpty();
      TableSchema ledger = Samples.schema("fund_ledger");
      TableSummary none =
          TableWriter.write(
              spark.createDataFrame(List.of(), ResultType.of(ledger)),
              ledger,
              Samples.lineage(run.runId()),
              run);
      assertThat(none.rows()).isZero();
      assertThat(none.files()).hasSize(1);
    }
  }

  /** The last of several tasks fails: nothing is published, the old run reads as before. */
  @Test
  void aFailureInTheLastTaskLeavesTheOldRun() throws IOException {
    try (RunFolder run = start("baseline")) {
      run.publish(Samples.manifest(run.runId(), write(outlays(100, 2), run)));
    }
    Map<String, String> before = Samples.tree(out);

    assertThatThrownBy(
            () -> {
              try (RunFolder run = start("baseline")) {
                write(
                    outlays(1000, 4)
                        .withColumn(
                            "applications",
                            expr(
                                "if(spark_partition_id() = 3 and applications = 0,"
                                    + " raise_error('planted'), applications)")),
                    run);
              }
            })
        .hasStackTraceContaining("planted");

    assertThat(whatRemains(before)).isEqualTo(before);
    assertThat(RunReader.open(new Configuration(), out + "/baseline").checkDigests().all())
        .isEmpty();
  }

  /** The writer's tasks may still be running when a failure removes their folder. */
  private Map<String, String> whatRemains(Map<String, String> before) {
    Map<String, String> now = new TreeMap<>(Samples.tree(out));
    now.keySet()
        .removeIf(name -> !before.containsKey(name) && name.matches("baseline/\\..*\\.partial/.*"));
    return now;
  }

  @Test
  void aMissingValueIsRefused() {
    Dataset<Row> rows = outlays(10, 2).withColumn("clause", expr("nullif(clause, '01-03')"));
    try (RunFolder run = start("baseline")) {
      assertThatThrownBy(() -> write(rows, run))
          .hasStackTraceContaining("NOT_NULL_ASSERT_VIOLATION");
    }
  }

  @Test
  void rowsThatDoNotReachTheFilesAreNoticed() {
    FileFacts file = new FileFacts("f.parquet", 9, 100, "d".repeat(64), Set.of());
    WrittenTable table = new WrittenTable(OUTLAYS, List.of(file));

    assertThatThrownBy(
            () ->
                table.summary(
                    new Counted(10, new TreeMap<>()), new org.apache.hadoop.fs.Path("outlays")))
        .hasMessageContaining("10 rows were written, 9 are in the files");
  }

  @Test
  void columnsThatAreNotTheTablesAreRefused() {
    Dataset<Row> wrong =
        outlays(1, 1)
            .drop("payer")
            .withColumn("amount", lit(1.5))
            .withColumn("fiscal_year", col("fiscal_year").cast(DataTypes.StringType))
            .withColumn("extra", lit(1));
    try (RunFolder run = start("baseline")) {
      assertThatThrownBy(() -> write(wrong, run))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "table outlays: fiscal_year is STRING instead of INT, payer is missing, amount is"
                  + " DOUBLE instead of DECIMAL(18,2), extra is no column of the table");
    }
  }

  /**
   * Sorted rows and small row groups let readers skip: ranges of a sorted column do not overlap.
   */
  @Test
  void rowsKeepTheCallersOrder() throws IOException {
    try (RunFolder run = start("baseline")) {
      TableSummary table = write(outlays(1000, 1).sortWithinPartitions("applications"), run);
      run.publish(Samples.manifest(run.runId(), table));

      List<Row> rows =
          spark.read().parquet(run.path() + "/outlays").select("applications").collectAsList();
      assertThat(rows).extracting(row -> row.getLong(0)).isSorted();
    }
  }

  @Test
  void whatIsNotPublishedLeavesNothing() throws IOException {
    try (RunFolder run = start("baseline")) {
      write(outlays(10, 1), run);
    }
    try (var children = Files.list(out.resolve("baseline"))) {
      assertThat(children).isEmpty();
    }
  }

  private RunFolder start(String scenario) {
    return RunFolder.start(new Configuration(), out.toString(), scenario);
  }

  private static TableSummary write(Dataset<Row> rows, RunFolder run) {
    return TableWriter.write(rows, OUTLAYS, Samples.lineage(run.runId()), run);
  }

  /** Amounts 0.00 to 9.99 by row, columns in another order than the table's, a count as INT. */
  static Dataset<Row> outlays(long rows, int partitions) {
    return Samples.spark()
        .range(0, rows, 1, partitions)
        .selectExpr(
            "cast(id % 1000 as decimal(18,2)) / 100 as cents",
            "2017 as fiscal_year",
            "'innovation-project' as rule",
            "'01-03' as clause",
            "nullif('talent-special', concat('x', id)) as fund",
            "'city' as payer",
            "'nanhu' as district",
            "'outlay' as kind",
            "'legacy' as vintage_kind",
            "cast(4 * (" + rows + " - id - 1) as int) as applications")
        .withColumn("amount", expr("cast(cents as decimal(18,2))"))
        .drop("cents");
  }

  private static ParquetMetadata footer(String file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(file), new Configuration()))) {
      return reader.getFooter();
    }
  }

  private static StructType schema(ParquetMetadata footer) {
    return (StructType)
        StructType.fromJson(
            footer
                .getFileMetaData()
                .getKeyValueMetaData()
                .get("org.apache.spark.sql.parquet.row.metadata"));
  }
}
