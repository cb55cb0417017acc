package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.policy.Limit;
import org.outlay.policy.Vocabulary;

/** Which rows share a limit, and in which order it serves them. */
final class ServingOrder {
  /** Scope of a row that stands alone. */
  static final int NO_LIMIT = -1;

  private static final String HASH = "limit_hash";

  private final LimitStep step;

  ServingOrder(LimitStep step) {
    this.step = step;
  }

  /**
   * Columns that tell one shared amount from another, of rows that are together: a hash of the
   * others, and the others. It alone is kept, since rows are copied more often than the others are
   * asked for.
   */
  Column[] keys() {
    return new Column[] {col(HASH), scope(), unit(), period()};
  }

  /** Fiscal year of the claim; 0 where all years are served at once. */
  Column year() {
    return when(step.is(Limit.Kind.CHOICE), 0).otherwise(col(Vocabulary.FISCAL_YEAR));
  }

  /** Brings rows with equal keys together. */
  Dataset<Row> together(Layout layout, Dataset<Row> rows) {
    Column hash = SortKey.unit(xxhash64(scope(), unit(), period()));
    return layout.together(rows.withColumn(HASH, hash), col(HASH));
  }

  /** Sorts rows that are together; of units with the same hash each is in order. */
  Dataset<Row> inOrder(Dataset<Row> rows) {
    Column approved = col("approved_on");
    return rows.sortWithinPartitions(
        SortKey.of(col(HASH), year(), approved), year(), approved, col("application_id"));
  }

  /** What the limit joins; none for rows with nothing left, whose unit is an id of another kind. */
  private Column scope() {
    List<String> choices =
        step.rules().stream()
            .flatMap(rule -> step.of(rule).stream())
            .map(Limit::among)
            .distinct()
            .toList();
    Column joined =
        step.perRule(
            (rule, limit) ->
                lit(
                    limit.kind() == Limit.Kind.CHOICE
                        ? NO_LIMIT - 1 - choices.indexOf(limit.among())
                        : step.index(rule)),
            lit(NO_LIMIT));
    return when(col(RulePass.AMOUNT).gt(0L), joined).otherwise(NO_LIMIT);
  }

  /** Years that do not share a cap. */
  private Column period() {
    return when(step.is(Limit.Kind.GROUP_YEAR), col(Vocabulary.FISCAL_YEAR)).otherwise(0);
  }

  /** Whose limit it is; a row without one, or with nothing left, stands alone. */
  private Column unit() {
    Column group = coalesce(col("group_id"), col("applicant_id"));
    Column cap = step.is(Limit.Kind.GROUP_YEAR).or(step.is(Limit.Kind.GROUP_LIFETIME));
    Column person = step.is(Limit.Kind.APPLICANT_YEARS).or(step.is(Limit.Kind.CHOICE));
    return when(col(RulePass.AMOUNT).leq(0L), col("application_id"))
        .when(cap, group)
        .when(person, col("applicant_id"))
        .otherwise(col("application_id"));
  }
}
