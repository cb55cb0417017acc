package org.outlay.kernel;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;

/**
 * A rule's formulas, translated; the loop is compiled where it first runs. Rules whose intermediate
 * values could leave 2^53, or that divide, are computed exactly and slowly instead, and so is any
 * call whose inputs exceed what was promised.
 */
public final class RuleKernel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RuleFormulas formulas;
  private final @Nullable RuleSource source;
  private final String reason;
  private final ArrayList<Expr> fixed;
  private final ArrayList<Expr> varying;
  private final ArrayList<KernelParameter> parameters;
  private final ArrayList<Inputs.Promise> fixedPromises;
  private final ArrayList<Inputs.Promise> varyingPromises;
  private transient volatile @Nullable RuleLoop compiled;

  private RuleKernel(RuleFormulas formulas, RuleEmitter emitter) {
    this.formulas = formulas;
    this.source = emitter.source();
    this.reason = emitter.reason();
    this.fixed = new ArrayList<>(emitter.fixedInputs());
    this.varying = new ArrayList<>(emitter.varyingInputs());
    this.parameters = new ArrayList<>(emitter.parameters());
    this.fixedPromises = new ArrayList<>(emitter.promises(fixed));
    this.varyingPromises = new ArrayList<>(emitter.promises(varying));
  }

  /** Translates a rule. */
  public static RuleKernel of(RuleFormulas formulas, Inputs inputs) {
    return new RuleKernel(formulas, new RuleEmitter(formulas, inputs));
  }

  /** Inputs that are the same in all replicates, by slot. */
  public List<Expr> fixedInputs() {
    return fixed;
  }

  /** Inputs that differ, by slot. */
  public List<Expr> varyingInputs() {
    return varying;
  }

  public List<KernelParameter> parameters() {
    return parameters;
  }

  /**
   * The generated class for inputs that are not null; empty when the rule is computed slowly,
   * {@link #reason} then says why.
   */
  public String source() {
    return source == null ? "" : source.quick();
  }

  /** Why the rule has no compiled loop; empty when it has one. */
  public String reason() {
    return reason;
  }

  /** The loop, compiled on first use. */
  public RuleLoop loop() {
    RuleLoop loop = compiled;
    if (loop == null) {
      loop = make();
      compiled = loop;
    }
    return loop;
  }

  private RuleLoop make() {
    RuleLoop exact = new ExactLoop(formulas, fixed, varying, parameters);
    return source == null ? exact : new PromisedLoop(source, exact, fixedPromises, varyingPromises);
  }
}
