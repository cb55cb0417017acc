package org.outlay.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.cohort.Actuals;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Payments of the year under control, and of whole years before it.
 *
 * @param months covered, from January
 * @param paid fen by rule and month covered
 * @param earlier fen by rule and month of each whole earlier year, the oldest first
 */
public record YearToDate(int year, int months, long[][] paid, List<long[][]> earlier) {
  public YearToDate {
    earlier = List.copyOf(earlier);
  }

  /**
   * Of payments.
   *
   * @param year under control, the first of the horizon
   * @param rules number of the policy's rules
   * @param problems gets what does not fit the year
   */
  public static YearToDate of(List<Actuals.Paid> paid, int year, int rules, Problems problems) {
    Map<Integer, List<Actuals.Paid>> byYear =
        paid.stream()
            .collect(
                Collectors.groupingBy(p -> p.month().getYear(), TreeMap::new, Collectors.toList()));
    byYear.forEach((of, rows) -> later(of, year, rows, problems));
    List<Actuals.Paid> own = byYear.getOrDefault(year, List.of());
    if (own.isEmpty()) {
      problems.add(
          Problem.input(
                  "actuals-year", null, "inputs.actuals has no payment of the year to control")
              .withAllowed("payments of " + year + ", the first year of the horizon")
              .withRemedy("add them, change horizon.from, or remove inputs.actuals"));
    }
    List<long[][]> earlier = new ArrayList<>();
    byYear.forEach(
        (of, rows) -> {
          if (of < year && whole(of, rows, problems)) {
            earlier.add(table(rows, rules, Profile.MONTHS));
          }
        });
    int months = own.stream().mapToInt(p -> p.month().getMonthValue()).max().orElse(0);
    gaps(year, own, months, problems);
    return new YearToDate(year, months, table(own, rules, months), earlier);
  }

  private static void later(int of, int year, List<Actuals.Paid> rows, Problems problems) {
    if (of > year) {
      Actuals.Paid first = rows.get(0);
      problems.add(
          Problem.input(
                  "actuals-year", first.location(), "a payment is later than the year to control")
              .withValue(first.month().toString())
              .withAllowed("payments of " + year + ", the first year of the horizon, and before")
              .withRemedy("remove it, or set horizon.from = " + of));
    }
  }

  private static boolean whole(int of, List<Actuals.Paid> rows, Problems problems) {
    long months = months(rows);
    if (months < Profile.MONTHS) {
      problems.add(
          Problem.warning(
                  "actuals-incomplete-year",
                  rows.get(0).location(),
                  "an earlier year lacks months; its course is not learnt from")
              .withValue(of + ": " + months + " months"));
    }
    return months == Profile.MONTHS;
  }

  private static long months(List<Actuals.Paid> rows) {
    return rows.stream().map(Actuals.Paid::month).distinct().count();
  }

  /** Years before that under control of which no month lacks. */
  static Set<Integer> wholeYears(List<Actuals.Paid> paid, int year) {
    return paid.stream()
        .collect(Collectors.groupingBy(p -> p.month().getYear()))
        .entrySet()
        .stream()
        .filter(one -> one.getKey() < year && months(one.getValue()) == Profile.MONTHS)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void gaps(int year, List<Actuals.Paid> own, int months, Problems problems) {
    List<String> missing =
        IntStream.rangeClosed(1, months)
            .filter(month -> own.stream().noneMatch(p -> p.month().getMonthValue() == month))
            .mapToObj(month -> "%d-%02d".formatted(year, month))
            .toList();
    if (!missing.isEmpty()) {
      Actuals.Paid last = own.stream().max(Comparator.comparing(Actuals.Paid::month)).orElseThrow();
      problems.add(
          Problem.warning(
                  "actuals-gap",
                  last.location(),
                  "months before the last have no row; nothing was paid in them")
              .withValue(String.join(", ", missing)));
    }
  }

  private static long[][] table(List<Actuals.Paid> rows, int rules, int months) {
    long[][] table = new long[rules][months];
    for (Actuals.Paid row : rows) {
      table[row.rule()][row.month().getMonthValue() - 1] += row.fen();
    }
    return table;
  }

  /** Fen that a rule paid from January to the end of a month covered. */
  long upTo(int rule, int month) {
    long sum = 0;
    for (int i = 0; i < month; i++) {
      sum = Math.addExact(sum, paid[rule][i]);
    }
    return sum;
  }
}
