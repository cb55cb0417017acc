package org.outlay.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.entitlement.YearRules;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * The table {@code outlays}: payments as written summed by year, rule, fund, payer, district and
 * vintage kind, and what the fiscal year alone drives. Its size does not depend on the cohort's.
 */
final class Outlays {
  /** What tells sums apart; all else in a row follows from its rule. */
  private static final Column[] KEYS =
      Stream.of("fiscal_year", "rule", "district", "vintage_kind", "vintage")
          .map(functions::col)
          .toArray(Column[]::new);

  private Outlays() {}

  /**
   * What is due.
   *
   * @param rows in the order of the table
   * @param byVintage the same amounts by year of approval
   */
  record Due(List<OutlayRow> rows, List<VintageAmount> byVintage) {}

  /** Payments as written, summed. */
  static List<PaymentSum> sums(Dataset<Row> payments) {
    return payments
        .where(col("amount").gt(lit(0)))
        .groupBy(KEYS)
        .agg(count(lit(1)), sum(Fen.of(col("amount"))))
        .collectAsList()
        .stream()
        .map(
            row ->
                new PaymentSum(
                    row.getInt(0),
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getLong(5),
                    row.getLong(6)))
        .toList();
  }

  /** What payments come to, and what the fiscal years {@code from} to {@code to} drive. */
  static Due of(List<PaymentSum> payments, Policy policy, int from, int to) {
    Map<OutlayRow, Sum> sums = new HashMap<>();
    for (PaymentSum paid : payments) {
      sums.merge(key(paid, policy), new Sum(paid.applications(), paid.fen()), Sum::plus);
    }
    List<OutlayRow> rows = new ArrayList<>();
    sums.forEach((key, sum) -> rows.add(key.with(sum.applications(), sum.fen())));
    List<VintageAmount> byVintage = new ArrayList<>(byVintage(payments));
    for (YearRules.YearAmount amount : new YearRules(policy).amounts(from, to)) {
      rows.add(ofYear(amount));
      byVintage.add(
          new VintageAmount(
              amount.rule().name(),
              VintageKind.GIVEN,
              Optional.of(Policy.WHOLE_CITY),
              amount.fiscalYear(),
              amount.fiscalYear(),
              amount.fen()));
    }
    sort(rows);
    return new Due(rows, byVintage);
  }

  private static List<VintageAmount> byVintage(List<PaymentSum> payments) {
    return payments.stream()
        .map(
            paid ->
                new VintageAmount(
                    paid.rule(),
                    VintageKind.of(paid.vintageKind()),
                    Optional.of(paid.district()),
                    paid.vintage(),
                    paid.fiscalYear(),
                    paid.fen()))
        .toList();
  }

  private record Sum(long applications, long fen) {
    Sum plus(Sum other) {
      return new Sum(applications + other.applications, Math.addExact(fen, other.fen));
    }
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

  private static OutlayRow key(PaymentSum paid, Policy policy) {
    Rule rule = policy.rule(paid.rule());
    return new OutlayRow(
        paid.fiscalYear(),
        rule.name(),
        rule.clause(),
        rule.fund(),
        rule.payer(),
        paid.district(),
        rule.kind().id(),
        paid.vintageKind(),
        0,
        0);
  }

  /** What a fiscal year drives. */
  static OutlayRow ofYear(YearRules.YearAmount amount) {
    return new OutlayRow(
        amount.fiscalYear(),
        amount.rule().name(),
        amount.rule().clause(),
        amount.rule().fund(),
        amount.rule().payer(),
        Policy.WHOLE_CITY,
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
