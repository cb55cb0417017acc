/**
 * Formulas of the policy: text -> checked, typed expression -> Spark columns, or one value.
 *
 * <p>Entry points: {@link org.outlay.formula.FormulaCompiler} reads and checks a text against a
 * {@link org.outlay.formula.Scope}; {@link org.outlay.formula.ColumnLowering} makes columns of the
 * result; {@link org.outlay.formula.Interpreter} evaluates it for one row. A formula is read by
 * Spark's parser without a session, then walked by a list of allowed forms: nothing of a text is
 * ever run. Knows nothing of any policy. May import {@code problem} and {@code schema} only.
 *
 * <p>Division: the quotient is rounded half-up to 12 decimal places; dividing by zero, or taking a
 * remainder by it, gives null. Everything else is exact, or refused when more than 38 digits could
 * be needed.
 */
@NullMarked
package org.outlay.formula;

import org.jspecify.annotations.NullMarked;
