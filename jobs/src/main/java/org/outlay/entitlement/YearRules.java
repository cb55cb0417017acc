package org.outlay.entitlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Environment;
import org.outlay.formula.Expr;
import org.outlay.formula.Interpreter;
import org.outlay.money.Fen;
import org.outlay.policy.Fund;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** Rules that the fiscal year drives: yearly envelopes and the capital calls of a fund. */
public final class YearRules {
  private final Policy policy;

  public YearRules(Policy policy) {
    this.policy = policy;
  }

  /** What a rule costs in a year; years that cost nothing are left out. */
  public record YearAmount(int fiscalYear, Rule rule, long fen) {}

  /** Amounts of the years from {@code from} to {@code to}, both included. */
  public List<YearAmount> amounts(int from, int to) {
    List<YearAmount> amounts = new ArrayList<>();
    for (Rule rule : policy.yearRules()) {
      for (int year = from; year <= to; year++) {
        long fen = fen(rule, year);
        if (fen > 0) {
          amounts.add(new YearAmount(year, rule, fen));
        }
      }
    }
    return amounts;
  }

  private long fen(Rule rule, int year) {
    return fen(rule, year, plannedCall(rule, year));
  }

  /** Fen that a rule costs in a year in which its fund calls so much capital, yuan. */
  public long fen(Rule rule, int year, BigDecimal capitalCall) {
    Values values = new Values(rule, year, capitalCall);
    boolean due = Boolean.TRUE.equals(Interpreter.evaluate(rule.eligibility().root(), values));
    Object amount = due ? Interpreter.evaluate(rule.amount().root(), values) : null;
    return amount == null
        ? 0
        : Fen.of(((BigDecimal) amount).setScale(Fen.SCALE, RoundingMode.HALF_UP));
  }

  private BigDecimal plannedCall(Rule rule, int year) {
    return rule.fund()
        .map(fund -> policy.funds().get(fund))
        .map(Fund::calls)
        .map(calls -> calls.get(year))
        .orElse(BigDecimal.ZERO);
  }

  /** What the names of a year-driven rule mean in one fiscal year. */
  private record Values(Rule rule, int year, BigDecimal capitalCall) implements Environment {

    @Override
    public @Nullable Object value(Expr.Name name) {
      return name.name().equals(Vocabulary.FISCAL_YEAR) ? BigDecimal.valueOf(year) : capitalCall;
    }

    @Override
    public @Nullable Object value(Expr.ParameterValue value, List<@Nullable Object> keys) {
      Parameter parameter = Objects.requireNonNull(rule.parameters().get(value.parameter()));
      List<String> names = keys.stream().map(String::valueOf).toList();
      return parameter.inForce(LocalDate.of(year, 1, 1)).byKey().get(names);
    }

    @Override
    public @Nullable Object value(Expr.Derived derived) {
      throw new IllegalStateException("a year has no other years: " + derived.function());
    }
  }
}
