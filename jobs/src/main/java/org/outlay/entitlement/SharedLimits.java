package org.outlay.entitlement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;

/**
 * Limits that join applications: caps per group, years per applicant, places, either/or choices.
 *
 * <p>Each is a walk over rows in a fixed order inside a partition ({@link ServingOrder}), so one
 * exchange and one sort serve all kinds: a row's rule decides what the partition and the order are.
 * A rule's first shared limit is applied to all rules together, then its second, and so on.
 */
final class SharedLimits {
  private static final String LEFT = "limit_left";

  /** Shared caps stand on parameters alone. */
  private static final InputSizes NO_SIZES = new InputSizes(Map.of());

  private final Policy policy;
  private final RulePlan plan;
  private final List<Rule> rules;
  private final Dataset<Row> applications;
  private final Layout layout;

  /**
   * Limits of {@code rules}.
   *
   * @param applications every accepted application: places are counted over all of them
   */
  SharedLimits(
      Policy policy, RulePlan plan, List<Rule> rules, Dataset<Row> applications, Layout layout) {
    this.layout = layout;
    this.policy = policy;
    this.plan = plan;
    this.rules = rules;
    this.applications = applications;
  }

  Dataset<Row> apply(Dataset<Row> rows) {
    Dataset<Row> limited = rows;
    for (int position = 0; position < LimitStep.most(rules); position++) {
      limited = apply(new LimitStep(policy, rules, position), limited);
    }
    return limited;
  }

  private Dataset<Row> apply(LimitStep step, Dataset<Row> rows) {
    Dataset<Row> ranked =
        step.has(Limit.Kind.PLACES) ? new Places(policy, applications).join(step, rows) : rows;
    Column cap = step.perRule(this::cap, lit(null).cast("bigint"));
    return settled(
        step,
        rows.columns(),
        arranged(step, cap, ranked).withColumn(LEFT, Allowance.of(step, cap)));
  }

  /** Rows that share a limit side by side, where it is not enough to look at each alone. */
  private Dataset<Row> arranged(LimitStep step, Column cap, Dataset<Row> rows) {
    boolean inTurn = step.has(Allowance::inTurn);
    boolean divided = step.has(Allowance::proRata);
    if (!inTurn && !divided) {
      return rows;
    }
    ServingOrder order = new ServingOrder(step);
    Dataset<Row> together = order.together(layout, rows);
    Dataset<Row> shared = divided ? withShares(step, order, cap, together) : together;
    return inTurn ? order.inOrder(shared) : shared;
  }

  private Column cap(Rule rule, Limit limit) {
    return limit.kind() == Limit.Kind.CHOICE
        ? lit(null).cast("bigint")
        : new RuleColumns(policy, plan, rule, rule.programmes().get(0), NO_SIZES)
            .cap(limit)
            .cast("bigint");
  }

  private static Dataset<Row> withShares(
      LimitStep step, ServingOrder order, Column cap, Dataset<Row> rows) {
    return ProRata.withShares(
        rows,
        order.keys(),
        order.year(),
        cap,
        step.has(Allowance::changing)
            ? Optional.of(step.where(Allowance::changing))
            : Optional.empty());
  }

  /** The columns as they came, with what is left and the limit that took the rest. */
  private static Dataset<Row> settled(LimitStep step, String[] names, Dataset<Row> rows) {
    Column kind = step.perRule((rule, limit) -> lit(limit.kind().ordinal()), noKind());
    List<Column> columns = new ArrayList<>();
    for (String name : names) {
      columns.add(
          switch (name) {
            case RulePass.AMOUNT -> col(LEFT).as(RulePass.AMOUNT);
            case RulePass.BINDING ->
                when(col(LEFT).lt(col(RulePass.AMOUNT)), kind)
                    .otherwise(col(RulePass.BINDING))
                    .as(RulePass.BINDING);
            default -> col(name);
          });
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column noKind() {
    return lit(null).cast("int");
  }
}
