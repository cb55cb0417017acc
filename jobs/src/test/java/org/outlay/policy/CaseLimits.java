package org.outlay.policy;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Limits, first come, first served, as the data contract words them. */
final class CaseLimits {
  private static final Comparator<CaseRow> IN_ORDER =
      Comparator.comparingInt(CaseRow::year)
          .thenComparing(CaseRow::application, CaseApplication.BY_APPROVAL);

  private final List<CaseApplication> applications;
  private final BiFunction<CaseRow, Limit, BigDecimal> amounts;

  /**
   * Limits over some applications.
   *
   * @param amounts cap, years or places of a limit for a row
   */
  CaseLimits(List<CaseApplication> applications, BiFunction<CaseRow, Limit, BigDecimal> amounts) {
    this.applications = applications;
    this.amounts = amounts;
  }

  void apply(Limit limit, List<CaseRow> rows) {
    if (limit.allocation() == Limit.Allocation.PRO_RATA) {
      throw new IllegalArgumentException("first come, first served only");
    }
    switch (limit.kind()) {
      case APPLICATION_YEAR -> rows.forEach(row -> row.limit(amount(row, limit), limit.kind()));
      case APPLICATION_LIFETIME -> cap(limit, rows, row -> row.application().id());
      case GROUP_YEAR -> cap(limit, rows, row -> group(row) + "\n" + row.year());
      case GROUP_LIFETIME -> cap(limit, rows, CaseLimits::group);
      case APPLICANT_YEARS -> years(limit, rows);
      case PLACES -> places(limit, rows);
      case CHOICE -> throw new IllegalArgumentException("a choice joins rules");
    }
  }

  private BigDecimal amount(CaseRow row, Limit limit) {
    return amounts.apply(row, limit);
  }

  private static String group(CaseRow row) {
    return row.application()
        .group()
        .map(group -> "group " + group)
        .orElseGet(() -> "applicant " + row.application().applicant());
  }

  private void cap(Limit limit, List<CaseRow> rows, Function<CaseRow, String> unit) {
    Map<String, BigDecimal> spent = new HashMap<>();
    for (CaseRow row : rows.stream().sorted(IN_ORDER).toList()) {
      BigDecimal before = spent.getOrDefault(unit.apply(row), BigDecimal.ZERO);
      row.limit(amount(row, limit).subtract(before), limit.kind());
      spent.put(unit.apply(row), before.add(row.amount));
    }
  }

  private void years(Limit limit, List<CaseRow> rows) {
    Map<String, Set<Integer>> paid = new HashMap<>();
    for (CaseRow row : rows.stream().filter(CaseRow::pays).sorted(IN_ORDER).toList()) {
      Set<Integer> years =
          paid.computeIfAbsent(row.application().applicant(), a -> new HashSet<>());
      boolean full = BigDecimal.valueOf(years.size()).compareTo(amount(row, limit)) >= 0;
      if (full || !years.add(row.year())) {
        row.limit(BigDecimal.ZERO, limit.kind());
      }
    }
  }

  private void places(Limit limit, List<CaseRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> programmes = rows.get(0).rule.programmes();
    Map<CaseApplication, Integer> place = new HashMap<>();
    applications.stream()
        .filter(application -> programmes.contains(application.programme()))
        .sorted(CaseApplication.BY_APPROVAL)
        .forEach(application -> place.put(application, place.size() + 1));
    for (CaseRow row : rows) {
      int mine = Objects.requireNonNull(place.get(row.application()));
      if (amount(row, limit).compareTo(BigDecimal.valueOf(mine)) < 0) {
        row.limit(BigDecimal.ZERO, limit.kind());
      }
    }
  }

  /** Of all that an applicant is entitled to under several rules, the earliest application's. */
  static void choose(List<CaseRow> rows) {
    Map<String, List<CaseRow>> byApplicant =
        rows.stream()
            .filter(CaseRow::pays)
            .collect(Collectors.groupingBy(row -> row.application().applicant()));
    for (List<CaseRow> mine : byApplicant.values()) {
      CaseApplication chosen =
          mine.stream().map(CaseRow::application).min(CaseApplication.BY_APPROVAL).orElseThrow();
      mine.stream()
          .filter(row -> !row.application().id().equals(chosen.id()))
          .forEach(row -> row.limit(BigDecimal.ZERO, Limit.Kind.CHOICE));
    }
  }
}
