package org.outlay.formula;

import java.util.List;
import java.util.Random;

/** Random formulas over {@link Fixture}'s scope that obey its units and lists of names. */
final class RandomFormulas {
  private static final List<String> YUAN =
      List.of(
          "salary",
          "salary",
          "revenue",
          "agreed_amount",
          "principal",
          "cumulative(revenue)",
          "paid('venture-project')",
          "threshold",
          "step",
          "headcount * step",
          "coalesce(agreed_amount, 0)");
  private static final List<String> PLAIN =
      List.of("coupon_rate", "share", "0.3", "2.5", "12", "0.000001", "99999", "1", "0");
  private static final List<String> YEARS =
      List.of("benefit_year", "fiscal_year", "age_at_approval", "age_limit");
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

  private final Random random;

  RandomFormulas(long seed) {
    this.random = new Random(seed);
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private String pick(String... from) {
    return from[random.nextInt(from.length)];
  }

  /** An amount in yuan. */
  String yuan(int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return random.nextInt(6) == 0 ? "cap(" + term(depth) + ", " + grade(depth) + ")" : pick(YUAN);
    }
    return switch (random.nextInt(5)) {
      case 0 -> yuan(depth - 1) + " * " + bracket(plain(depth - 1));
      case 1 -> bracket(plain(depth - 1)) + " * " + bracket(yuan(depth - 1));
      case 2 ->
          random.nextInt(4) == 0
              ? bracket(yuan(depth - 1)) + " / " + bracket(plain(depth - 1))
              : bracket(yuan(depth - 1)) + " * 0.35";
      default -> general(yuan(depth - 1), yuan(depth - 1), depth);
    };
  }

  /** A plain number. */
  String plain(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return random.nextInt(4) == 0 ? "rate(" + grade(depth) + ")" : pick(PLAIN);
    }
    if (random.nextInt(6) == 0) {
      return bracket(yuan(depth - 1)) + " / " + bracket(yuan(depth - 1));
    }
    return random.nextInt(3) == 0
        ? bracket(plain(depth - 1)) + " * " + bracket(plain(depth - 1))
        : general(plain(depth - 1), plain(depth - 1), depth);
  }

  /** A whole number of years. */
  String years(int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return random.nextInt(4) == 0 ? "years(" + term(depth) + ")" : pick(YEARS);
    }
    return random.nextInt(4) == 0
        ? pick("floor(", "ceil(") + bracket(years(depth - 1)) + " * " + pick(PLAIN) + ")"
        : general(years(depth - 1), years(depth - 1), depth);
  }

  private String general(String a, String b, int depth) {
    return switch (random.nextInt(13)) {
      case 0 -> a + " + " + bracket(b);
      case 1 -> bracket(a) + " - " + bracket(b);
      case 2 -> bracket(a) + " % " + bracket(b);
      case 3 -> "-" + bracket(a);
      case 4 -> "least(" + a + ", " + b + ")";
      case 5 -> "greatest(" + a + ", 0, " + b + ")";
      case 6 -> "coalesce(" + a + ", " + b + ")";
      case 7 -> "nullif(" + a + ", " + b + ")";
      case 8 -> "abs(" + bracket(a) + " - " + bracket(b) + ")";
      case 9 -> pick("floor(", "ceil(") + a + ")";
      case 10 -> "round(" + a + ", " + random.nextInt(4) + ")";
      case 11 -> "case when " + condition(depth - 1) + " then " + a + " end";
      default -> "case when " + condition(depth - 1) + " then " + a + " else " + b + " end";
    };
  }

  /** A condition. */
  String condition(int depth) {
    if (depth <= 0) {
      return pick(
          "full_time",
          "qualifies",
          "ever_given(agreed_amount)",
          "term is not null",
          "agreed_amount is null",
          "ends_on is null",
          "approved_on >= date '2016-09-01'",
          "benefit_year = 1",
          "least(approved_on, ends_on) < date '2017-01-01'");
    }
    int less = depth - 1;
    return switch (random.nextInt(12)) {
      case 0 -> bracket(condition(less)) + " and " + bracket(condition(less));
      case 1 -> bracket(condition(less)) + " or " + bracket(condition(less));
      case 2 -> "not " + bracket(condition(less));
      case 3 -> compared(yuan(less), yuan(less));
      case 4 -> compared(plain(less), plain(less));
      case 5 -> compared(years(less), years(less));
      case 6 -> bracket(yuan(less)) + " between " + bracket(yuan(less)) + " and " + pick(YUAN);
      case 7 -> bracket(yuan(less)) + pick(" in (", " not in (") + yuan(less) + ", 0, salary)";
      case 8 ->
          (less > 0 ? grade(less) : "class")
              + pick(" = ", " <> ")
              + pick("'A'", "'B'", "grade", "class");
      case 9 ->
          "coalesce(term, "
              + term(less)
              + ")"
              + pick(" in ('long')", " not in ('short', term)", " is null");
      case 10 -> "coalesce(" + condition(less) + ", " + pick("true", "false", "qualifies") + ")";
      default -> bracket(yuan(less)) + " is " + pick("", "not ") + "null";
    };
  }

  private String compared(String a, String b) {
    return bracket(a) + " " + pick(COMPARISONS) + " " + bracket(b);
  }

  private String grade(int depth) {
    if (depth <= 0) {
      return pick("grade", "class", "narrow_grade", "'C'");
    }
    return switch (random.nextInt(4)) {
      case 0 -> "coalesce(grade, 'A')";
      case 1 -> "case tier when 'top' then 'A' when 'national' then class end";
      case 2 -> "nullif(class, 'B')";
      default -> "case when " + condition(depth - 1) + " then grade else 'abroad' end";
    };
  }

  private String term(int depth) {
    return random.nextInt(3) == 0 && depth > 0
        ? "case when " + condition(depth - 1) + " then term else 'short' end"
        : pick("term", "term", "'long'", "coalesce(term, 'short')");
  }

  private static String bracket(String text) {
    return text.matches("[a-z_0-9.]+|[a-z_]+\\([^()]*\\)") ? text : "(" + text + ")";
  }
}
