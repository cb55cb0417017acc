package org.outlay.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads numbers by fiscal year: {@code { "2017" = 0.03, "2018" = 0.02 }}. */
final class YearKeys {
  private final Problems problems;

  YearKeys(Problems problems) {
    this.problems = problems;
  }

  /** By year, ascending; empty without the key. */
  Map<Integer, BigDecimal> read(
      Section section, String key, BiFunction<Section, String, BigDecimal> value) {
    Map<Integer, BigDecimal> byYear = new TreeMap<>();
    section
        .find(key)
        .ifPresent(
            all -> {
              for (String year : all.keys()) {
                BigDecimal number = value.apply(all, year);
                if (year.matches("(19|20)\\d{2}")) {
                  byYear.put(Integer.valueOf(year), number);
                } else {
                  problems.add(
                      Problem.user("bad-year", all.locationOf(year), "a fiscal year is due here")
                          .withValue(year)
                          .withAllowed("four digits such as \"2017\""));
                }
              }
            });
    return byYear;
  }
}
