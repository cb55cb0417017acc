package org.outlay.sample;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Puts what was drawn for a record into the contract's columns. */
final class RecordColumns {
  private final Draws draws;

  RecordColumns(Draws draws) {
    this.draws = draws;
  }

  /** The contract's columns of rows with {@code first_fen}, {@code second_fen}. */
  Dataset<Row> of(Dataset<Row> amounts) {
    return amounts
        .selectExpr(
            "*", yuan("first_fen") + " AS first_yuan", yuan("second_fen") + " AS second_yuan")
        .selectExpr(
            "application_id",
            "fiscal_year",
            measure("salary"),
            measure("expenditure"),
            measure("contribution"),
            measure("matched_funding"),
            measure("investment"),
            measure("revenue"),
            measure("principal"),
            couponRate() + " AS coupon_rate",
            measure("premium"),
            measure("agreed_amount"),
            headcount() + " AS headcount",
            assessment() + " AS assessment",
            measure("bid"),
            rival() + " AS best_rival_bid");
  }

  /** SQL text of whole fen as yuan. */
  private static String yuan(String fen) {
    return "CAST(" + fen + " * 0.01BD AS DECIMAL(18,2))";
  }

  private static String measure(String name) {
    return "CASE '"
        + name
        + "' WHEN p_first_measure THEN first_yuan WHEN p_second_measure THEN second_yuan END AS "
        + name;
  }

  private String couponRate() {
    return "CASE WHEN p_coupon_to > 0 THEN CAST(floor((p_coupon_from + (p_coupon_to -"
        + " p_coupon_from) * "
        + draws.uniform(Stream.COUPON)
        + ") * 10000 + 0.5D) * 0.0001BD AS DECIMAL(9,6)) END";
  }

  /** The bid times a ratio, in hundreds of yuan. */
  private String rival() {
    String ratio =
        "(p_rival_from + (p_rival_to - p_rival_from) * " + draws.uniform(Stream.RIVAL) + ")";
    return "CASE WHEN p_rival_to > 0 THEN "
        + yuan("floor(first_fen * " + ratio + " / 10000D + 0.5D) * 10000L")
        + " END";
  }

  private String headcount() {
    return "CASE WHEN p_headcount > 0 THEN 1 + if("
        + draws.uniform(Stream.SECOND_ACADEMICIAN)
        + " < 0.3D, 1, 0) + if("
        + draws.uniform(Stream.THIRD_ACADEMICIAN)
        + " < 0.1D, 1, 0) END";
  }

  private String assessment() {
    String draw = draws.uniform(Stream.ASSESSMENT, "id, k");
    return "CASE WHEN p_assessment_failed + p_assessment_excellent > 0 THEN CASE WHEN "
        + draw
        + " < p_assessment_failed THEN 'failed' WHEN "
        + draw
        + " < p_assessment_failed + p_assessment_excellent THEN 'excellent' ELSE 'passed' END END";
  }
}
