package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/**
 * Rules applied in passes, each on top of what earlier ones settled.
 *
 * <p>In a pass programmes are computed in three groups: those that need the other years of the
 * application, those with limits that join applications, and those whose rows need not meet any
 * other.
 */
final class Passes {
  private final Policy policy;
  private final RulePlan plan;
  private final Timeframe time;
  private final InputSizes sizes;
  private final Layout layout;
  private final Dataset<Row> applications;
  private final Dataset<Row> records;

  /**
   * Passes over a cohort.
   *
   * @param applications accepted applications, encoded
   * @param records annual records, encoded, with {@code continued}
   */
  Passes(
      Policy policy,
      Timeframe time,
      InputSizes sizes,
      Layout layout,
      Dataset<Row> applications,
      Dataset<Row> records) {
    this.policy = policy;
    this.plan = new RulePlan(policy);
    this.time = time;
    this.sizes = sizes;
    this.layout = layout;
    this.applications = applications;
    this.records = records;
  }

  /** Rows of all rules after all limits, amounts in fen. */
  Dataset<Row> settled() {
    List<Dataset<Row>> settled = new ArrayList<>();
    for (List<Rule> rules : plan.passes()) {
      settled.add(pass(rules, settled));
    }
    return settled.stream().reduce(this::union).orElseThrow();
  }

  private Dataset<Row> pass(List<Rule> rules, List<Dataset<Row>> settled) {
    List<Rule> overYears =
        layout == Layout.TOGETHER
            ? rules
            : withProgrammesOf(rules.stream().filter(RulePlan::overYears).toList(), rules);
    List<Rule> rest = rules.stream().filter(r -> !overYears.contains(r)).toList();
    List<Rule> across =
        withProgrammesOf(rest.stream().filter(RulePlan::meetsOthers).toList(), rest);
    List<Rule> alone = rest.stream().filter(r -> !across.contains(r)).toList();
    Stream<Dataset<Row>> joined =
        Stream.concat(rows(overYears, settled).stream(), rows(across, settled).stream());
    return Stream.concat(
            limited(Stream.concat(overYears.stream(), across.stream()).toList(), joined),
            limited(alone, rows(alone, settled).stream()))
        .reduce(this::union)
        .orElseThrow();
  }

  private Dataset<Row> union(Dataset<Row> some, Dataset<Row> others) {
    return layout.gathered(some.unionAll(others));
  }

  /** The union of the parts after the limits that the rules share with one another. */
  private Stream<Dataset<Row>> limited(List<Rule> rules, Stream<Dataset<Row>> parts) {
    return parts
        .reduce(this::union)
        .map(new SharedLimits(policy, plan, rules, applications, layout)::apply)
        .stream();
  }

  /** The rules that share a programme with one of {@code some}: a programme is computed whole. */
  private static List<Rule> withProgrammesOf(List<Rule> some, List<Rule> all) {
    Set<String> programmes = new LinkedHashSet<>();
    some.forEach(rule -> programmes.addAll(rule.programmes()));
    return all.stream()
        .filter(rule -> rule.programmes().stream().anyMatch(programmes::contains))
        .toList();
  }

  private Optional<Dataset<Row>> rows(List<Rule> rules, List<Dataset<Row>> settled) {
    if (rules.isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> panel = new Panel(policy, plan, time, layout).due(rules, applications, records);
    Dataset<Row> rows =
        new RulePass(policy, plan, time, sizes, layout)
            .apply(rules, withPayments(panel, rules, settled))
            .select(
                col("application_id"),
                col("applicant_id"),
                col("group_id"),
                col("programme"),
                col("district"),
                col("approved_on"),
                col(Vocabulary.FISCAL_YEAR),
                col(Vocabulary.BENEFIT_YEAR),
                col(Continuation.CONTINUED),
                col(RulePass.RULE),
                col(RulePass.ENTITLED),
                col(RulePass.AMOUNT),
                col(RulePass.BINDING));
    return Optional.of(rows);
  }

  /**
   * Adds what rules settled in an earlier pass paid this application, this year and before.
   *
   * @param settled rows of each pass so far; of a rule only those of its own pass are looked at: a
   *     plan is as large as all that it is made of, each as often as it is used
   */
  private Dataset<Row> withPayments(
      Dataset<Row> panel, List<Rule> rules, List<Dataset<Row>> settled) {
    Set<String> bases = new LinkedHashSet<>();
    rules.forEach(rule -> bases.addAll(plan.read(rule)));
    bases.removeIf(base -> plan.level(policy.rule(base)) >= settled.size());
    Dataset<Row> wide = panel;
    for (String base : bases) {
      String paid = Panel.derived(Vocabulary.PAID, base);
      Dataset<Row> payments =
          settled
              .get(plan.level(policy.rule(base)))
              .where(col(RulePass.RULE).equalTo(policy.rules().indexOf(policy.rule(base))))
              .select(
                  col("application_id"),
                  col(Vocabulary.FISCAL_YEAR),
                  col(RulePass.AMOUNT).as(paid));
      Dataset<Row> paying =
          wide.join(
                  layout.lookedUp(payments),
                  new String[] {"application_id", Vocabulary.FISCAL_YEAR},
                  "left")
              .withColumn(paid, coalesce(col(paid), lit(0L)));
      wide =
          new OverYears(layout)
              .withSumBefore(paying, Panel.derived(Vocabulary.PAID_BEFORE, base), col(paid));
    }
    return wide;
  }
}
