package org.outlay.analysis;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Limit;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.policy.Rule;
import org.outlay.schema.Field;
import org.outlay.schema.Labels;

/**
 * Why one application is paid what it is. Amounts are fen.
 *
 * @param application every column of its row, in the order of the schema
 * @param rules one account per rule of its programme
 */
public record Explanation(
    Policy policy,
    Timeframe time,
    Programme programme,
    List<Cell> application,
    List<RuleAccount> rules) {
  public Explanation {
    application = List.copyOf(application);
    rules = List.copyOf(rules);
  }

  /**
   * A column of the application's row.
   *
   * @param value BigDecimal, category or identifier as String, Boolean, LocalDate; null if empty
   */
  public record Cell(Field field, @Nullable Object value) {}

  /** What one rule pays the application, fiscal year by fiscal year. */
  public record RuleAccount(Rule rule, List<YearAccount> years) {
    public RuleAccount {
      years = List.copyOf(years);
    }
  }

  /**
   * One fiscal year; two years with equal outcomes read the same.
   *
   * @param benefitYear 1 in the year of approval, less before it
   */
  public record YearAccount(int fiscalYear, int benefitYear, Outcome outcome) {}

  /**
   * What came out and why.
   *
   * @param failed the condition that is not met, as written; only when not eligible
   * @param values what the formulas read, in the order in which they read it
   * @param entitled before limits
   * @param limits in the order in which they apply; empty without an entitlement
   * @param amount due after limits
   * @param bindingLimit as in the table payments
   * @param basis {@code recorded} or {@code continued}; empty where no rule can pay
   */
  public record Outcome(
      Verdict verdict,
      Optional<String> failed,
      List<Value> values,
      long entitled,
      List<LimitAccount> limits,
      long amount,
      Optional<String> bindingLimit,
      Optional<String> basis) {
    public Outcome {
      values = List.copyOf(values);
      limits = List.copyOf(limits);
    }

    public long withheld() {
      return entitled - amount;
    }
  }

  /** Whether there is an entitlement, and if not why. */
  public enum Verdict {
    ENTITLED,
    /** The application is approved in a later year. */
    NOT_YET,
    /** Its ends_on lies in an earlier year. */
    ENDED,
    /** The rule's benefit years are over. */
    YEARS_OVER,
    /** A condition is not met. */
    NOT_ELIGIBLE,
    /** The amount comes to nothing. */
    NOTHING,
    /** The amount comes to less than nothing, which nobody is asked to pay back. */
    BELOW_ZERO
  }

  /**
   * A value that a formula reads.
   *
   * @param name as the formula calls it, keys by their values: {@code cap(long, A)}
   * @param unit as declared, {@code yuan/year}; empty for anything but a number
   */
  public record Value(
      String name, Optional<Labels> labels, @Nullable Object value, String unit, Source source) {}

  /**
   * What a limit did.
   *
   * @param values what its formula reads
   * @param cap yuan, years or places; empty for a choice or where the catalogue has no value
   * @param claim what came to it
   * @param left what it let pass
   */
  public record LimitAccount(
      Limit limit,
      List<Value> values,
      Optional<BigDecimal> cap,
      long claim,
      long left,
      Usage usage) {
    public LimitAccount {
      values = List.copyOf(values);
    }
  }
}
