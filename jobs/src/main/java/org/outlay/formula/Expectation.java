package org.outlay.formula;

/** What the place of a formula asks of its result. */
final class Expectation {
  private Expectation() {}

  /** The root with the expected type. */
  static Expr fit(FormulaText source, Operand root, Type expected) {
    if (root.isNull()) {
      return Retype.to(root.expr(), expected);
    }
    if (expected instanceof Type.Numeric wanted && root.isNumber()) {
      return number(source, root, wanted);
    }
    if (expected instanceof Type.Category list && root.isText()) {
      return new Agreement(source).text(root, list).expr();
    }
    if (!(expected instanceof Type.Numeric)
        && (expected instanceof Type.Category
            ? expected.equals(root.type())
            : expected.getClass() == root.type().getClass())) {
      return root.expr();
    }
    throw source.refusal(
        "formula-type",
        root.span(),
        "the formula must give "
            + (expected instanceof Type.Numeric ? "a number in " : "")
            + Operand.describe(expected)
            + ", and this is "
            + root.describe());
  }

  private static Expr number(FormulaText source, Operand root, Type.Numeric wanted) {
    if (!root.fits(wanted.unit())) {
      throw source.refusal(
          "formula-unit",
          root.span(),
          "the formula must give " + wanted.unit() + ", and this is " + root.unit());
    }
    if (wanted.scale() == 0 && Magnitudes.scale(root.expr()) > 0) {
      throw new Refusal(
          source
              .problem("formula-type", root.span(), "the formula must give a whole number")
              .withRemedy("use floor(x), ceil(x) or round(x, 0)"));
    }
    return root.unit().equals(wanted.unit()) ? root.expr() : Retype.to(root.expr(), wanted);
  }
}
