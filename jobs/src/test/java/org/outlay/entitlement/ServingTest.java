package org.outlay.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Limit;

/** Units that share a hash are served side by side, and rows come in the order of their times. */
class ServingTest {
  private static final int YEARLY = Limit.Kind.GROUP_YEAR.ordinal();
  private static final int CHOICE = Limit.Kind.CHOICE.ordinal();

  @Test
  void unitsWithOneHashDoNotShareACap() {
    Serving serving = new Serving();
    assertThat(left(serving, 7, "a", 60)).isEqualTo(60);
    assertThat(left(serving, 7, "b", 80)).isEqualTo(80);
    assertThat(left(serving, 7, "a", 60)).isEqualTo(40);
    assertThat(left(serving, 7, "b", 80)).isEqualTo(20);
    assertThat(left(serving, 8, "a", 60)).as("another unit of that name").isEqualTo(60);
  }

  @Test
  void choicesOfApplicantsWithOneHashAreTheirOwn() {
    Serving serving = new Serving();
    assertThat(chosen(serving, "a", "a-1")).isEqualTo(5);
    assertThat(chosen(serving, "b", "b-1")).isEqualTo(5);
    assertThat(chosen(serving, "a", "a-2")).isZero();
    assertThat(chosen(serving, "b", "b-1")).isEqualTo(5);
  }

  /** Cap 100. */
  private static long left(Serving serving, long hash, String group, long claim) {
    return serving.left(hash, 1, text(group), 2017, YEARLY, 2017, text(group + claim), claim, 100);
  }

  private static long chosen(Serving serving, String applicant, String application) {
    return serving.left(7, -2, text(applicant), 0, CHOICE, 2017, text(application), 5, 0);
  }

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  @Test
  void keysOrderRowsOfAUnitByYearAndDay() {
    Random random = new Random(11);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LocalDate day = LocalDate.of(1890, 1, 1).plusDays(random.nextInt(140_000));
      long hash = List.of(3L, -5L, Long.MIN_VALUE + 1).get(random.nextInt(3));
      rows.add(RowFactory.create(hash, random.nextInt(4) == 0 ? 0 : 2000 + i % 40, day));
    }
    Dataset<Row> keyed =
        TestEngine.spark()
            .createDataFrame(
                rows,
                new StructType()
                    .add("hash", DataTypes.LongType)
                    .add("year", DataTypes.IntegerType)
                    .add("day", DataTypes.DateType))
            .withColumn("unit", SortKey.unit(functions.col("hash")))
            .withColumn(
                "key",
                SortKey.of(functions.col("unit"), functions.col("year"), functions.col("day")));
    List<Row> byKey = new ArrayList<>(keyed.collectAsList());
    byKey.sort(
        Comparator.comparingLong((Row row) -> row.getLong(4)).thenComparing(ServingTest::day));
    List<Row> byAll = new ArrayList<>(byKey);
    byAll.sort(
        Comparator.comparingLong((Row row) -> row.getLong(3))
            .thenComparingInt(row -> row.getInt(1))
            .thenComparing(ServingTest::day));
    assertThat(byKey).isEqualTo(byAll);
    assertThat(byKey.stream().map(row -> row.getLong(3)).distinct()).hasSize(3);
    assertThat(byKey.stream().map(row -> row.getLong(4)).distinct().count())
        .as("all but days before 1900 and after 2258 differ")
        .isGreaterThan(380);
  }

  private static LocalDate day(Row row) {
    return row.getLocalDate(2);
  }
}
