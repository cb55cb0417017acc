package org.outlay.formula;

import java.util.List;
import java.util.Optional;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Formula text -> checked expression. Spark's own parser reads the text; only listed forms,
 * functions and names pass, everything has a unit, and every result is exact. Needs no Spark
 * session and never throws for a bad text.
 */
public final class FormulaCompiler {
  private FormulaCompiler() {}

  /**
   * Compiles a formula that must give a certain type: the unit must be equal, and the result whole
   * if the expected scale is 0; its precision and other scales do not matter.
   *
   * @param location where the text begins; without a column it is not written in the file as it is
   *     meant, and the message says where in the formula something is wrong
   * @return empty if anything was refused, with the reasons added to {@code problems}
   */
  public static Optional<Formula> compile(
      String text, Location location, Scope scope, Type expected, Problems problems) {
    return guarded(new FormulaText(text, location), scope, Optional.of(expected), problems);
  }

  /** Compiles a definition: a formula that may give any type. */
  public static Optional<Formula> compile(
      String text, Location location, Scope scope, Problems problems) {
    return guarded(new FormulaText(text, location), scope, Optional.empty(), problems);
  }

  private static Optional<Formula> guarded(
      FormulaText source, Scope scope, Optional<Type> expected, Problems problems) {
    try {
      Operand root = root(source, scope);
      Expr typed = expected.map(type -> Expectation.fit(source, root, type)).orElse(root.expr());
      Limits.checkTree(source, root.span(), typed);
      Location begins = source.location();
      Location stands = new Location(begins.file(), begins.line(), 0);
      return Optional.of(new Formula(source.text(), stands, typed));
    } catch (Refusal refusal) {
      refusal.problems().forEach(problems::add);
    } catch (StackOverflowError deep) {
      problems.add(
          Problem.user("formula-too-deep", source.location(), "the formula is nested too deep"));
    }
    return Optional.empty();
  }

  private static Operand root(FormulaText source, Scope scope) {
    Limits.checkLength(source);
    List<Lexer.Token> tokens = Lexer.tokens(source);
    if (tokens.isEmpty()) {
      throw source.refusal("formula-syntax", new Span(0, 0), "the formula is empty");
    }
    Limits.checkDepth(source, tokens);
    Syntax written = SyntaxReader.read(source, SparkParser.parse(source, tokens));
    return new Checker(scope, source).check(written);
  }
}
