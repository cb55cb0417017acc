package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.stack;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.outlay.formula.ExactMath;
import org.outlay.formula.OwnMethod;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * Applies rules to panel rows: one row per application, year and rule with a positive entitlement,
 * after the limits that stay inside the application. Adds {@code rule_index} (position in {@link
 * Policy#rules}), {@code entitled}, {@code amount} (fen) and {@code binding} (position of the limit
 * kind, null if none bound).
 *
 * <p>A programme triggers few rules, so each row has as many slots as the busiest programme has
 * rules, and a slot's formula is chosen by programme: the panel is passed over once whatever the
 * number of rules.
 */
final class RulePass {
  static final String RULE = "rule_index";
  static final String ENTITLED = "entitled";
  static final String AMOUNT = "amount";
  static final String BINDING = "binding";

  private final Policy policy;
  private final RulePlan plan;
  private final Timeframe time;
  private final InputSizes sizes;
  private final Layout layout;

  RulePass(Policy policy, RulePlan plan, Timeframe time, InputSizes sizes, Layout layout) {
    this.sizes = sizes;
    this.layout = layout;
    this.policy = policy;
    this.plan = plan;
    this.time = time;
  }

  Dataset<Row> apply(List<Rule> rules, Dataset<Row> panel) {
    Dataset<Row> rows =
        slots(rules, panel)
            .where(col(ENTITLED).gt(0L).or(tooLarge()).and(counts(rules)))
            .withColumn(ENTITLED, when(tooLarge(), refused()).otherwise(col(ENTITLED)))
            .withColumn(AMOUNT, withinYear(rules))
            .withColumn(
                BINDING,
                when(col(AMOUNT).lt(col(ENTITLED)), Limit.Kind.APPLICATION_YEAR.ordinal()));
    return withinLifetime(rules, rows);
  }

  private static Column tooLarge() {
    return col(ENTITLED).equalTo(ExactMath.TOO_LARGE);
  }

  private Column refused() {
    Column[] names = policy.rules().stream().map(rule -> lit(rule.name())).toArray(Column[]::new);
    return raise_error(
            TooLarge.message(
                get(array(names), col(RULE)), col("application_id"), col(Vocabulary.FISCAL_YEAR)))
        .cast("bigint");
  }

  private Dataset<Row> slots(List<Rule> rules, Dataset<Row> panel) {
    List<String> programmes = policy.programmeNames();
    List<List<Rule>> byProgramme = new ArrayList<>();
    for (String programme : programmes) {
      byProgramme.add(rules.stream().filter(r -> r.programmes().contains(programme)).toList());
    }
    int width = byProgramme.stream().mapToInt(List::size).max().orElse(0);
    List<Column> slots = new ArrayList<>(List.of(lit(width)));
    for (int slot = 0; slot < width; slot++) {
      slots.add(ruleOfSlot(byProgramme, slot));
      slots.add(entitledOfSlot(programmes, byProgramme, slot));
    }
    Column rows = stack(slots.toArray(Column[]::new)).as(new String[] {RULE, ENTITLED});
    return panel.select(col("*"), rows);
  }

  private Column ruleOfSlot(List<List<Rule>> byProgramme, int slot) {
    List<Column> indexes = new ArrayList<>();
    for (List<Rule> mine : byProgramme) {
      indexes.add(slot < mine.size() ? lit(index(mine.get(slot))) : lit(null).cast("int"));
    }
    return get(array(indexes.toArray(Column[]::new)), col("programme"));
  }

  private Column entitledOfSlot(List<String> programmes, List<List<Rule>> byProgramme, int slot) {
    Column chosen = when(lit(false), lit(0L));
    for (int code = 0; code < programmes.size(); code++) {
      List<Rule> mine = byProgramme.get(code);
      if (slot < mine.size()) {
        Column entitled =
            new RuleColumns(policy, plan, mine.get(slot), programmes.get(code), sizes).entitled();
        chosen = chosen.when(col("programme").equalTo(code), OwnMethod.of(entitled));
      }
    }
    return chosen;
  }

  private Column counts(List<Rule> rules) {
    Object[] earlier = rules.stream().filter(plan::needsEarlierYears).map(this::index).toArray();
    Column inside = col(Vocabulary.FISCAL_YEAR).geq(time.from());
    return earlier.length == 0 ? inside : inside.or(col(RULE).isin(earlier));
  }

  private Column withinYear(List<Rule> rules) {
    Column amount = col(ENTITLED);
    for (Rule rule : rules) {
      for (Limit limit : rule.limits()) {
        if (limit.kind() == Limit.Kind.APPLICATION_YEAR) {
          amount =
              when(
                      col(RULE).equalTo(index(rule)),
                      greatest(lit(0L), least(col(ENTITLED), capOf(rule, limit))))
                  .otherwise(amount);
        }
      }
    }
    return amount;
  }

  private Dataset<Row> withinLifetime(List<Rule> rules, Dataset<Row> rows) {
    Column cap = lit(null).cast("bigint");
    boolean any = false;
    boolean changes = false;
    for (Rule rule : rules) {
      for (Limit limit : rule.limits()) {
        if (limit.kind() == Limit.Kind.APPLICATION_LIFETIME) {
          cap = when(col(RULE).equalTo(index(rule)), capOf(rule, limit)).otherwise(cap);
          any = true;
          changes |= !Bounds.constant(rule, limit);
        }
      }
    }
    if (!any) {
      return rows;
    }
    Dataset<Row> capped = rows.withColumn("lifetime_cap", cap);
    return (changes ? withinChangingCap(capped) : withinConstantCap(capped))
        .withColumn(
            BINDING,
            when(col("left_amount").lt(col(AMOUNT)), lit(Limit.Kind.APPLICATION_LIFETIME.ordinal()))
                .otherwise(col(BINDING)))
        .withColumn(AMOUNT, col("left_amount"))
        .drop("lifetime_cap", "spent", "left_amount");
  }

  private static Dataset<Row> withinChangingCap(Dataset<Row> capped) {
    WindowSpec years = OverYears.YEARS_OF_RULE;
    Column amount =
        ChangingCap.amount(
            col(AMOUNT),
            col("lifetime_cap"),
            years.rowsBetween(Window.unboundedPreceding(), Window.currentRow()),
            OverYears.before(years));
    return capped.withColumn("left_amount", ofCapped(amount));
  }

  /** Truncating each claim at the cap changes no result and keeps the running sum small. */
  private Dataset<Row> withinConstantCap(Dataset<Row> capped) {
    Column claim = least(col(AMOUNT), col("lifetime_cap"));
    Column left = least(claim, col("lifetime_cap").minus(col("spent")));
    return new OverYears(layout)
        .withSumBeforeByRule(capped, "spent", claim)
        .withColumn("left_amount", ofCapped(greatest(left, lit(0L))));
  }

  private static Column ofCapped(Column amount) {
    return when(col("lifetime_cap").isNull(), col(AMOUNT)).otherwise(amount);
  }

  private Column capOf(Rule rule, Limit limit) {
    return new RuleColumns(policy, plan, rule, rule.programmes().get(0), sizes).cap(limit);
  }

  private int index(Rule rule) {
    return policy.rules().indexOf(rule);
  }
}
