package org.outlay.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Type;

/** Writes the class of a rule's loop, or says why there is none. */
final class RuleEmitter {
  static final String CLASS = "GeneratedRule";
  private static final int FEN = 2;

  private final RuleFormulas formulas;
  private final Inputs inputs;
  private final Emitter emitter;
  private @Nullable String source;
  private String reason = "";

  RuleEmitter(RuleFormulas formulas, Inputs inputs) {
    this.formulas = formulas;
    this.inputs = inputs;
    this.emitter = new Emitter(inputs);
    try {
      source = write();
    } catch (NotExact tooLarge) {
      reason = String.valueOf(tooLarge.getMessage());
      collect();
    }
  }

  @Nullable String source() {
    return source;
  }

  String reason() {
    return reason;
  }

  List<Expr> fixedInputs() {
    return emitter.slots().fixed();
  }

  List<Expr> varyingInputs() {
    return emitter.slots().varying();
  }

  List<KernelParameter> parameters() {
    return emitter.slots().parameters();
  }

  /** The slow loop needs every input, whatever was emitted before it was given up. */
  private void collect() {
    List<Expr> roots = new ArrayList<>(List.of(formulas.eligibility(), formulas.amount()));
    if (formulas.duration() != null) {
      roots.add(formulas.duration());
      roots.add(BenefitYear.NAME);
    }
    for (Expr root : roots) {
      Expressions.nodes(root).forEach(emitter.slots()::reserve);
    }
  }

  List<Inputs.Promise> promises(List<Expr> of) {
    Map<Integer, Double> largest = new LinkedHashMap<>();
    for (int slot = 0; slot < of.size(); slot++) {
      if (of.get(slot).type() instanceof Type.Numeric) {
        largest.put(slot, inputs.largest(of.get(slot)));
      }
    }
    return largest.entrySet().stream()
        .map(entry -> new Inputs.Promise(entry.getKey(), entry.getValue()))
        .toList();
  }

  private String write() {
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
    StringBuilder guard = new StringBuilder();
    for (Code code : fixed) {
      if (!code.name().equals("1.0")) {
        guard
            .append("    if (!(")
            .append(code.name())
            .append(" == 1.0)) {\n      return false;\n    }\n");
      }
    }
    int guarded = emitter.before().length();
    Code fen = new Calls(emitter).fen(emitter.of(formulas.amount()));
    Code amount = fen.scale() == FEN ? fen : emitter.rescaled(fen, FEN);
    return body(guard.toString(), guarded, mask, amount);
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

  private String body(String guard, int guarded, @Nullable Code mask, Code amount) {
    String before = emitter.before();
    StringBuilder arrays = new StringBuilder();
    for (int slot = 0; slot < emitter.slots().varying().size(); slot++) {
      arrays.append(
          "    final double[] in%d = varying[%d]; // %s%n"
              .formatted(slot, slot, Slots.key(emitter.slots().varying().get(slot)))
              .replace(System.lineSeparator(), "\n"));
    }
    String masked =
        mask == null
            ? amount.name()
            : mask.nullable() || amount.nullable()
                ? "(" + mask.name() + " == 1.0 ? " + amount.name() + " : 0.0)"
                : mask.name() + " * " + amount.name();
    String positive =
        amount.nullable()
            ? masked + " > 0.0 ? " + masked + " : 0.0"
            : "Math.max(0.0, " + masked + ")";
    return "public final class "
        + CLASS
        + " implements org.outlay.kernel.RuleLoop {\n"
        + "  public boolean entitled(\n"
        + "      double[] fixed, double[][] tables, double[][] varying, double[] out, int n) {\n"
        + before.substring(0, guarded)
        + guard
        + before.substring(guarded)
        + arrays
        + "    for (int i = 0; i < n; i++) {\n"
        + emitter.inside()
        + "      out[i] = "
        + positive
        + ";\n    }\n    return true;\n  }\n}\n";
  }
}
