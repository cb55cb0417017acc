package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.outlay.policy.Limit;
import org.outlay.policy.Vocabulary;

/** Which rows share a limit, and in which order it serves them. */
final class ServingOrder {
  /** Fiscal year of the claim; 0 where all years are served at once. */
  static final String YEAR = "limit_order";

  private static final String HASH = "limit_hash";
  private static final String SCOPE = "limit_scope";
  private static final String UNIT = "limit_unit";
  private static final String PERIOD = "limit_period";

  /**
   * Columns that tell one shared amount from another. The hash of the others decides nearly every
   * comparison of a sort before texts are looked at.
   */
  static final Column[] KEYS = {col(HASH), col(SCOPE), col(UNIT), col(PERIOD)};

  static final WindowSpec BY_YEAR = Window.partitionBy(KEYS).orderBy(col(YEAR));
  static final WindowSpec IN_ORDER =
      Window.partitionBy(KEYS).orderBy(col(YEAR), col("approved_on"), col("application_id"));
  static final WindowSpec BEFORE = IN_ORDER.rowsBetween(Window.unboundedPreceding(), -1);
  static final WindowSpec SO_FAR =
      IN_ORDER.rowsBetween(Window.unboundedPreceding(), Window.currentRow());

  private ServingOrder() {}

  /** Adds the columns that the windows go by. */
  static Dataset<Row> arrange(LimitStep step, Dataset<Row> rows) {
    Column year = col(Vocabulary.FISCAL_YEAR);
    return rows.withColumn(SCOPE, when(col(RulePass.AMOUNT).gt(0L), scope(step)))
        .withColumn(UNIT, unit(step))
        .withColumn(PERIOD, when(step.is(Limit.Kind.GROUP_YEAR), year).otherwise(0))
        .withColumn(HASH, xxhash64(col(SCOPE), col(UNIT), col(PERIOD)))
        .withColumn(YEAR, when(step.is(Limit.Kind.CHOICE), 0).otherwise(year));
  }

  /** What the limit joins; none for rows with nothing left, whose unit is an id of another kind. */
  private static Column scope(LimitStep step) {
    return step.perRule(
        (rule, limit) ->
            lit(
                limit.kind() == Limit.Kind.CHOICE
                    ? "among " + limit.among()
                    : "rule " + rule.name()),
        lit(null).cast("string"));
  }

  /** Whose limit it is; a row without one, or with nothing left, stands alone. */
  private static Column unit(LimitStep step) {
    Column group = coalesce(col("group_id"), col("applicant_id"));
    Column cap = step.is(Limit.Kind.GROUP_YEAR).or(step.is(Limit.Kind.GROUP_LIFETIME));
    Column person = step.is(Limit.Kind.APPLICANT_YEARS).or(step.is(Limit.Kind.CHOICE));
    return when(col(RulePass.AMOUNT).leq(0L), col("application_id"))
        .when(cap, group)
        .when(person, col("applicant_id"))
        .otherwise(col("application_id"));
  }
}
