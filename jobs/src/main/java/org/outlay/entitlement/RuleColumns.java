package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.outlay.formula.Binding;
import org.outlay.formula.ColumnLowering;
import org.outlay.formula.Expr;
import org.outlay.policy.Limit;
import org.outlay.policy.Parameter;
import org.outlay.policy.Policy;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.NumberRange;

/** The formulas of one rule, for applications of one programme, as columns over the panel. */
final class RuleColumns implements Binding {
  private final Policy policy;
  private final RulePlan plan;
  private final Rule rule;
  private final String programme;
  private final InputSizes sizes;
  private final ParameterColumns parameters;
  private final ColumnLowering lowering;

  RuleColumns(Policy policy, RulePlan plan, Rule rule, String programme, InputSizes sizes) {
    this.policy = policy;
    this.plan = plan;
    this.rule = rule;
    this.programme = programme;
    this.sizes = sizes;
    this.parameters = new ParameterColumns(policy.applications());
    this.lowering = new ColumnLowering(this);
  }

  /**
   * Entitled fen of the row; null or not positive where there is no entitlement, {@link
   * org.outlay.formula.ExactMath#TOO_LARGE} where it cannot be written.
   */
  Column entitled() {
    Column due = lowering.condition(rule.eligibility().root());
    Column withinDuration =
        rule.duration()
            .map(d -> col(Vocabulary.BENEFIT_YEAR).leq(lowering.whole(d.root())))
            .orElse(lit(true));
    return when(withinDuration.and(due), lowering.due(rule.amount().root()));
  }

  /** Fen of the row after the rule's own yearly limits. */
  Column paid() {
    Column amount = entitled();
    for (Limit limit : rule.limits()) {
      if (limit.kind() == Limit.Kind.APPLICATION_YEAR) {
        amount = when(amount.isNotNull(), least(amount, cap(limit)));
      }
    }
    return coalesce(when(amount.gt(0L), amount), lit(0L));
  }

  /** A cap in fen, or a number of years or places; 0 where the row has no value for its keys. */
  Column cap(Limit limit) {
    Expr root = java.util.Objects.requireNonNull(limit.amount()).root();
    return switch (limit.kind()) {
      case APPLICANT_YEARS, PLACES -> coalesce(lowering.whole(root), lit(0));
      default -> coalesce(lowering.fen(root), lit(0L));
    };
  }

  @Override
  public Column of(Expr.Name name) {
    return name.name().equals(Vocabulary.AGE_AT_APPROVAL) ? ageAtApproval() : col(name.name());
  }

  /** Completed years; born on 29 February, a year is completed on 1 March in common years. */
  private static Column ageAtApproval() {
    Column approved = col("approved_on");
    Column birth = col("birth_date");
    Column approvedDay = month(approved).multiply(100).plus(dayofmonth(approved));
    Column birthDay = month(birth).multiply(100).plus(dayofmonth(birth));
    return year(approved).minus(year(birth)).minus(when(approvedDay.lt(birthDay), 1).otherwise(0));
  }

  @Override
  public Column of(Expr.ParameterValue value, List<Column> keys) {
    Parameter parameter = parameter(value.parameter());
    return parameters.value(parameter, ParameterColumns.scale(value.type()), keys);
  }

  @Override
  public Column of(Expr.Derived derived) {
    if (!derived.function().equals(Vocabulary.PAID)) {
      return col(Panel.derived(derived.function(), derived.argument()));
    }
    Rule base = policy.rule(derived.argument());
    if (!base.programmes().contains(programme)) {
      return lit(0L);
    }
    return plan.inPlace(rule, base)
        ? new RuleColumns(policy, plan, base, programme, sizes).paid()
        : col(Panel.derived(derived.function(), derived.argument()));
  }

  @Override
  public long magnitude(Expr expr) {
    if (expr instanceof Expr.ParameterValue value) {
      int scale = ParameterColumns.scale(value.type());
      return numbers(value)
          .map(BigDecimal::abs)
          .map(number -> number.setScale(scale).unscaledValue().longValueExact())
          .reduce(0L, Math::max);
    }
    return sizes.magnitude(expr);
  }

  @Override
  public boolean mayBeNegative(Expr input) {
    if (input instanceof Expr.ParameterValue value) {
      return numbers(value).anyMatch(number -> number.signum() < 0);
    }
    return InputSizes.column(input).filter(this::columnMayBeNegative).isPresent();
  }

  /** Of what is no column of a table, only an age: a birth date may be after the approval. */
  private boolean columnMayBeNegative(String name) {
    return policy
        .applications()
        .find(name)
        .or(() -> policy.annualRecords().find(name))
        .map(field -> NumberRange.of(field).mayBeNegative())
        .orElse(name.equals(Vocabulary.AGE_AT_APPROVAL));
  }

  /** All that a parameter can be, whatever the date and the keys. */
  private Stream<BigDecimal> numbers(Expr.ParameterValue value) {
    return parameter(value.parameter()).values().stream()
        .flatMap(dated -> dated.byKey().values().stream());
  }

  private Parameter parameter(String name) {
    return java.util.Objects.requireNonNull(rule.parameters().get(name), name);
  }
}
