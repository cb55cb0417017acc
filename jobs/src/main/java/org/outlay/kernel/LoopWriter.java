package org.outlay.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;
import org.outlay.formula.Type;

/** Writes the body of a loop's method: what is hoisted, the guards, the checks, the loop. */
final class LoopWriter {
  private static final int FEN = 2;

  private final RuleFormulas formulas;
  private final Emitter emitter;
  private final StringBuilder guards = new StringBuilder();

  LoopWriter(RuleFormulas formulas, Emitter emitter) {
    this.formulas = formulas;
    this.emitter = emitter;
  }

  String write() {
    Operators operators = new Operators(emitter);
    List<Code> fixed = new ArrayList<>();
    Code mask = null;
    for (Expr part : conjuncts()) {
      Code code = emitter.of(part);
      if (!code.varies()) {
        fixed.add(code);
      } else {
        mask = mask == null ? code : operators.and(mask, code);
      }
    }
    fixed.forEach(this::guard);
    int guarded = emitter.before().length();
    Code fen = new Calls(emitter).fen(emitter.of(formulas.amount()));
    Code amount = fen.scale() == FEN ? fen : emitter.rescaled(fen, FEN);
    return body(guarded, mask, mask == null ? amount : emitter.beside(mask, amount));
  }

  /** Eligibility and duration, taken apart at their conjunctions. */
  private List<Expr> conjuncts() {
    List<Expr> parts = new ArrayList<>();
    split(formulas.eligibility(), parts);
    if (formulas.duration() != null) {
      Type truth = new Type.Truth();
      parts.add(
          new Expr.Binary(
              Expr.Operator.LESS_OR_EQUAL,
              BenefitYear.NAME,
              BenefitYear.whole(formulas.duration()),
              truth,
              0));
    }
    return parts;
  }

  private static void split(Expr condition, List<Expr> parts) {
    if (condition instanceof Expr.Binary binary && binary.operator() == Expr.Operator.AND) {
      split(binary.left(), parts);
      split(binary.right(), parts);
    } else {
      parts.add(condition);
    }
  }

  private void guard(Code condition) {
    if (!condition.name().equals("1.0")) {
      guards
          .append("    if (!(")
          .append(condition.name())
          .append(" == 1.0)) {\n      return false;\n    }\n");
    }
  }

  private String body(int guarded, @Nullable Code mask, Code amount) {
    Code most = amount.varies() ? amount : emitter.positive(amount);
    String value = mask == null ? most.name() : masked(mask, most);
    boolean same = mask == null && !amount.varies();
    return emitter.before().substring(0, guarded)
        + guards
        + emitter.before().substring(guarded)
        + check()
        + (same ? "" : arrays())
        + "    for (int i = 0; i < n; i++) {\n"
        + (same ? "" : emitter.inside())
        + "      out[i] = "
        + (amount.varies() ? positive(value, amount) : value)
        + ";\n    }\n    return true;\n";
  }

  private String check() {
    if (emitter.assumed().isEmpty()) {
      return "";
    }
    String known =
        emitter.assumed().stream()
            .map(name -> name + " == " + name)
            .collect(Collectors.joining(" && "));
    return "    if (!("
        + known
        + ")) {\n      return withNulls(fixed, tables, varying, out, n);\n    }\n";
  }

  private String arrays() {
    StringBuilder arrays = new StringBuilder();
    List<Expr> varying = emitter.slots().varying();
    for (int slot = 0; slot < varying.size(); slot++) {
      arrays
          .append("    final double[] in")
          .append(slot)
          .append(" = varying[")
          .append(slot)
          .append("]; // ")
          .append(Slots.key(varying.get(slot)))
          .append('\n');
    }
    return arrays.toString();
  }

  private static String masked(Code mask, Code amount) {
    return mask.nullable() || amount.nullable()
        ? "(" + mask.name() + " == 1.0 ? " + amount.name() + " : 0.0)"
        : mask.name() + " * " + amount.name();
  }

  private static String positive(String value, Code amount) {
    return amount.nullable()
        ? value + " > 0.0 ? " + value + " : 0.0"
        : Branchless.positive("(" + value + ")");
  }
}
