package org.outlay.simulation;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What is simulated one by one: each application of the cohort, and for each projected cell and
 * entry year each donor that new applicants may resemble, with its applicant's other applications
 * where these may withhold from it ({@link Companions}). Sorted so that what shares a limit stands
 * together in the order in which it is paid.
 *
 * @param application position in the roster
 * @param cell projected cell that a copy belongs to, a companion's copy to that of the one that it
 *     is brought along by; -1 for an application of the cohort
 * @param lot lot that a copy arrives with, -1 for an application of the cohort
 * @param place of the donor in its lot, {@link #COMPANION} for one that is brought along
 * @param shift years by which a copy's dates are later than its donor's
 * @param approvedOn day since 1970
 * @param startYear fiscal year of approval
 * @param endYear last fiscal year that can be due
 * @param vintage ordinal of {@link org.outlay.entitlement.VintageKind}
 * @param apart whether each further copy in a replicate is of a group of its own ({@link
 *     DonorGroups})
 * @param partition number of what shares a limit and stands together; -1 for a unit that shares
 *     with none
 * @param owners whose limits it comes under, where these are served in {@link Stages}
 */
record Units(
    int[] application,
    int[] cell,
    int[] lot,
    int[] place,
    int[] shift,
    int[] approvedOn,
    int[] startYear,
    int[] endYear,
    byte[] vintage,
    boolean[] apart,
    int[] partition,
    Owners owners)
    implements Serializable {
  /** What a unit takes. */
  static final int BYTES = 11 * Integer.BYTES + 2;

  /** Place of what an arriving copy brings along. */
  static final int COMPANION = -2;

  int size() {
    return application.length;
  }

  boolean isCopy(int unit) {
    return cell[unit] >= 0;
  }

  /** Whether it is a copy that arrives by itself. */
  boolean arrives(int unit) {
    return place[unit] >= 0;
  }

  /** Whether it only claims, since what it is paid is paid to another copy of its donor. */
  boolean isCompanion(int unit) {
    return place[unit] == COMPANION;
  }

  /**
   * The copy that arrives where those of one applicant stand by themselves, -1 where others do.
   *
   * @param begin first of what shares a limit
   * @param end after the last
   */
  int arrival(int begin, int end) {
    int arrival = -1;
    boolean alone = partition[begin] < 0;
    for (int unit = begin; unit < end; unit++) {
      arrival = arrives(unit) ? unit : arrival;
      alone |= isCompanion(unit);
    }
    return alone ? arrival : -1;
  }

  /** End of the units that share a limit with the one at {@code begin}. */
  int end(int begin) {
    int end = begin + 1;
    int number = partition[begin];
    while (number >= 0 && end < size() && partition[end] == number) {
      end++;
    }
    return end;
  }

  /**
   * Those from {@code begin} to before {@code end}.
   *
   * @param positions of their applications in another roster
   */
  Units range(int begin, int end, int[] positions) {
    return new Units(
        positions,
        Arrays.copyOfRange(cell, begin, end),
        Arrays.copyOfRange(lot, begin, end),
        Arrays.copyOfRange(place, begin, end),
        Arrays.copyOfRange(shift, begin, end),
        Arrays.copyOfRange(approvedOn, begin, end),
        Arrays.copyOfRange(startYear, begin, end),
        Arrays.copyOfRange(endYear, begin, end),
        Arrays.copyOfRange(vintage, begin, end),
        Arrays.copyOfRange(apart, begin, end),
        Arrays.copyOfRange(partition, begin, end),
        owners.range(begin, end));
  }

  /**
   * Whose limits units come under: numbers from 1, 0 for nobody. A copy is a person of its own,
   * with what it brings along, and a group of its own where its donor has none.
   *
   * @param person whom paid years and choices follow
   * @param group what caps follow
   */
  record Owners(int[] person, int[] group) implements Serializable {
    /** Where nothing is served in stages. */
    static final Owners NOBODY = new Owners(new int[0], new int[0]);

    private Owners range(int begin, int end) {
      return person.length == 0
          ? this
          : new Owners(
              Arrays.copyOfRange(person, begin, end), Arrays.copyOfRange(group, begin, end));
    }
  }
}
