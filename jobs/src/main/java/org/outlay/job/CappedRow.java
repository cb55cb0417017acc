package org.outlay.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.simulation.CappedMean;
import org.outlay.simulation.ReplicateTotals;

/**
 * A row of the table {@code capped_rules}; amounts in fen.
 *
 * @param limit kind of the limit
 * @param claimed mean of the claims
 * @param capAtMean the cap applied to the mean claims of each group
 * @param meanCapped mean of the capped amounts
 */
public record CappedRow(
    Rule rule, String limit, int fiscalYear, long claimed, long capAtMean, long meanCapped) {

  /** How much less is expected than the cap at the expected claims says. */
  public long gap() {
    return capAtMean - meanCapped;
  }

  /** Every rule with a shared cap that anything is claimed under, by year. */
  static List<CappedRow> of(Policy policy, int from, ReplicateTotals totals) {
    List<CappedRow> rows = new ArrayList<>();
    for (ReplicateTotals.CappedRule capped : totals.capped()) {
      Rule rule = policy.rules().get(capped.rule());
      CappedMean mean = capped.mean();
      for (int year = 0; year < totals.years(); year++) {
        if (mean.claimed()[year] > 0) {
          rows.add(
              new CappedRow(
                  rule,
                  capped.kind().id(),
                  from + year,
                  Math.round(mean.claimed()[year]),
                  Math.round(mean.capAtMean()[year]),
                  Math.round(mean.meanCapped()[year])));
        }
      }
    }
    return rows;
  }

  /** In the order of the schema's columns. */
  List<@Nullable Object> values() {
    return List.of(
        rule.name(),
        rule.clause(),
        limit,
        fiscalYear,
        Fen.yuan(claimed),
        Fen.yuan(capAtMean),
        Fen.yuan(meanCapped),
        Fen.yuan(gap()));
  }
}
