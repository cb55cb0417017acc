package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.outlay.policy.Limit;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** What a shared limit allows of a row's amount, once rows are in {@link ServingOrder}. */
final class Allowance {
  private static final Column AMOUNT = col(RulePass.AMOUNT);

  private Allowance() {}

  /**
   * Fen left of the amount; all of it without a limit.
   *
   * @param cap fen, years or places in force for the row
   */
  static Column of(LimitStep step, Column cap) {
    Column chosen = when(lit(false), AMOUNT);
    if (step.has(Allowance::inTurn)) {
      chosen = chosen.when(step.where(Allowance::inTurn), served(step, cap));
    }
    if (step.has(Allowance::proRata)) {
      chosen = chosen.when(step.where(Allowance::proRata), col(ProRata.SHARE));
    }
    if (step.has(Limit.Kind.PLACES)) {
      Column placed = when(col(Places.PLACE).leq(cap), AMOUNT).otherwise(0L);
      chosen = chosen.when(step.is(Limit.Kind.PLACES), placed);
    }
    return chosen.otherwise(AMOUNT);
  }

  /** Whether what a row is left depends on rows that are served before it. */
  static boolean inTurn(Rule rule, Limit limit) {
    return limit.kind() != Limit.Kind.PLACES && !proRata(rule, limit);
  }

  static boolean proRata(Rule rule, Limit limit) {
    return limit.kind().groupCap() && limit.allocation() == Limit.Allocation.PRO_RATA;
  }

  /** Whether a cap for good is another one in another year. */
  static boolean changing(Rule rule, Limit limit) {
    return limit.kind() == Limit.Kind.GROUP_LIFETIME && !Bounds.constant(rule, limit);
  }

  private static Column served(LimitStep step, Column cap) {
    List<Column> row = new ArrayList<>(List.of(new ServingOrder(step).keys()));
    row.add(step.perRule((rule, limit) -> lit(limit.kind().ordinal()), lit(0)));
    row.add(col(Vocabulary.FISCAL_YEAR));
    row.add(col("application_id"));
    row.add(AMOUNT);
    row.add(coalesce(cap, lit(0L)));
    return Serving.left(row.toArray(Column[]::new));
  }
}
