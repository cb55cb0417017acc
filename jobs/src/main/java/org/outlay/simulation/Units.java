package org.outlay.simulation;

import java.io.Serializable;
import java.util.Arrays;

/**
 * What is simulated one by one: each application of the cohort, and for each projected cell and
 * entry year each donor that new applicants may resemble. Sorted so that what shares a limit stands
 * together in the order in which it is paid.
 *
 * @param application position in the roster
 * @param cell projected cell that a copy belongs to, -1 for an application of the cohort
 * @param lot lot that a copy arrives with, -1 for an application of the cohort
 * @param place of the donor in its lot
 * @param shift years by which a copy's dates are later than its donor's
 * @param approvedOn day since 1970
 * @param startYear fiscal year of approval
 * @param endYear last fiscal year that can be due
 * @param vintage ordinal of {@link org.outlay.entitlement.VintageKind}
 * @param partition number of the limit's unit, ascending; -1 for a unit that shares with none
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
    int[] partition)
    implements Serializable {
  /** What a unit takes. */
  static final int BYTES = 9 * Integer.BYTES + 1;

  int size() {
    return application.length;
  }

  boolean isCopy(int unit) {
    return cell[unit] >= 0;
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
        Arrays.copyOfRange(partition, begin, end));
  }
}
