package org.outlay.simulation;

import java.io.Serializable;
import java.util.List;
import org.outlay.policy.HeadCount;
import org.outlay.policy.Policy;

/**
 * Which applicants are counted, by the codes of the roster.
 *
 * @param programmes by head count
 * @param options by head count, -1 for any
 * @param optionSlot column of the option, -1 without one
 */
record Heads(int[] programmes, int[] options, int optionSlot) implements Serializable {
  static Heads of(Policy policy, Roster roster) {
    List<HeadCount> counts = policy.headCounts();
    List<String> programmes = List.copyOf(policy.programmes().keySet());
    int[] programme = new int[counts.size()];
    int[] option = new int[counts.size()];
    for (int i = 0; i < programme.length; i++) {
      programme[i] = programmes.indexOf(counts.get(i).programme());
      option[i] =
          counts
              .get(i)
              .option()
              .map(name -> policy.applications().field("option").values().indexOf(name))
              .orElse(-1);
    }
    return new Heads(programme, option, roster.columns().indexOf("option"));
  }

  int size() {
    return programmes.length;
  }

  /** Counts the applicants of a unit. */
  void enter(Model model, int unit, int year, Lane lane, BlockTotals totals) {
    int application = model.units().application()[unit];
    int programme = (int) model.roster().column("programme")[application];
    for (int count = 0; count < programmes.length; count++) {
      if (programmes[count] == programme
          && (options[count] < 0 || options[count] == option(model, unit, application))) {
        totals.enter(count, year, lane);
      }
    }
  }

  private double option(Model model, int unit, int application) {
    int cell = model.units().cell()[unit];
    int position = cell < 0 ? -1 : model.cells().position(optionSlot);
    return position >= 0
        ? model.cells().values()[cell][position]
        : model.roster().attributes()[optionSlot][application];
  }
}
