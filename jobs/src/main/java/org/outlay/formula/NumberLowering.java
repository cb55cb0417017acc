package org.outlay.formula;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;

/** Numbers -> columns of unscaled values, in one carrier. */
final class NumberLowering {
  private final Arithmetic arithmetic;
  private final ColumnLowering others;

  /**
   * Lowers in one carrier.
   *
   * @param others lowers inputs, categories and the conditions inside
   */
  NumberLowering(Arithmetic arithmetic, ColumnLowering others) {
    this.arithmetic = arithmetic;
    this.others = others;
  }

  /** The unscaled value at a scale that is not below the number's own. */
  Column at(Expr number, int scale) {
    if (number instanceof Expr.Literal literal) {
      BigDecimal value = literal.value() instanceof BigDecimal given ? given : null;
      return arithmetic.literal(value, scale);
    }
    int own = Magnitudes.scale(number);
    Column column = of(number);
    return own == scale ? column : arithmetic.times(column, scale - own);
  }

  Column fen(Expr number) {
    return arithmetic.fen(own(number), Magnitudes.scale(number));
  }

  Column due(Expr number) {
    return arithmetic.due(own(number), Magnitudes.scale(number));
  }

  Column whole(Expr number) {
    return arithmetic.whole(own(number), Magnitudes.scale(number));
  }

  private Column own(Expr number) {
    return at(number, Magnitudes.scale(number));
  }

  private Column of(Expr number) {
    if (number instanceof Expr.Binary binary) {
      return binary(binary);
    }
    if (number instanceof Expr.Negate negate) {
      return negate(own(negate.operand()));
    }
    if (number instanceof Expr.Case choice) {
      return choice(choice);
    }
    return number instanceof Expr.Call call ? call(call) : arithmetic.input(others.input(number));
  }

  private Column binary(Expr.Binary node) {
    int scale = Magnitudes.commonScale(List.of(node.left(), node.right()));
    return switch (node.operator()) {
      case ADD -> at(node.left(), scale).plus(at(node.right(), scale));
      case SUBTRACT -> at(node.left(), scale).minus(at(node.right(), scale));
      case MULTIPLY -> own(node.left()).multiply(own(node.right()));
      case DIVIDE ->
          arithmetic.quotient(
              own(node.left()),
              own(node.right()),
              ExactMath.QUOTIENT_SCALE
                  + Magnitudes.scale(node.right())
                  - Magnitudes.scale(node.left()));
      case REMAINDER -> arithmetic.remainder(at(node.left(), scale), at(node.right(), scale));
      default -> throw new IllegalArgumentException(node.operator().symbol() + " is no number");
    };
  }

  private Column choice(Expr.Case node) {
    int scale = Magnitudes.scale(node);
    Column chosen = at(node.otherwise(), scale);
    List<Expr.Branch> branches = node.branches();
    Column when =
        when(others.truth(branches.get(0).condition()), at(branches.get(0).value(), scale));
    for (Expr.Branch branch : branches.subList(1, branches.size())) {
      when = when.when(others.truth(branch.condition()), at(branch.value(), scale));
    }
    return when.otherwise(chosen);
  }

  private Column call(Expr.Call call) {
    Expr first = call.arguments().get(0);
    int scale = Magnitudes.scale(call);
    return switch (call.function()) {
      case "least" -> least(all(call.arguments(), scale));
      case "greatest" -> greatest(all(call.arguments(), scale));
      case "coalesce" -> coalesce(all(call.arguments(), scale));
      case "nullif" -> {
        Column[] sides = all(call.arguments(), Magnitudes.commonScale(call.arguments()));
        yield when(sides[0].equalTo(sides[1]), lit(null)).otherwise(own(first));
      }
      case "abs" -> abs(own(first));
      case "floor", "ceil" -> rounded(call.function(), first, 0);
      case "round" -> rounded("halfUp", first, scale);
      default -> throw new IllegalArgumentException(call.function());
    };
  }

  private Column rounded(String how, Expr operand, int scale) {
    int places = Magnitudes.scale(operand) - scale;
    return places == 0 ? own(operand) : arithmetic.rounded(how, own(operand), places);
  }

  private Column[] all(List<Expr> numbers, int scale) {
    return numbers.stream().map(number -> at(number, scale)).toArray(Column[]::new);
  }
}
