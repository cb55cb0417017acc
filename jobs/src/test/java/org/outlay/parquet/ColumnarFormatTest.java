package org.outlay.parquet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnarFormatTest {
  /** Two of the codes have the same name; the order of names is not that of the codes. */
  private static final List<String> NAMES = List.of("wohnen", "人才", "a", "wohnen", "z", "");

  private static final StructType FILE =
      new StructType()
          .add("id", DataTypes.StringType, false)
          .add("note", DataTypes.StringType, true)
          .add("name", DataTypes.StringType, false)
          .add("limit", DataTypes.StringType, true)
          .add("year", DataTypes.IntegerType, false)
          .add("wide", DataTypes.IntegerType, true)
          .add("day", DataTypes.DateType, true)
          .add("yuan", DataTypes.createDecimalType(18, 2), false)
          .add("count", DataTypes.LongType, true)
          .add("nothing", DataTypes.StringType, true);

  private static SparkSession spark;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
  }

  /** 140,000 rows of one file, which are three row groups of several pages. */
  @Test
  void readsAsSparkWouldHaveWrittenIt() throws IOException {
    Dataset<Row> rows = rows(140_000, 1);
    String path = write(rows, "written");

    Dataset<Row> expected = decoded(rows);
    Dataset<Row> read = spark.read().parquet(path);
    assertThat(read.schema()).isEqualTo(expected.schema().asNullable());
    assertThat(read.exceptAll(expected).count()).isZero();
    assertThat(expected.exceptAll(read).count()).isZero();
    try (ParquetFileReader file = open(path)) {
      assertThat(file.getRowGroups()).extracting(BlockMetaData::getRowCount).hasSize(3);
      assertThat(file.getFileMetaData().getSchema().getType("name").toString())
          .isEqualTo("required binary name (STRING)");
      assertThat(file.getFileMetaData().getSchema().getType("yuan").toString())
          .isEqualTo("required int64 yuan (DECIMAL(18,2))");
      assertThat(
              file.getFileMetaData()
                  .getKeyValueMetaData()
                  .get("org.apache.spark.sql.parquet.row.metadata"))
          .isEqualTo(FILE.json());
    }
  }

  @Test
  void rowsAreSortedByNameThenYear() {
    String path = write(rows(30_000, 1), "sorted");
    List<Row> read = spark.read().parquet(path).select("name", "year").collectAsList();
    assertThat(read)
        .isSortedAccordingTo(
            (a, b) -> {
              int names = a.getString(0).compareTo(b.getString(0));
              return names != 0 ? names : Integer.compare(a.getInt(1), b.getInt(1));
            });
  }

  /** Readers skip by these, and check the pages when told to. */
  @Test
  void statisticsAndChecksumsHold() throws IOException {
    String path = write(rows(140_000, 1), "statistics");
    Dataset<Row> read = spark.read().parquet(path);
    Row ends =
        read.selectExpr(
                "min(id)",
                "max(id)",
                "min(wide)",
                "max(wide)",
                "min(day)",
                "max(count)",
                "count_if(note is null)")
            .head();
    for (String column : List.of("id", "wide", "day", "note", "nothing", "name")) {
      assertThat(read.where(col(column).isNull()).count())
          .as(column)
          .isEqualTo(nulls(path, column));
    }
    assertThat(read.where(col("id").equalTo(ends.getString(0))).count()).isEqualTo(1);
    assertThat(read.where(col("id").equalTo(ends.getString(1))).count()).isEqualTo(1);
    assertThat(read.where(col("wide").equalTo(ends.getInt(3))).count()).isPositive();
    assertThat(read.where(col("wide").gt(ends.getInt(3))).count()).isZero();
    assertThat(read.where("name = '人才' and year = 2011").count()).isPositive();
    try (ParquetFileReader file = open(path)) {
      PageReadStore pages;
      while ((pages = file.readNextRowGroup()) != null) {
        assertThat(pages.getRowCount()).isPositive();
      }
    }
  }

  @Test
  void manyTasksAndEmptyOnesWriteEveryRowOnce() {
    Dataset<Row> rows = rows(2_000, 7).where("id % 7 < 3 or year = 2012");
    assertThat(spark.read().parquet(write(rows, "tasks")).count()).isEqualTo(rows.count());
    assertThat(spark.read().parquet(write(rows.limit(0), "empty")).count()).isZero();
  }

  @Test
  void aMissingValueOfARequiredColumnFailsTheTask() {
    Dataset<Row> rows = rows(100, 1).withColumn("yuan", expr("if(id = 50, null, yuan)"));
    assertThatThrownBy(() -> write(rows, "missing"))
        .hasStackTraceContaining("yuan is required and missing in a row");
  }

  private String write(Dataset<Row> rows, String name) {
    String path = folder.resolve(name).toString();
    ColumnarFormat.set(rows.write(), FILE, List.of("name", "year"))
        .mode(SaveMode.ErrorIfExists)
        .save(path);
    return path;
  }

  private static Dataset<Row> rows(long count, int tasks) {
    Dataset<Row> rows =
        spark
            .range(0, count, 1, tasks)
            .selectExpr(
                "cast(id as string) as id",
                "if(id % 3 = 0, null, repeat('字', cast(id % 5 as int))) as note",
                "cast(pmod(hash(id), 6) as int) as name",
                "if(id % 4 = 0, null, cast(pmod(hash(id), 5) as int)) as limit",
                "cast(2010 + pmod(hash(id, 1), 7) as int) as year",
                "if(id % 5 = 0, null, cast(hash(id) as int)) as wide",
                "if(id % 6 = 0, null, date_add(date'2010-01-01', cast(id % 3000 as int))) as day",
                "cast(id * 977 - 5000 as bigint) as yuan",
                "if(id % 7 = 0, null, xxhash64(id)) as count",
                "cast(null as int) as nothing");
    return rows.select(
        col("id"),
        col("note"),
        ColumnarFormat.named(col("name"), NAMES, "name"),
        ColumnarFormat.named(col("limit"), NAMES, "limit"),
        col("year"),
        col("wide"),
        col("day"),
        col("yuan"),
        col("count"),
        ColumnarFormat.named(col("nothing"), NAMES, "nothing"));
  }

  private static Dataset<Row> decoded(Dataset<Row> rows) {
    return rows.select(
        col("id"),
        col("note"),
        name("name"),
        name("limit"),
        col("year"),
        col("wide"),
        col("day"),
        expr("cast(yuan / 100bd as decimal(18,2)) as yuan"),
        col("count"),
        name("nothing"));
  }

  private static Column name(String column) {
    String names = "array('" + String.join("', '", NAMES) + "')";
    return expr("get(" + names + ", " + column + ") as " + column);
  }

  private static long nulls(String path, String column) throws IOException {
    try (ParquetFileReader file = open(path)) {
      return file.getRowGroups().stream()
          .flatMap(group -> group.getColumns().stream())
          .filter(chunk -> chunk.getPath().toDotString().equals(column))
          .map(ColumnChunkMetaData::getStatistics)
          .mapToLong(statistics -> statistics.getNumNulls())
          .sum();
    }
  }

  private static ParquetFileReader open(String folder) throws IOException {
    Configuration conf = new Configuration();
    conf.setBoolean("parquet.page.verify-checksum.enabled", true);
    String[] files =
        Objects.requireNonNull(
            Path.of(folder).toFile().list((f, name) -> name.endsWith(".parquet")));
    return ParquetFileReader.open(
        HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(folder, files[0]), conf));
  }
}
