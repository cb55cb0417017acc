package org.outlay.simulation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which ends that are over had been planned: nothing says so, but those still to come are planned
 * ones, and show on what days these fall: so many days before or after an anniversary of the
 * approval, or on one day of the year. Who left early left on any day.
 */
final class PlannedEnds {
  /** Days on which fewer of the ends to come fall are chance. */
  private static final double SHARE = 0.05;

  private static final int FEWEST = 3;

  private final Set<Integer> offsets;
  private final Set<Integer> days;

  /**
   * From the applications of a programme.
   *
   * @param approvals day of each approval since 1970
   * @param ends day of its end, NaN without one
   * @param asOf last day that is known
   */
  PlannedEnds(double[] approvals, double[] ends, LocalDate asOf) {
    Map<Integer, Integer> byOffset = new HashMap<>();
    Map<Integer, Integer> byDay = new HashMap<>();
    int all = 0;
    for (int i = 0; i < ends.length; i++) {
      if (ends[i] > asOf.toEpochDay()) {
        byOffset.merge(offset(approvals[i], ends[i]), 1, Integer::sum);
        byDay.merge(dayOfYear(ends[i]), 1, Integer::sum);
        all++;
      }
    }
    double least = Math.max(FEWEST, SHARE * all);
    offsets = common(byOffset, least);
    days = common(byDay, least);
  }

  private static Set<Integer> common(Map<Integer, Integer> counts, double least) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= least)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether an end falls on a day on which planned ends do. */
  boolean contains(double approval, double end) {
    return offsets.contains(offset(approval, end)) || days.contains(dayOfYear(end));
  }

  /** Days from the nearest anniversary of the approval. */
  private static int offset(double approval, double end) {
    LocalDate approved = LocalDate.ofEpochDay((long) approval);
    LocalDate ended = LocalDate.ofEpochDay((long) end);
    int years = ended.getYear() - approved.getYear();
    int nearest = Integer.MAX_VALUE;
    for (int y = years - 1; y <= years + 1; y++) {
      int off = (int) ChronoUnit.DAYS.between(approved.plusYears(y), ended);
      nearest = Math.abs(off) < Math.abs(nearest) ? off : nearest;
    }
    return nearest;
  }

  private static int dayOfYear(double end) {
    LocalDate ended = LocalDate.ofEpochDay((long) end);
    return ended.getMonthValue() * 100 + ended.getDayOfMonth();
  }
}
