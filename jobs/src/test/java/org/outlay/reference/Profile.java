package org.outlay.reference;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What a random application of a programme needs in order to be interesting.
 *
 * @param grades the programme's list; empty where it ignores the grade
 */
record Profile(String programme, List<String> grades, List<Measure> measures) {
  /** Every programme, with the amounts at which its rules turn over. */
  static final List<Profile> ALL =
      List.of(
          of("top-talent", "", "agreed_amount 0 2000000"),
          of("venture-project", "A B C"),
          of(
              "innovation-project",
              "A B C",
              "salary! 1428571.43 1000000 800000 714285.71 500000 300000 0.03"),
          of("provincial-team", "", "matched_funding 0 1000000"),
          of("municipal-team", "", "agreed_amount 0 10000000", "matched_funding 0 10000000"),
          of("team-follow-up", "", "agreed_amount 0 60000000 40000000 100000000"),
          of("key-team", "", "agreed_amount! 0 600000 2000000"),
          of("shortage-talent", "", "contribution 0 12600"),
          of("overseas-engineer", "", "salary! 0 333333.33 1666666.67 1000000"),
          of("outside-expert", "", "salary! 300000 300000.02 800000"),
          of("weekend-government", "", "expenditure 0 7000"),
          of("weekend-agency", "", "expenditure 6666666.67 3000000 1000000"),
          of("weekend-employer", "", "expenditure 100000 50000"),
          of("foreign-project", "", "matched_funding 0 300000"),
          of("vc-fund", "", "investment 30000000 50000000 10000000 20000000"),
          of("referral", "", "agreed_amount! 0 50000 100000 200000 500000"),
          of("revenue-milestone", "", "revenue! 10000000 50000000 100000000"),
          of("ambassador", "", "agreed_amount! 0 30000 100000"),
          of("headhunter", "", "expenditure! 100000 0.01"),
          of("hiring-benefit", "", "expenditure 0 500000"),
          of("rd-institution", "", "agreed_amount 0 50000000 30000000 20000000"),
          of("incubator", "abroad domestic", "assessment"),
          of("academician-station", "national provincial municipal", "assessment", "headcount"),
          of("postdoc-site", "station base"),
          of("postdoc", ""),
          of("postdoc-retention", "", "agreed_amount! 0 200000"),
          of("foreign-expert-station", "provincial municipal"),
          of("hr-platform", "", "revenue! 5000000"),
          of("hr-park", "national provincial municipal"),
          of("bond", "", "principal 50000000 10000000 2500000", "coupon_rate"),
          of("tech-insurance", "", "premium 166666.67 100000 50000"),
          // Drawn more often than others, as an applicant's choice needs several.
          of("home", ""),
          of("home", ""),
          of("home", ""),
          of("procurement", "", "bid 1000000 0.1", "best_rival_bid"));

  /**
   * A column of the annual records.
   *
   * @param largest whether the greatest amount that can be written leaves all sums within 18
   *     digits, as what it entitles to has an upper bound
   */
  record Measure(String column, boolean largest, List<BigDecimal> thresholds) {

    /** From {@code column thresholds...}, with {@code !} after the column for {@code largest}. */
    static Measure of(String text) {
      List<String> words = words(text);
      String column = words.get(0);
      return new Measure(
          column.replace("!", ""),
          column.endsWith("!"),
          words.stream().skip(1).map(BigDecimal::new).toList());
    }
  }

  private static Profile of(String programme, String grades, String... measures) {
    return new Profile(programme, words(grades), Arrays.stream(measures).map(Measure::of).toList());
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }
}
