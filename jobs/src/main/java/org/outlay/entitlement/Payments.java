package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.money.Fen;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** Turns settled rows into the table {@code payments}: names for codes, yuan for fen. */
final class Payments {
  private final Policy policy;
  private final Timeframe time;

  Payments(Policy policy, Timeframe time) {
    this.policy = policy;
    this.time = time;
  }

  Dataset<Row> of(Dataset<Row> settled) {
    return settled.select(
        col("application_id"),
        col("applicant_id"),
        col("group_id"),
        name(policy.programmes().keySet(), "programme").as("programme"),
        ofRule(Rule::name).as("rule"),
        ofRule(Rule::clause).as("clause"),
        name(policy.districts().keySet(), "district").as("district"),
        year(col("approved_on")).as("vintage"),
        vintageKind().as("vintage_kind"),
        col(Vocabulary.BENEFIT_YEAR).as("benefit_year"),
        col(Vocabulary.FISCAL_YEAR).as("fiscal_year"),
        Fen.yuan(col(RulePass.ENTITLED)).as("entitled"),
        Fen.yuan(col(RulePass.AMOUNT)).as("amount"),
        Fen.yuan(col(RulePass.ENTITLED).minus(col(RulePass.AMOUNT))).as("withheld"),
        name(Arrays.stream(Limit.Kind.values()).map(Limit.Kind::id).toList(), RulePass.BINDING)
            .as("binding_limit"),
        ofRule(r -> r.fund().orElse(null)).as("fund"),
        ofRule(Rule::payer).as("payer"),
        ofRule(r -> r.kind().id()).as("kind"),
        when(col(Continuation.CONTINUED), "continued").otherwise("recorded").as("basis"));
  }

  /** Approved up to the data end, or given by a planner for the years after it. */
  private Column vintageKind() {
    return time.asOf()
        .map(
            day ->
                when(col("approved_on").leq(lit(day)), VintageKind.LEGACY.id())
                    .otherwise(VintageKind.GIVEN.id()))
        .orElse(lit(VintageKind.LEGACY.id()));
  }

  private Column ofRule(Function<Rule, String> property) {
    Column[] names =
        policy.rules().stream().map(property).map(Payments::text).toArray(Column[]::new);
    return get(array(names), col(RulePass.RULE));
  }

  private static Column name(Collection<String> names, String code) {
    return get(array(names.stream().map(Payments::text).toArray(Column[]::new)), col(code));
  }

  private static Column text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? lit(null).cast("string") : lit(text);
  }
}
