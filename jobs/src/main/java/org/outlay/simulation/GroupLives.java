package org.outlay.simulation;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.apache.commons.math3.analysis.solvers.BisectionSolver;
import org.outlay.draw.Draws;

/**
 * How long groups of a component go on applying, and which of its successors takes a group's place.
 * Copies that kept their donors' groups for good would find lifetime caps used up, and share caps
 * with applicants of many years ago, which in history new groups do not.
 *
 * <p>Groups are taken to live equally long, each followed by another of its kind. A group applies
 * in a year with the share of recent years in which it did. The life is the one by which as many of
 * the groups that applied in recent years would not have been seen before as were not; where no
 * life is long enough for so few, groups live for good. The oldest go first, so that each year
 * takes its share of them.
 */
final class GroupLives {
  /** In years. */
  private static final double LONGEST = 100;

  private static final double ACCURACY = 1e-9;

  private final int lastKnown;
  private final double life;

  /** How much of its life is over at the end of the last known year. */
  private final Map<String, Double> over = new HashMap<>();

  /**
   * Of groups.
   *
   * @param years in which each group applied, up to the last known
   * @param recent number of years that are recent
   */
  GroupLives(Map<String, NavigableSet<Integer>> years, int lastKnown, int recent) {
    this.lastKnown = lastKnown;
    int first = years.values().stream().mapToInt(NavigableSet::first).min().orElse(lastKnown);
    // Of the first year nothing tells who is new.
    Recent window = new Recent(first, Math.max(first + 1, lastKnown + 1 - recent), lastKnown);
    this.life = life(years.values().stream().toList(), window);
    age(years, window);
  }

  /** Years of a life; infinite where groups are never new. */
  double life() {
    return life;
  }

  /** How many successors a group has had by a year; 0 up to the last known. */
  int successor(String group, int year) {
    double lives = over.getOrDefault(group, 0.0) + (year - lastKnown) / life;
    return year <= lastKnown ? 0 : (int) Math.floor(lives);
  }

  /** Recent years, and the first in which anybody applied. */
  private record Recent(int first, int from, int to) {
    int length() {
      return Math.max(0, to + 1 - from);
    }

    /** In how many of them a group applied. */
    int active(NavigableSet<Integer> years) {
      return years.tailSet(from).size();
    }

    /**
     * Expected number of its years in which a group applies that was not seen before.
     *
     * @param share of years in which it applies
     */
    double unseen(double share, double life) {
      double sum = 0;
      for (int year = from; year <= to; year++) {
        double silent = 1;
        // By its age, each equally frequent; in the last year of a life by what is left of it.
        for (int age = 0; age < year - first; age++) {
          sum += share * silent * Math.min(1, Math.max(0, life - age)) / life;
          silent *= 1 - share;
        }
        sum += share * silent * Math.max(0, life - (year - first)) / life;
      }
      return sum;
    }
  }

  private static double life(List<NavigableSet<Integer>> groups, Recent recent) {
    long fresh = groups.stream().filter(years -> years.first() >= recent.from()).count();
    long[] byActive = new long[recent.length() + 1];
    groups.forEach(years -> byActive[recent.active(years)]++);
    if (unseen(byActive, recent, LONGEST) >= fresh) {
      return Double.POSITIVE_INFINITY;
    }
    // All are new where groups live for a year.
    return unseen(byActive, recent, 1) <= fresh
        ? 1
        : new BisectionSolver(ACCURACY)
            .solve(Integer.MAX_VALUE, years -> unseen(byActive, recent, years) - fresh, 1, LONGEST);
  }

  private static double unseen(long[] byActive, Recent recent, double life) {
    double sum = 0;
    for (int active = 1; active < byActive.length; active++) {
      sum += byActive[active] * recent.unseen((double) active / recent.length(), life);
    }
    return sum;
  }

  /** Ages by rank, a group as heavy as it applies often. */
  private void age(Map<String, NavigableSet<Integer>> years, Recent recent) {
    double all = years.values().stream().mapToDouble(recent::active).sum();
    double younger = 0;
    for (Map.Entry<String, NavigableSet<Integer>> group : youngest(years)) {
      double weight = recent.active(group.getValue());
      over.put(group.getKey(), all == 0 ? 0 : (younger + weight / 2) / all);
      younger += weight;
    }
  }

  private static List<Map.Entry<String, NavigableSet<Integer>>> youngest(
      Map<String, NavigableSet<Integer>> years) {
    return years.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, NavigableSet<Integer>>>comparingInt(
                    group -> -group.getValue().first())
                .thenComparingLong(group -> Draws.entity(group.getKey()))
                .thenComparing(Map.Entry::getKey))
        .toList();
  }
}
