package org.outlay.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.outlay.config.Section;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads numbers by fiscal year: {@code { "2017" = 0.03, "2018" = 0.02 }}. */
final class YearKeys {
  static final int EARLIEST = 1900;
  static final int LATEST = 2100;

  /** What a year is written as. */
  static final String FORM = "(19\\d{2}|20\\d{2}|2100)";

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
                if (isYear(year)) {
                  byYear.put(Integer.valueOf(year), number);
                } else {
                  problems.add(bad(year, all.locationOf(year)));
                }
              }
            });
    return byYear;
  }

  static boolean isYear(String text) {
    return text.matches(FORM);
  }

  /** What is said about a text that is no year. */
  static Problem bad(String text, Location location) {
    return Problem.user("bad-year", location, "a fiscal year is due here")
        .withValue(text)
        .withAllowed("four digits such as \"2017\"");
  }
}
