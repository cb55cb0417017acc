package org.outlay.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Which groups the copies of a component's donors join: those of the same group in one year are
 * together in it, or in the one that has taken its place ({@link GroupLives}).
 *
 * <p>Two copies of one donor are a pair that history does not have: there, who shares a group is
 * another application. Of the pairs that k donors of a group make by chance, each copied on its
 * own, one in k is of this kind. Where k is small, and few of those who came beside a donor were of
 * its group, only one copy of a donor joins, so that as many share a cap as in history; where it is
 * not, it makes no difference, and all do.
 */
final class DonorGroups {
  /** Of the applications beside one, fewer than this share its group: others than its copies do. */
  private static final double FEW = 0.1;

  private static final DonorGroups NOBODYS = new DonorGroups(Map.of(), 0, Map.of(), 0, 0);

  private final Map<String, Integer> donors;
  private final int all;
  private final GroupLives lives;

  private DonorGroups(
      Map<String, Integer> donors,
      int all,
      Map<String, NavigableSet<Integer>> years,
      int lastKnown,
      int recent) {
    this.donors = donors;
    this.all = all;
    this.lives = new GroupLives(years, lastKnown, recent);
  }

  /**
   * Of a component's programmes; nobody's where its limits follow no groups.
   *
   * @param approvals fiscal year of each approval
   * @param recent number of years that lend donors
   */
  static DonorGroups of(
      Roster roster, int[] approvals, Component component, int lastKnown, int recent) {
    if (!component.follows().contains(Component.Follows.GROUP)) {
      return NOBODYS;
    }
    double[] programmes = roster.column("programme");
    Map<String, NavigableSet<Integer>> years = new HashMap<>();
    Map<String, Integer> donors = new HashMap<>();
    int all = 0;
    for (int i = 0; i < approvals.length; i++) {
      if (approvals[i] <= lastKnown && component.programmes().contains((int) programmes[i])) {
        int lends = approvals[i] > lastKnown - recent ? 1 : 0;
        all += lends;
        if (roster.grouped()[i]) {
          String group = roster.groups()[i];
          years.computeIfAbsent(group, g -> new TreeSet<>()).add(approvals[i]);
          donors.merge(group, lends, Integer::sum);
        }
      }
    }
    return new DonorGroups(donors, all, years, lastKnown, recent);
  }

  /** How many groups have taken a group's place by a year, one after the other. */
  int successor(String group, int year) {
    return lives.successor(group, year);
  }

  /** Whether only one of a donor's copies in a year joins the group. */
  boolean isSmall(String group) {
    Integer known = donors.get(group);
    return known != null && known < DonorPools.FEWEST && known - 1 < FEW * (all - 1);
  }
}
