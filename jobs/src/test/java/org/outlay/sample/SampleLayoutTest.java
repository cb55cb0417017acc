package org.outlay.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.problem.ProblemException;

/** What a sample is, whatever its numbers: same rows on any layout, whole or absent. */
class SampleLayoutTest {
  private static final SampleRequest REQUEST = SampleRequest.of(3_000, 2010, 2016, 4);

  private static SparkSession spark;
  private static SampleGenerator generator;
  private static Digest applications;
  private static Digest records;

  @BeforeAll
  static void open() {
    spark = Sessions.local();
    generator = SampleGenerator.of(spark);
    Sample sample = generator.generate(REQUEST);
    applications = Digest.of(sample.applications());
    records = Digest.of(sample.annualRecords());
  }

  @AfterAll
  static void close() {
    spark.stop();
  }

  @Test
  void theRowsDoNotDependOnThePartitions() {
    for (int partitions : List.of(2, 7)) {
      Sample sample = generator.generate(REQUEST.withFiles(partitions));
      assertThat(sample.applications().javaRDD().getNumPartitions()).isEqualTo(partitions);
      assertThat(Digest.of(sample.applications())).isEqualTo(applications);
      assertThat(Digest.of(sample.annualRecords())).isEqualTo(records);
    }
  }

  @Test
  void theSeedAndTheNumberAreRespected() {
    Dataset<Row> other = generator.generate(SampleRequest.of(3_000, 2010, 2016, 5)).applications();
    assertThat(other.drop("application_id").intersect(withoutId()).count())
        .as("equal by chance")
        .isLessThan(15);
    Dataset<Row> one = generator.generate(SampleRequest.of(1, 2012, 2012, 4)).applications();
    assertThat(one.selectExpr("application_id", "year(approved_on)").collectAsList())
        .containsExactly(RowFactory.create("syn4-0000000000", 2012));
  }

  private static Dataset<Row> withoutId() {
    return generator.generate(REQUEST).applications().drop("application_id");
  }

  @Test
  void theColumnsAreThoseOfTheContract() {
    Sample sample = generator.generate(REQUEST);
    assertThat(sample.applications().schema().toDDL().replace(" NOT NULL", ""))
        .isEqualTo(
            "application_id STRING,programme STRING,applicant_id STRING,group_id STRING,"
                + "district STRING,approved_on DATE,ends_on DATE,tier STRING,grade STRING,"
                + "term STRING,birth_date DATE,full_time BOOLEAN,option STRING,"
                + "qualifies BOOLEAN,fund_size DECIMAL(18,2),government_money STRING");
    assertThat(sample.annualRecords().schema().toDDL().replace(" NOT NULL", ""))
        .isEqualTo(
            "application_id STRING,fiscal_year INT,salary DECIMAL(18,2),"
                + "expenditure DECIMAL(18,2),contribution DECIMAL(18,2),"
                + "matched_funding DECIMAL(18,2),investment DECIMAL(18,2),"
                + "revenue DECIMAL(18,2),principal DECIMAL(18,2),coupon_rate DECIMAL(9,6),"
                + "premium DECIMAL(18,2),agreed_amount DECIMAL(18,2),headcount INT,"
                + "assessment STRING,bid DECIMAL(18,2),best_rival_bid DECIMAL(18,2)");
  }

  @Test
  void aWrittenSampleIsWholeMarkedSortedAndChecksummed(@TempDir Path folder) throws IOException {
    Path out = folder.resolve("a sample");
    SampleSummary summary = generator.write(REQUEST.withFiles(2), out.toString());
    assertThat(summary).isEqualTo(new SampleSummary(applications.rows(), records.rows()));
    assertThat(names(out))
        .containsExactly("README.txt", "annual_records", "applications", "synthetic.json");
    assertThat(Files.readString(out.resolve("README.txt"))).startsWith("Synthetic data.");
    assertThat(Files.readString(out.resolve("synthetic.json")))
        .contains("\"synthetic\": true", "\"seed\": 4", "\"applications\": 3000");
    for (String table : List.of("applications", "annual_records")) {
      Path tableFolder = out.resolve(table);
      assertThat(names(tableFolder)).hasSize(2).allMatch(n -> n.matches("part-.*\\.parquet"));
      List<String> ids = new ArrayList<>();
      for (String name : names(tableFolder)) {
        checkFile(tableFolder.resolve(name));
        spark
            .read()
            .parquet(tableFolder.resolve(name).toString())
            .select("application_id")
            .collectAsList()
            .forEach(row -> ids.add(row.getString(0)));
      }
      assertThat(ids).isSorted().allMatch(id -> id.startsWith("syn4-"));
    }
    Dataset<Row> read = spark.read().parquet(out.resolve("annual_records").toString());
    assertThat(Digest.of(read)).isEqualTo(records);
    assertThatThrownBy(() -> generator.write(REQUEST, out.toString()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("exists already");
    assertThat(names(out)).hasSize(4);
  }

  @Test
  void aSampleThatCannotBeWrittenLeavesNothing(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a-file"));
    assertThatThrownBy(() -> generator.write(REQUEST, file.resolve("sample").toString()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("could not be written");
    assertThat(names(folder)).containsExactly("a-file");
  }

  private static void checkFile(Path file) throws IOException {
    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, new Configuration()))) {
      assertThat(reader.getFileMetaData().getKeyValueMetaData().toString())
          .contains("\"synthetic\":true", "\"seed\":4");
      assertThat(reader.getFooter().getBlocks().get(0).getColumns())
          .allMatch(column -> column.getCodec() == CompressionCodecName.ZSTD);
      PageReadStore pages = reader.readNextRowGroup();
      DataPage page =
          pages.getPageReader(reader.getFileMetaData().getSchema().getColumns().get(0)).readPage();
      assertThat(page.getCrc()).isPresent();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
