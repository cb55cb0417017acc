package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.outlay.engine.TestEngine;
import org.outlay.policy.Vocabulary;

/** Other years of random rows, by a walk and by a window, as a loop over all rows has them. */
class OverYearsTest {
  private static final String FOUND = "found";

  private final List<Row> rows = new ArrayList<>();

  OverYearsTest() {
    Random random = new Random(5);
    for (int application = 0; application < 40; application++) {
      for (int rule = 0; rule < 3; rule++) {
        for (int year = 2010; year < 2020; year++) {
          if (random.nextInt(3) > 0) {
            rows.add(RowFactory.create("a" + application, rule, year, random.nextLong(1, 1000)));
          }
        }
      }
    }
    Collections.shuffle(rows, random);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void earlierYearsOfARuleAreSummed(Layout layout) {
    check(
        layout,
        rows,
        (years, of) -> years.withSumBeforeByRule(of, FOUND, col("amount")),
        (row, other) ->
            id(row).equals(id(other)) && rule(row) == rule(other) && year(other) < year(row)
                ? amount(other)
                : 0L);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void earlierYearsAreSummed(Layout layout) {
    check(
        layout,
        rows.stream().filter(row -> rule(row) == 1).toList(),
        (years, of) -> years.withSumBefore(of, FOUND, col("amount")),
        (row, other) -> id(row).equals(id(other)) && year(other) < year(row) ? amount(other) : 0L);
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void theNextYearIsFound(Layout layout) {
    List<Row> some = rows.stream().filter(row -> rule(row) == 2).toList();
    for (Row row : found(layout, some, (years, of) -> years.withNextYear(of, FOUND))) {
      TreeMap<Integer, Row> ofIt = new TreeMap<>();
      some.stream().filter(r -> id(r).equals(id(row))).forEach(r -> ofIt.put(year(r), r));
      assertThat(row.<Integer>getAs(FOUND)).isEqualTo(ofIt.higherKey(year(row)));
    }
  }

  private static void check(
      Layout layout,
      List<Row> some,
      BiFunction<OverYears, Dataset<Row>, Dataset<Row>> added,
      BiFunction<Row, Row, Long> part) {
    for (Row row : found(layout, some, added)) {
      long expected = some.stream().mapToLong(other -> part.apply(row, other)).sum();
      assertThat(row.<Long>getAs(FOUND)).as(row.toString()).isEqualTo(expected);
    }
  }

  private static List<Row> found(
      Layout layout, List<Row> some, BiFunction<OverYears, Dataset<Row>, Dataset<Row>> added) {
    Dataset<Row> given =
        TestEngine.spark()
            .createDataFrame(
                some,
                new StructType()
                    .add("application_id", DataTypes.StringType)
                    .add(RulePass.RULE, DataTypes.IntegerType)
                    .add(Vocabulary.FISCAL_YEAR, DataTypes.IntegerType)
                    .add("amount", DataTypes.LongType));
    List<Row> found = added.apply(new OverYears(layout), layout.gathered(given)).collectAsList();
    assertThat(found).hasSameSizeAs(some).isNotEmpty();
    return found;
  }

  private static String id(Row row) {
    return row.getString(0);
  }

  private static int rule(Row row) {
    return row.getInt(1);
  }

  private static int year(Row row) {
    return row.getInt(2);
  }

  private static long amount(Row row) {
    return row.getLong(3);
  }
}
