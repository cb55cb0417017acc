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
    Conditions conditions = new Conditions(emitter);
    List<Code> fixed = new ArrayList<>();
    Code mask = null;
    for (Expr part : conjuncts()) {
      Code code = emitter.of(part);
      if (!code.varies()) {
        fixed.add(code);
      } else {
        mask = mask == null ? code : conditions.and(mask, code);
      }
    }
    fixed.forEach(this::guard);
    int guarded = emitter.statements().before().length();
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
          .append(" == 1.0)) {\n      return NOTHING;\n    }\n");
    }
  }

  private String body(int guarded, @Nullable Code mask, Code amount) {
    Code most = amount.varies() ? amount : emitter.positive(amount);
    Code unlike = mask == null ? most : emitter.statements().unlike(mask, most);
    String value = mask == null ? most.name() : masked(mask, unlike);
    // The sum ends a negative 0.
    String result = amount.varies() ? positive(value, amount) : value + " + 0.0";
    String before = emitter.statements().before();
    return before.substring(0, guarded)
        + guards
        + before.substring(guarded)
        + check()
        + arrays()
        + emitter.statements().loops(result, mask == null ? List.of(unlike) : List.of(mask, unlike))
        + "    return WRITTEN;\n";
  }

  private String check() {
    if (emitter.assumed().isEmpty()) {
      return "";
    }
    String known =
        emitter.assumed().stream()
            .map(name -> name + " == " + name)
            .collect(Collectors.joining(" && "));
    return "    if (!(" + known + ")) {\n      return HAS_NULLS;\n    }\n";
  }

  private String arrays() {
    StringBuilder arrays = new StringBuilder();
    List<Expr> varying = emitter.slots().varying();
    for (int slot = 0; slot < varying.size(); slot++) {
      arrays
          .append("    final double[] " + Statements.INPUT)
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
