package org.outlay.reference;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of the contract's table {@code annual_records}; money in yuan.
 *
 * @param couponRate a fraction, 0.05 for 5%
 * @param headcount academicians
 */
public record AnnualRecord(
    String applicationId,
    int fiscalYear,
    @Nullable BigDecimal salary,
    @Nullable BigDecimal expenditure,
    @Nullable BigDecimal contribution,
    @Nullable BigDecimal matchedFunding,
    @Nullable BigDecimal investment,
    @Nullable BigDecimal revenue,
    @Nullable BigDecimal principal,
    @Nullable BigDecimal couponRate,
    @Nullable BigDecimal premium,
    @Nullable BigDecimal agreedAmount,
    @Nullable Integer headcount,
    @Nullable String assessment,
    @Nullable BigDecimal bid,
    @Nullable BigDecimal bestRivalBid) {
  /** The columns in the contract's order. */
  public static final List<String> COLUMNS =
      List.of(
          "application_id",
          "fiscal_year",
          "salary",
          "expenditure",
          "contribution",
          "matched_funding",
          "investment",
          "revenue",
          "principal",
          "coupon_rate",
          "premium",
          "agreed_amount",
          "headcount",
          "assessment",
          "bid",
          "best_rival_bid");

  /** A row from its cells by column name; a missing or empty cell is null. */
  public static AnnualRecord of(Map<String, String> cells) {
    Columns row = new Columns(cells);
    return new AnnualRecord(
        row.required("application_id"),
        Integer.parseInt(row.required("fiscal_year")),
        row.number("salary"),
        row.number("expenditure"),
        row.number("contribution"),
        row.number("matched_funding"),
        row.number("investment"),
        row.number("revenue"),
        row.number("principal"),
        row.number("coupon_rate"),
        row.number("premium"),
        row.number("agreed_amount"),
        row.integer("headcount"),
        row.text("assessment"),
        row.number("bid"),
        row.number("best_rival_bid"));
  }

  /** The cells by column name, in the contract's order; null is the empty text. */
  public Map<String, String> cells() {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("application_id", applicationId);
    cells.put("fiscal_year", Integer.toString(fiscalYear));
    cells.put("salary", plain(salary));
    cells.put("expenditure", plain(expenditure));
    cells.put("contribution", plain(contribution));
    cells.put("matched_funding", plain(matchedFunding));
    cells.put("investment", plain(investment));
    cells.put("revenue", plain(revenue));
    cells.put("principal", plain(principal));
    cells.put("coupon_rate", plain(couponRate));
    cells.put("premium", plain(premium));
    cells.put("agreed_amount", plain(agreedAmount));
    cells.put("headcount", Objects.toString(headcount, ""));
    cells.put("assessment", Objects.toString(assessment, ""));
    cells.put("bid", plain(bid));
    cells.put("best_rival_bid", plain(bestRivalBid));
    return cells;
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }
}
