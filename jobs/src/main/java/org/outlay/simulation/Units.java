package org.outlay.simulation;

import java.io.Serializable;

/**
 * What is simulated one by one: each application of the cohort, and for each projected cell and
 * entry year each donor that new applicants may resemble. Sorted so that what shares a limit stands
 * together in the order in which it is paid.
 *
 * @param application position in the roster
 * @param cell projected cell that a copy belongs to, -1 for an application of the cohort
 * @param shift years by which a copy's dates are later than its donor's
 * @param approvedOn day since 1970
 * @param startYear fiscal year of approval
 * @param endYear last fiscal year that can be due
 * @param share of the cell's intensity that falls to the donor
 * @param before sum of the shares of the donors before it in its cell and entry year
 * @param vintage ordinal of {@link org.outlay.entitlement.VintageKind}
 * @param partition number of the limit's unit, ascending; -1 for a unit that shares with none
 */
record Units(
    int[] application,
    int[] cell,
    int[] shift,
    int[] approvedOn,
    int[] startYear,
    int[] endYear,
    double[] share,
    double[] before,
    byte[] vintage,
    int[] partition)
    implements Serializable {

  int size() {
    return application.length;
  }

  boolean isCopy(int unit) {
    return cell[unit] >= 0;
  }
}
