package org.outlay.kernel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.outlay.formula.Expr;

/**
 * What a rule pays for one application in one benefit year.
 *
 * @param eligibility condition
 * @param amount yuan
 * @param duration benefit years that are paid; null when unlimited
 */
public record RuleFormulas(Expr eligibility, Expr amount, @Nullable Expr duration)
    implements Serializable {}
