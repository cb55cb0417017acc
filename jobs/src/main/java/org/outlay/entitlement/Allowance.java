package org.outlay.entitlement;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.function.BiPredicate;
import org.apache.spark.sql.Column;
import org.outlay.policy.Limit;
import org.outlay.policy.Rule;
import org.outlay.policy.Vocabulary;

/** What a shared limit allows of a row's amount, once rows stand in {@link ServingOrder}. */
final class Allowance {
  /** Fen, years or places in force for the row. */
  static final String CAP = "limit_cap";

  private static final Column AMOUNT = col(RulePass.AMOUNT);

  private Allowance() {}

  /** Fen left of the amount; all of it without a limit. */
  static Column of(LimitStep step) {
    Column chosen = when(lit(false), AMOUNT);
    chosen = with(chosen, step, Allowance::underChangingCap, changingCap());
    chosen = with(chosen, step, Allowance::firstCome, constantCap());
    chosen = with(chosen, step, Allowance::proRata, col(ProRata.SHARE));
    chosen = with(chosen, step, Allowance::ofChangingYears, whole(paidYear()));
    chosen = with(chosen, step, of(Limit.Kind.APPLICANT_YEARS), whole(amongFirstYears()));
    chosen = with(chosen, step, of(Limit.Kind.CHOICE), whole(chosenOne()));
    chosen = with(chosen, step, of(Limit.Kind.PLACES), whole(hasPlace()));
    return chosen.otherwise(AMOUNT);
  }

  /** Adds a branch only where it is taken: a plan pays for every window in it. */
  private static Column with(
      Column chosen, LimitStep step, BiPredicate<Rule, Limit> test, Column value) {
    return step.has(test) ? chosen.when(step.where(test), value) : chosen;
  }

  private static BiPredicate<Rule, Limit> of(Limit.Kind kind) {
    return (rule, limit) -> limit.kind() == kind;
  }

  static boolean proRata(Rule rule, Limit limit) {
    return isCap(limit) && limit.allocation() == Limit.Allocation.PRO_RATA;
  }

  /** Whether a cap for good is another one in another year. */
  static boolean changing(Rule rule, Limit limit) {
    return limit.kind() == Limit.Kind.GROUP_LIFETIME && !Bounds.constant(rule, limit);
  }

  private static boolean firstCome(Rule rule, Limit limit) {
    return isCap(limit) && limit.allocation() == Limit.Allocation.FIRST_COME;
  }

  private static boolean underChangingCap(Rule rule, Limit limit) {
    return firstCome(rule, limit) && changing(rule, limit);
  }

  private static boolean ofChangingYears(Rule rule, Limit limit) {
    return limit.kind() == Limit.Kind.APPLICANT_YEARS && !Bounds.constant(rule, limit);
  }

  private static boolean isCap(Limit limit) {
    return limit.kind() == Limit.Kind.GROUP_YEAR || limit.kind() == Limit.Kind.GROUP_LIFETIME;
  }

  private static Column whole(Column pays) {
    return when(pays, AMOUNT).otherwise(0L);
  }

  private static Column changingCap() {
    return ChangingCap.amount(AMOUNT, col(CAP), ServingOrder.SO_FAR, ServingOrder.BEFORE);
  }

  /** Truncating each claim at the cap changes no result and keeps the running sum small. */
  private static Column constantCap() {
    Column claim = least(AMOUNT, col(CAP));
    Column spent = coalesce(sum(claim).over(ServingOrder.BEFORE), lit(0L));
    return greatest(least(claim, col(CAP).minus(spent)), lit(0L));
  }

  /** First row of its fiscal year, and that year among the first so many. */
  private static Column amongFirstYears() {
    Column year = col(Vocabulary.FISCAL_YEAR);
    Column opens = coalesce(lag(year, 1).over(ServingOrder.IN_ORDER).notEqual(year), lit(true));
    return opens.and(dense_rank().over(ServingOrder.BY_YEAR).leq(col(CAP)));
  }

  /** Where the number of years changes, a year that was not paid leaves one for later. */
  private static Column paidYear() {
    Column year = col(Vocabulary.FISCAL_YEAR);
    return ChangingCap.years(year, col(CAP), ServingOrder.SO_FAR)
        .gt(ChangingCap.years(year, col(CAP), ServingOrder.BEFORE));
  }

  private static Column chosenOne() {
    return col("application_id").equalTo(first(col("application_id")).over(ServingOrder.IN_ORDER));
  }

  private static Column hasPlace() {
    return col(Places.PLACE).leq(col(CAP));
  }
}
