package org.outlay.entitlement;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Divides a shared cap in proportion to the claims of a year, to the fen: whole shares first, the
 * fen left over to the largest remainders, ties in order of approval. A lifetime cap is divided
 * year by year, each year sharing what the years before left.
 */
final class ProRata {
  static final String SHARE = "limit_share";

  private ProRata() {}

  /**
   * Adds {@code limit_share}, fen.
   *
   * @param partition columns of one cap
   * @param order column that holds the fiscal year
   * @param changes whether the row's cap is one that changes over the years
   */
  static Dataset<Row> withShares(
      Dataset<Row> rows, Column[] partition, Column order, Column cap, Optional<Column> changes) {
    WindowSpec earlierYears =
        Window.partitionBy(partition).orderBy(order).rangeBetween(Window.unboundedPreceding(), -1L);
    Column[] yearly = java.util.Arrays.copyOf(partition, partition.length + 1);
    yearly[partition.length] = order;
    WindowSpec year = Window.partitionBy(yearly);
    Column claim = col(RulePass.AMOUNT);
    // Under a constant cap, claims beyond it leave nothing, paid or not.
    Column claimed = coalesce(sum(claim).over(earlierYears), lit(0L));
    Column earlier =
        changes
            .map(c -> when(c, ChangingCap.spent(claim, cap, earlierYears)).otherwise(claimed))
            .orElse(claimed);
    // Rows with nothing left share nothing.
    Column total = nullif(col("share_total"), lit(0L));
    Column product = col("share_pool").cast("decimal(18,0)").multiply(claim.cast("decimal(19,0)"));
    return rows.withColumn("share_total", sum(claim).over(year))
        .withColumn("share_pool", greatest(cap.minus(earlier), lit(0L)))
        .withColumn("share_base", call_function("div", product, total))
        .withColumn("share_rest", product.mod(total.cast("decimal(19,0)")))
        .withColumn("share_spare", col("share_pool").minus(sum(col("share_base")).over(year)))
        .withColumn(
            "share_rank",
            row_number()
                .over(
                    year.orderBy(
                        col("share_rest").desc(), col("approved_on"), col("application_id"))))
        .withColumn(
            SHARE,
            when(col("share_total").leq(col("share_pool")), claim)
                .otherwise(
                    col("share_base")
                        .plus(when(col("share_rank").leq(col("share_spare")), 1L).otherwise(0L))));
  }
}
