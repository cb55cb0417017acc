package org.outlay.simulation;

import java.io.Serializable;
import java.util.List;
import org.outlay.policy.HeadCount;
import org.outlay.policy.Policy;

/**
 * Which applicants are counted, by the codes of the roster.
 *
 * @param programmes by head count
 * @param options by head count; who chose one of them is counted
 * @param tiers by head count; who is of one of them is counted, too, and everybody where neither is
 *     named
 * @param optionSlot column of the option
 * @param tierSlot column of the tier
 */
record Heads(int[] programmes, int[][] options, int[][] tiers, int optionSlot, int tierSlot)
    implements Serializable {
  static Heads of(Policy policy, Roster roster) {
    List<HeadCount> counts = policy.headCounts();
    List<String> programmes = policy.programmeNames();
    List<String> options = policy.applications().field("option").values();
    List<String> tiers = policy.applications().field("tier").values();
    return new Heads(
        counts.stream().mapToInt(count -> programmes.indexOf(count.programme())).toArray(),
        counts.stream().map(count -> codes(count.options(), options)).toArray(int[][]::new),
        counts.stream().map(count -> codes(count.tiers(), tiers)).toArray(int[][]::new),
        roster.columns().indexOf("option"),
        roster.columns().indexOf("tier"));
  }

  private static int[] codes(List<String> names, List<String> all) {
    return names.stream().mapToInt(all::indexOf).toArray();
  }

  int size() {
    return programmes.length;
  }

  /** Counts the applicants of a unit. */
  void enter(Model model, int unit, int year, Lane lane, BlockTotals totals) {
    int application = model.units().application()[unit];
    int programme = (int) model.roster().column("programme")[application];
    for (int count = 0; count < programmes.length; count++) {
      if (programmes[count] == programme && counts(count, model, unit)) {
        totals.enter(count, year, lane);
      }
    }
  }

  private boolean counts(int count, Model model, int unit) {
    return (options[count].length == 0 && tiers[count].length == 0)
        || isOneOf(options[count], model.attribute(unit, optionSlot))
        || isOneOf(tiers[count], model.attribute(unit, tierSlot));
  }

  private static boolean isOneOf(int[] codes, double attribute) {
    for (int code : codes) {
      if (code == attribute) {
        return true;
      }
    }
    return false;
  }
}
