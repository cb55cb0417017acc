package org.outlay.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;
import org.outlay.formula.Expressions;
import org.outlay.formula.Type;

/** Writes the class of a rule's loop, or says why there is none. */
final class RuleEmitter {
  static final String CLASS = "GeneratedRule";

  private final RuleFormulas formulas;
  private final Inputs inputs;
  private final Emitter emitter;
  private @Nullable RuleSource source;
  private String reason = "";

  RuleEmitter(RuleFormulas formulas, Inputs inputs) {
    this.formulas = formulas;
    this.inputs = inputs;
    this.emitter = new Emitter(inputs, Emitter.Nulls.ABSENT, new Slots(inputs));
    try {
      source = write();
    } catch (NotExact tooLarge) {
      reason = String.valueOf(tooLarge.getMessage());
      collect();
    }
  }

  @Nullable RuleSource source() {
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

  /** What a call must keep to: sizes of numbers; what varies is looked at for nulls too. */
  List<Inputs.Promise> promises(List<Expr> of) {
    List<Inputs.Promise> promises = new ArrayList<>();
    for (int slot = 0; slot < of.size(); slot++) {
      Expr input = of.get(slot);
      if (input.type() instanceof Type.Numeric) {
        promises.add(new Inputs.Promise(slot, inputs.largest(input)));
      } else if (inputs.varies(input) && inputs.nullable(input)) {
        promises.add(new Inputs.Promise(slot, Double.POSITIVE_INFINITY));
      }
    }
    return promises;
  }

  private RuleSource write() {
    Emitter minding = new Emitter(inputs, Emitter.Nulls.POSSIBLE, emitter.slots());
    return new RuleSource(
        text(new LoopWriter(formulas, emitter).write()),
        text(new LoopWriter(formulas, minding).write()));
  }

  private static String text(String body) {
    return "public final class "
        + CLASS
        + " implements org.outlay.kernel.GeneratedLoop {\n"
        + "  public int run(\n"
        + "      double[] fixed, double[][] tables, double[][] varying, double[] out, int n) {\n"
        + body
        + "  }\n}\n";
  }
}
