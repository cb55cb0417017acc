package org.outlay.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.scenario.Horizon;

/**
 * The table {@code outlays}: payments as written summed by year, rule, fund, payer, district and
 * vintage kind, and what the fiscal year alone drives. Its size does not depend on the cohort's.
 */
final class Outlays {
  /** District of what the whole city pays. */
  static final String WHOLE_CITY = "city";

  private static final List<String> KEYS =
      List.of("fiscal_year", "rule", "clause", "fund", "payer", "district", "kind", "vintage_kind");

  private Outlays() {}

  /** Rows in the order year, clause, rule, district, vintage kind. */
  static List<OutlayRow> of(Dataset<Row> payments, Policy policy, Horizon horizon) {
    List<OutlayRow> rows = new ArrayList<>();
    Column[] keys = KEYS.stream().map(functions::col).toArray(Column[]::new);
    payments
        .where(col("amount").gt(lit(0)))
        .groupBy(keys)
        .agg(count(lit(1)), sum(Fen.of(col("amount"))))
        .collectAsList()
        .forEach(row -> rows.add(read(row)));
    for (YearRules.YearAmount amount :
        new YearRules(policy).amounts(horizon.from(), horizon.to())) {
      rows.add(ofYear(amount));
    }
    sort(rows);
    return rows;
  }

  /** In the order of the table. */
  static void sort(List<OutlayRow> rows) {
    rows.sort(
        Comparator.comparingInt(OutlayRow::fiscalYear)
            .thenComparing(OutlayRow::clause)
            .thenComparing(OutlayRow::rule)
            .thenComparing(OutlayRow::district)
            .thenComparing(OutlayRow::vintageKind));
  }

  private static OutlayRow read(Row row) {
    return new OutlayRow(
        row.getInt(0),
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9));
  }

  private static OutlayRow ofYear(YearRules.YearAmount amount) {
    return new OutlayRow(
        amount.fiscalYear(),
        amount.rule().name(),
        amount.rule().clause(),
        amount.rule().fund(),
        amount.rule().payer(),
        WHOLE_CITY,
        amount.rule().kind().id(),
        VintageKind.GIVEN.id(),
        0,
        amount.fen());
  }

  /** The values of a row in the order of the table's columns. */
  static List<@Nullable Object> values(OutlayRow row) {
    return Arrays.asList(
        row.fiscalYear(),
        row.rule(),
        row.clause(),
        row.fund().orElse(null),
        row.payer(),
        row.district(),
        row.kind(),
        row.vintageKind(),
        row.applications(),
        Fen.yuan(row.fen()));
  }
}
