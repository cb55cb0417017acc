package org.outlay.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random annual records at the thresholds of the application's programme. */
final class RandomRecords {
  private static final String LARGEST = "9999999999999999.99";
  // Half of the largest, once in a cohort: every sum over the cohort still fits 18 digits.
  private static final String LARGE = "4999999999999999.99";
  private static final List<BigDecimal> ANY =
      List.of(new BigDecimal("100000"), new BigDecimal("50000000"));
  private static final List<String> OTHER_MEASURES =
      List.of(
          "salary",
          "expenditure",
          "contribution",
          "matched_funding",
          "investment",
          "revenue",
          "principal",
          "premium",
          "bid");

  private final Draw draw;
  private boolean largeDrawn;

  RandomRecords(Draw draw) {
    this.draw = draw;
  }

  /** Records of some years, some of them before approval or after the end. */
  List<AnnualRecord> of(Application application, Profile profile) {
    List<AnnualRecord> records = new ArrayList<>();
    if (draw.chance(8)) {
      return records;
    }
    int approved = application.approvedOn().getYear();
    int likelihood = draw.oneOf(List.of(25, 70, 100));
    for (int year = approved - 2; year <= approved + 11; year++) {
      if (draw.chance(year < approved ? likelihood / 2 : likelihood)) {
        records.add(record(application.applicationId(), year, profile));
      }
    }
    return records;
  }

  private AnnualRecord record(String applicationId, int year, Profile profile) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put("application_id", applicationId);
    cells.put("fiscal_year", Integer.toString(year));
    if (draw.chance(10)) {
      cells.put(draw.oneOf(OTHER_MEASURES), draw.amountAround(ANY).toPlainString());
    }
    for (Profile.Measure measure : profile.measures()) {
      int given = measure.column().equals("agreed_amount") ? 60 : 88;
      cells.put(measure.column(), draw.chance(given) ? value(measure, cells) : "");
    }
    return AnnualRecord.of(cells);
  }

  private String value(Profile.Measure measure, Map<String, String> cells) {
    return switch (measure.column()) {
      case "assessment" -> draw.oneOf(List.of("failed", "passed", "excellent"));
      case "headcount" -> draw.oneOf(List.of("0", "1", "2", "3", "17", "20000"));
      case "coupon_rate" ->
          draw.oneOf(List.of("0.05", "0.046789", "0", "0.000001", "0.999999", "1"));
      case "best_rival_bid" -> rival(cells.getOrDefault("bid", ""));
      default -> amount(measure);
    };
  }

  private String amount(Profile.Measure measure) {
    if (measure.largest() && draw.chance(1)) {
      return LARGEST;
    }
    if (!measure.largest() && !largeDrawn && draw.chance(1)) {
      largeDrawn = true;
      return LARGE;
    }
    return draw.amountAround(measure.thresholds()).toPlainString();
  }

  private String rival(String bid) {
    BigDecimal own = bid.isEmpty() ? BigDecimal.TEN : new BigDecimal(bid);
    BigDecimal base = draw.chance(60) ? own.multiply(new BigDecimal("0.9")) : own;
    BigDecimal fen = BigDecimal.valueOf(draw.below(3) - 1L, 2);
    return base.add(fen).max(BigDecimal.ZERO).setScale(2, RoundingMode.CEILING).toPlainString();
  }
}
