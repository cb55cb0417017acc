package org.outlay.plan;

import java.util.List;

/** What one line of the plan is for. */
public record PlanCell(String fund, String clause, String rule, String district) {

  /** From the widest heading to the narrowest, below the grand total. */
  List<String> path() {
    return List.of(fund, clause + " " + rule, district);
  }
}
