package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.outlay.money.Fen;
import org.outlay.parquet.ColumnarFormat;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.RuleColumn;
import org.outlay.policy.Vocabulary;

/** Turns settled rows into the table {@code payments}. */
final class Payments {
  private final Policy policy;
  private final Timeframe time;

  Payments(Policy policy, Timeframe time) {
    this.policy = policy;
    this.time = time;
  }

  /** With names and yuan. */
  Dataset<Row> decoded(Dataset<Row> settled) {
    return settled.select(columns().map(Output::decoded).toArray(Column[]::new));
  }

  /** With codes that know their names, and fen. */
  Dataset<Row> encoded(Dataset<Row> settled) {
    return settled.select(columns().map(Output::encoded).toArray(Column[]::new));
  }

  /** A column as files have it, and as their writer takes it. */
  private record Output(Column decoded, Column encoded) {
    static Output plain(String name, Column value) {
      return new Output(value.as(name), value.as(name));
    }

    static Output fen(String name, Column fen) {
      return new Output(Fen.yuan(fen).as(name), fen.as(name));
    }

    static Output named(String name, Column code, List<String> names) {
      Column[] all = names.stream().map(functions::lit).toArray(Column[]::new);
      return new Output(get(array(all), code).as(name), ColumnarFormat.named(code, names, name));
    }
  }

  private Stream<Output> columns() {
    return Stream.of(
        Output.plain("application_id", col("application_id")),
        Output.plain("applicant_id", col("applicant_id")),
        Output.plain("group_id", col("group_id")),
        Output.named("programme", col("programme"), policy.programmeNames()),
        ofRule(RuleColumn.RULE),
        ofRule(RuleColumn.CLAUSE),
        Output.named("district", col("district"), List.copyOf(policy.districts().keySet())),
        Output.plain("vintage", yearOfApproval()),
        vintageKind(),
        Output.plain("benefit_year", col(Vocabulary.BENEFIT_YEAR)),
        Output.plain("fiscal_year", col(Vocabulary.FISCAL_YEAR)),
        Output.fen("entitled", col(RulePass.ENTITLED)),
        Output.fen("amount", col(RulePass.AMOUNT)),
        Output.fen("withheld", col(RulePass.ENTITLED).minus(col(RulePass.AMOUNT))),
        Output.named(
            "binding_limit",
            col(RulePass.BINDING),
            Arrays.stream(Limit.Kind.values()).map(Limit.Kind::id).toList()),
        fund(),
        ofRule(RuleColumn.PAYER),
        ofRule(RuleColumn.KIND),
        Output.named(
            "basis",
            when(col(Continuation.CONTINUED), 1).otherwise(0),
            List.of("recorded", "continued")));
  }

  /** Benefit year 1, without asking the calendar again. */
  private static Column yearOfApproval() {
    return col(Vocabulary.FISCAL_YEAR).minus(col(Vocabulary.BENEFIT_YEAR)).plus(1);
  }

  /** Approved up to the data end, or given by a planner for the years after it. */
  private Output vintageKind() {
    Column code =
        time.asOf()
            .map(day -> when(col("approved_on").leq(lit(day)), 0).otherwise(1))
            .orElse(lit(0));
    return Output.named(
        "vintage_kind", code, List.of(VintageKind.LEGACY.id(), VintageKind.GIVEN.id()));
  }

  private Output fund() {
    Object[] without = policy.withoutFund().stream().sorted().toArray();
    return Output.named(
        RuleColumn.FUND.id(),
        when(col(RulePass.RULE).isin(without), lit(null)).otherwise(col(RulePass.RULE)),
        RuleColumn.FUND.names(policy));
  }

  private Output ofRule(RuleColumn column) {
    return Output.named(column.id(), col(RulePass.RULE), column.names(policy));
  }
}
