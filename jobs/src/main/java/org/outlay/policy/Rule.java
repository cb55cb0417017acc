package org.outlay.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Formula;
import org.outlay.formula.Unit;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * One money rule. Driven by applications, or by the fiscal year (an envelope, a fund's capital
 * calls) when {@link #programmes} is empty.
 *
 * @param clause first clause of the line; {@code clause} in every output
 * @param clauses all clauses it carries out
 * @param definitions names that its formulas use for longer expressions, in file order; the
 *     formulas' roots hold the expressions themselves
 * @param eligibility condition; true when absent from the file
 * @param fund the fund that pays; empty for a memo rule
 * @param budget where it stands in the government's budget
 * @param amount yuan of one application in one benefit year, before limits
 * @param timing when the clause says that money comes, in words
 * @param payment when the ledgers pay it
 * @param duration benefit years that have rows, empty when unlimited
 */
public record Rule(
    String name,
    String clause,
    List<String> clauses,
    Labels labels,
    Labels description,
    List<String> programmes,
    String beneficiary,
    String payer,
    Optional<String> fund,
    Kind kind,
    BudgetLine budget,
    Map<String, Formula> definitions,
    Formula eligibility,
    Formula amount,
    Optional<Formula> duration,
    List<Limit> limits,
    String timing,
    Payment payment,
    List<String> tags,
    Map<String, Parameter> parameters,
    Location location) {

  public Rule {
    clauses = List.copyOf(clauses);
    programmes = List.copyOf(programmes);
    definitions = Collections.unmodifiableMap(new LinkedHashMap<>(definitions));
    limits = List.copyOf(limits);
    tags = List.copyOf(tags);
    parameters = Map.copyOf(parameters);
  }

  /** What an amount is. */
  public enum Kind {
    /** Public money granted. */
    OUTLAY("outlay"),
    /** Paid or forgone elsewhere; shown, never summed with outlays. */
    MEMO("memo"),
    /** Public money that buys a fund share. */
    INVESTMENT("investment");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    public String id() {
      return id;
    }
  }

  /**
   * The least that may be agreed case by case: a floor in yuan, the same for everybody, of a rule
   * that pays an agreed amount.
   */
  public Optional<Parameter> agreedFloor() {
    boolean agreed =
        Expressions.nodes(amount.root()).stream()
            .anyMatch(
                node ->
                    node instanceof Expr.Name column
                        && column.name().equals(Vocabulary.AGREED_AMOUNT));
    return parameters.values().stream()
        .filter(parameter -> agreed && parameter.bound() == Parameter.Bound.FLOOR)
        .filter(parameter -> parameter.keys().isEmpty() && parameter.unit().equals(Unit.YUAN))
        .findFirst();
  }

  /** Whether applications drive it, rather than the fiscal year. */
  public boolean perApplication() {
    return !programmes.isEmpty();
  }

  /** The same rule, paid at other times. */
  public Rule withPayment(Payment other) {
    return with(limits, other);
  }

  /** The same rule under its first limits alone. */
  public Rule withLimits(int first) {
    return with(limits.subList(0, first), payment);
  }

  private Rule with(List<Limit> newLimits, Payment newPayment) {
    return new Rule(
        name,
        clause,
        clauses,
        labels,
        description,
        programmes,
        beneficiary,
        payer,
        fund,
        kind,
        budget,
        definitions,
        eligibility,
        amount,
        duration,
        newLimits,
        timing,
        newPayment,
        tags,
        parameters,
        location);
  }
}
