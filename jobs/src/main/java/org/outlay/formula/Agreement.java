package org.outlay.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;

/**
 * Brings operands that stand side by side to one type: same unit, same list of names. Literals
 * adapt: 0 to any unit, 1 to any unit it is compared with, whole numbers to a count, text and null
 * to what stands beside.
 */
final class Agreement {
  /** Why the operands stand side by side. */
  enum Use {
    /** One of them is the result. */
    CHOOSE,
    /** They are compared. */
    COMPARE
  }

  private final FormulaText source;

  Agreement(FormulaText source) {
    this.source = source;
  }

  /**
   * The operands with one type.
   *
   * @param what operator or function, for messages
   */
  List<Operand> agree(List<Operand> operands, Use use, String what) {
    Optional<Operand> reference = reference(operands, use);
    if (reference.isEmpty()) {
      return withoutReference(operands, use, what);
    }
    List<Operand> agreed = new ArrayList<>();
    for (Operand operand : operands) {
      agreed.add(fit(operand, reference.get(), use, what));
    }
    return agreed;
  }

  private static Optional<Operand> reference(List<Operand> operands, Use use) {
    Optional<Operand> fixed =
        operands.stream()
            .filter(o -> !o.isNull() && !o.isText() && !o.isZero())
            .filter(o -> use == Use.CHOOSE || !o.isOne())
            .findFirst();
    Optional<Operand> counted =
        fixed
            .filter(Operand::isWhole)
            .flatMap(o -> operands.stream().filter(c -> c.unit().equals(Unit.COUNT)).findFirst());
    return counted
        .or(() -> fixed)
        .or(() -> operands.stream().filter(o -> o.isText() && !o.isLiteral()).findFirst())
        .or(() -> operands.stream().filter(Operand::isOne).findFirst())
        .or(() -> operands.stream().filter(Operand::isNumber).findFirst());
  }

  private List<Operand> withoutReference(List<Operand> operands, Use use, String what) {
    Optional<Operand> text = operands.stream().filter(Operand::isText).findFirst();
    if (text.isEmpty()) {
      return operands;
    }
    if (use == Use.COMPARE) {
      throw source.refusal(
          "formula-type", text.get().span(), "a text can be compared with a category only");
    }
    Type.Category own = new Type.Category(List.copyOf(names(operands)));
    Operand reference = new Operand(Retype.to(text.get().expr(), own), text.get().span());
    return operands.stream().map(o -> fit(o, reference, use, what)).toList();
  }

  private static Set<String> names(List<Operand> operands) {
    Set<String> names = new LinkedHashSet<>();
    for (Operand operand : operands) {
      if (operand.type() instanceof Type.Category category) {
        names.addAll(category.values());
      }
    }
    return names;
  }

  private Operand fit(Operand operand, Operand reference, Use use, String what) {
    Type wanted = reference.type();
    if (operand.isNull()) {
      return new Operand(Retype.to(operand.expr(), wanted), operand.span());
    }
    if (wanted instanceof Type.Numeric && operand.isNumber()) {
      return unit(operand, reference, use, what);
    }
    if (wanted instanceof Type.Category category && operand.isText()) {
      return text(operand, category);
    }
    boolean same =
        wanted.getClass() == operand.type().getClass()
            && (!(wanted instanceof Type.Category) || wanted.equals(operand.type()));
    if (same) {
      return operand;
    }
    boolean day = operand.type() instanceof Type.Day || wanted instanceof Type.Day;
    Problem problem = differ("formula-type", "types differ", operand, reference, what);
    throw new Refusal(
        day && (operand.isText() || reference.isText())
            ? problem.withRemedy("write a day as in date '2016-09-01'")
            : problem);
  }

  private Operand unit(Operand operand, Operand reference, Use use, String what) {
    if (operand.unit().equals(reference.unit())) {
      return operand;
    }
    if (operand.fits(reference.unit()) || (use == Use.COMPARE && operand.isOne())) {
      return new Operand(Retype.to(operand.expr(), reference.type()), operand.span());
    }
    throw new Refusal(unitsDiffer(operand, reference, what));
  }

  /** The problem of two numbers whose units do not fit. */
  Problem unitsDiffer(Operand operand, Operand reference, String what) {
    Problem problem = differ("formula-unit", "units differ", operand, reference, what);
    for (Operand[] pair : new Operand[][] {{operand, reference}, {reference, operand}}) {
      if (pair[0].isLiteral()) {
        String text = source.at(pair[0].span());
        return problem.withRemedy(
            "make " + text + " a parameter, with the unit of the other: " + pair[1].unit());
      }
    }
    return problem;
  }

  private Problem differ(String code, String how, Operand operand, Operand reference, String what) {
    boolean operandFirst = operand.span().start() < reference.span().start();
    Operand first = operandFirst ? operand : reference;
    Operand second = operandFirst ? reference : operand;
    boolean sign = !Character.isLetter(what.charAt(0));
    String message =
        sign
            ? how + ": " + first.describe() + " " + what + " " + second.describe()
            : how + " in " + what + ": " + first.describe() + " and " + second.describe();
    return source.problem(code, sign ? first.span().to(second.span()) : operand.span(), message);
  }

  /** A text with the list of names of what stands beside it. */
  Operand text(Operand operand, Type.Category category) {
    for (String name : texts(operand.expr()).toList()) {
      if (!category.values().contains(name)) {
        throw new Refusal(
            source
                .problem("unknown-value", operand.span(), "there is no \"" + name + "\" here")
                .withAllowed(String.join(", ", category.values()))
                .withRemedy(NearestName.suggestion(name, category.values())));
      }
    }
    return new Operand(Retype.to(operand.expr(), category), operand.span());
  }

  private static Stream<String> texts(Expr expr) {
    return expr instanceof Expr.Literal literal
        ? Stream.ofNullable(literal.value()).map(String::valueOf)
        : Operand.choices(expr).stream().flatMap(Agreement::texts);
  }
}
