package org.outlay.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.Labels;
import org.outlay.schema.TableSchema;

/** Small and large cohorts go different ways to the same verdicts. */
class SurveyTest {
  @TempDir Path folder;

  /** More ids than a block has room for, in several tasks; every hundredth is wrong somehow. */
  @Test
  void talliesIdsOfManyBlocks() {
    Dataset<Row> keys =
        Inputs.spark()
            .sql(
                """
                with ids as (select id, xxhash64(id) hash from range(0, 60000, 1, 3))
                select hash, 0L word from ids where id % 500 != 100
                union all select hash, 0L from ids where id % 500 = 200
                union all select hash, 1L << 15 from ids where id % 2 = 0
                union all select hash, 1L << 16 from ids
                union all select hash, 1L << 16 from ids where id % 500 = 300
                union all select hash, -1L from ids where id % 500 = 400
                """);
    List<Long> wrong =
        Inputs.spark()
            .sql("select xxhash64(id) from range(60000) where id % 100 = 0 and id % 500 != 0")
            .collectAsList()
            .stream()
            .map(row -> row.getLong(0))
            .toList();
    assertThat(IdTally.suspects(keys, 5, 1_000_000))
        .hasSize(480)
        .containsExactlyInAnyOrder(wrong.stream().mapToLong(Long::longValue).toArray());
    assertThat(IdTally.suspects(keys, 5, 100)).hasSize(100);
  }

  @Test
  void smallAndLargeAgree() {
    TableRows applications =
        rows(
            Inputs.APPLICATIONS,
            Inputs.csv(
                folder.resolve("a.csv"),
                Inputs.APPLICATION_HEADER,
                "a1,bond,p,nanhu,2016-09-01,,,,12.34",
                "a2,bond,p,nanhu,2016-09-01,,,,5",
                "a2,bond,p,city,2016-09-01,,,,",
                "a3,bonds,p,nanhu,2016-09-01,,,,"),
            Inputs.parquet(
                folder.resolve("b.parquet"),
                Inputs.spark()
                    .sql(
                        "select 'b1' application_id, 'bond' programme, 'p' applicant_id, 'city'"
                            + " district, date'2016-09-01' approved_on, 100 fund_size")));
    TableRows records =
        rows(
            Inputs.RECORDS,
            Inputs.csv(
                folder.resolve("r.csv"),
                Inputs.RECORD_HEADER,
                "a1,2016,7,5%,",
                "a1,2017,,,",
                "b1,2016,,,",
                "b1,2016,,,",
                "a2,2016,,,",
                "a3,2016,,,",
                "a4,2016,,,"));
    Survey small = SmallSurvey.of(applications, records);
    Survey large = Survey.large(applications, records);
    assertThat(large.bad()).isEqualTo(1).isEqualTo(small.bad());
    assertThat(large.readByFile()).isEqualTo(small.readByFile()).hasSize(2);
    assertThat(large.readByFile().values()).containsExactlyInAnyOrder(4L, 7L);
    assertThat(large.largest()).isEqualTo(small.largest());
    assertThat(large.largest()).containsEntry("fund_size", 10000L).containsEntry("salary", 700L);
    assertThat(large.largest()).containsEntry("coupon_rate", 50000L).containsEntry("bid", 0L);
    assertThat(large.suspects()).containsExactlyInAnyOrderElementsOf(small.suspects()).hasSize(3);

    List<Long> many = new ArrayList<>(large.suspects());
    LongStream.rangeClosed(0, Survey.MOST_SUSPECTS).forEach(many::add);
    Survey tooMany = new Survey(large.readByFile(), large.bad(), many, large.largest());
    List<List<String>> outcomes = new ArrayList<>();
    for (Survey survey : List.of(small, tooMany)) {
      Verdicts verdicts = new Verdicts(KeyFacts.of(Inputs.spark(), applications, records, survey));
      outcomes.add(
          List.of(
              strings(verdicts.acceptedApplications(applications)),
              strings(verdicts.acceptedRecords(records)),
              strings(
                  verdicts
                      .rejectedApplications(applications)
                      .union(verdicts.rejectedRecords(records))
                      .select("table_name", "row_number", "reason_code", "message"))));
    }
    assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    assertThat(outcomes.get(0).get(0)).contains("a1,").contains("b1,").doesNotContain("a2,");
    assertThat(outcomes.get(0).get(2).lines()).hasSize(3 + 5);
  }

  /** The other columns' numbers are not negative but in rows that are refused. */
  @Test
  void aColumnThatMayBeNegativeIsAsLargeAsItsSizes() {
    List<Field> fields = new ArrayList<>(Inputs.RECORDS.fields());
    BigDecimal least = new BigDecimal("-1e12");
    fields.add(signed("balance", "yuan", least));
    fields.add(signed("growth", "ratio", null));
    TableRows records =
        rows(
            new TableSchema("annual_records", Inputs.RECORDS.labels(), fields),
            Inputs.csv(
                folder.resolve("r.csv"),
                Inputs.RECORD_HEADER + ",balance,growth",
                "a1,2016,7,,,1000,0.25",
                "a1,2017,,,,-50000000,-1.5"),
            Inputs.parquet(
                folder.resolve("r.parquet"),
                Inputs.spark()
                    .sql(
                        "select 'a1' application_id, 2018 fiscal_year, -9.00BD salary,"
                            + " -50000000.01BD balance, -1BD growth")));
    TableRows applications =
        rows(
            Inputs.APPLICATIONS,
            Inputs.csv(
                folder.resolve("a.csv"), Inputs.APPLICATION_HEADER, Inputs.GOOD_APPLICATION));
    Survey small = SmallSurvey.of(applications, records);
    assertThat(small.bad()).isEqualTo(1);
    assertThat(small.largest())
        .isEqualTo(Survey.large(applications, records).largest())
        .containsEntry("balance", 5_000_000_001L)
        .containsEntry("growth", 150L)
        .containsEntry("salary", 700L);
  }

  private static Field signed(String name, String unit, @Nullable BigDecimal least) {
    Labels labels = Inputs.RECORDS.field("salary").labels();
    return new Field(name, FieldKind.DECIMAL, false, unit, 18, 2, List.of(), labels, least, null);
  }

  private static TableRows rows(TableSchema table, Path... files) {
    List<ProbedFile> probed = new ArrayList<>();
    for (Path file : files) {
      InputFile input =
          new InputFile(
              table.name(),
              "file:" + file,
              FileFormat.of(file.toString()).orElseThrow(),
              file.toFile().length(),
              file.toFile().lastModified());
      probed.add(FileProbe.probe(table, input, new Configuration()));
    }
    return TableRows.of(Inputs.spark(), new Rules(table, Inputs.GRADES), probed);
  }

  private static String strings(Dataset<Row> rows) {
    return String.join(
        "\n", rows.collectAsList().stream().map(row -> row.mkString(",")).sorted().toList());
  }
}
