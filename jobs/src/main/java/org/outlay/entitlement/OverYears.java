package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.outlay.formula.ObjectCall;
import org.outlay.policy.Vocabulary;

/**
 * Adds what other fiscal years of an application's rows come to, of which each year has one: by a
 * walk in their order where all rows lie in one partition, which is planned in less time, else by a
 * window, which exchanges rows only where they are apart.
 */
record OverYears(Layout layout) {
  private static final Column ID = col("application_id");
  private static final Column YEAR = col(Vocabulary.FISCAL_YEAR);

  private static final WindowSpec YEARS = Window.partitionBy(ID).orderBy(YEAR);

  /** Of an application under a rule; the hash decides a sort where texts begin alike. */
  static final WindowSpec YEARS_OF_RULE =
      Window.partitionBy(xxhash64(ID), ID, col(RulePass.RULE)).orderBy(YEAR);

  static WindowSpec before(WindowSpec years) {
    return years.rowsBetween(Window.unboundedPreceding(), -1);
  }

  /** Sum over the years before, 0 without any. */
  Dataset<Row> withSumBefore(Dataset<Row> rows, String name, Column value) {
    return layout == Layout.TOGETHER
        ? rows.sortWithinPartitions(xxhash64(ID), ID, YEAR)
            .withColumn(name, walked("sumBefore", ID, value.isNotNull(), value))
        : rows.withColumn(name, sumBefore(YEARS, value));
  }

  /** The same of the rows of each rule. */
  Dataset<Row> withSumBeforeByRule(Dataset<Row> rows, String name, Column value) {
    Column rule = col(RulePass.RULE);
    return layout == Layout.TOGETHER
        ? rows.sortWithinPartitions(xxhash64(ID), ID, rule, YEAR)
            .withColumn(name, walked("sumBeforeByRule", ID, rule, value))
        : rows.withColumn(name, sumBefore(YEARS_OF_RULE, value));
  }

  /** The next year that has a row, null after the last. */
  Dataset<Row> withNextYear(Dataset<Row> rows, String name) {
    return layout == Layout.TOGETHER
        ? rows.sortWithinPartitions(xxhash64(ID), ID, YEAR.desc())
            .withColumn(name, walked("previous", ID, YEAR.cast("bigint")).cast("int"))
        : rows.withColumn(name, lead(YEAR, 1).over(YEARS));
  }

  private static Column walked(String method, Column... arguments) {
    return ObjectCall.inOrder(new RunningMeasure(), method, DataTypes.LongType, arguments);
  }

  private static Column sumBefore(WindowSpec years, Column value) {
    return coalesce(sum(value).over(before(years)), lit(0L));
  }
}
