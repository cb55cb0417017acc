package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.fund.FundPlan;
import org.outlay.fund.Portion;
import org.outlay.money.Fen;
import org.outlay.policy.CostSplit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Sharing;

/**
 * Rows of the table {@code cost_shares}: who bears the amounts of {@code outlays} that a split fund
 * pays, and what districts add to them.
 */
final class CostShares {
  private final Policy policy;
  private final FundPlan plan;
  private final DueAmounts due;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  private CostShares(Policy policy, FundPlan plan, DueAmounts due) {
    this.policy = policy;
    this.plan = plan;
    this.due = due;
  }

  /** In the order of the rules, districts and years. */
  static List<List<@Nullable Object>> of(Policy policy, FundPlan plan, DueAmounts due) {
    CostShares shares = new CostShares(policy, plan, due);
    for (int rule = 0; rule < policy.rules().size(); rule++) {
      int number = rule;
      policy.splitOf(policy.rules().get(rule)).ifPresent(split -> shares.add(number, split));
    }
    return shares.rows;
  }

  private void add(int rule, CostSplit split) {
    List<String> districts = List.copyOf(policy.districts().keySet());
    for (int district = 0; district < districts.size(); district++) {
      add(rule, district, districts.get(district), split);
    }
    if (!districts.contains(Policy.WHOLE_CITY)) {
      add(rule, Portion.WHOLE_CITY, Policy.WHOLE_CITY, split);
    }
  }

  private void add(int index, int district, String name, CostSplit split) {
    Rule rule = policy.rules().get(index);
    Sharing sharing = split.of(rule, name);
    for (int year = 0; year < plan.years(); year++) {
      for (VintageKind kind : VintageKind.values()) {
        long fen = due.fen(index, kind, district, year, 0);
        if (fen != 0) {
          rows.add(
              List.of(
                  plan.from() + year,
                  rule.name(),
                  rule.clause(),
                  rule.fund().orElseThrow(),
                  name,
                  kind.id(),
                  Fen.yuan(fen),
                  Fen.yuan(sharing.cityPart(fen)),
                  Fen.yuan(sharing.districtPart(fen)),
                  Fen.yuan(sharing.upliftOn(fen))));
        }
      }
    }
  }
}
