package org.outlay.formula;

import static org.apache.spark.sql.functions.when;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * Checked expressions -> Spark columns over encoded tables. Numbers are computed in BIGINT as long
 * as the row's inputs are small enough that nothing can overflow, and in DECIMAL otherwise; both
 * are exact and give the same value. Nothing throws at run time, ANSI mode included.
 */
public final class ColumnLowering {
  private final Binding binding;
  private final Carriers carriers;
  private final LogicLowering logic;

  /** Columns over the given inputs. */
  public ColumnLowering(Binding binding) {
    this(binding, Carriers.WHERE_SAFE);
  }

  ColumnLowering(Binding binding, Carriers carriers) {
    this.binding = binding;
    this.carriers = carriers;
    this.logic = new LogicLowering(this);
  }

  /** Which carriers numbers may be computed in. */
  enum Carriers {
    /** BIGINT for rows whose inputs are small enough, DECIMAL for others. */
    WHERE_SAFE,
    /** DECIMAL for every row. */
    DECIMAL_ONLY
  }

  /** BOOLEAN; null where unknown. */
  public Column condition(Expr condition) {
    return logic.value(condition);
  }

  /** INT code of a category, its position in the type's list; null for null. */
  public Column category(Expr category) {
    return logic.value(category);
  }

  /**
   * BIGINT fen of an amount in yuan: the exact value rounded half away from zero, once. Null for
   * null, and beyond DECIMAL(18,2).
   */
  public Column fen(Expr amount) {
    return amount(amount, numbers -> numbers.fen(amount));
  }

  /** Like {@link #fen}, but {@link ExactMath#TOO_LARGE} beyond DECIMAL(18,2). */
  public Column due(Expr amount) {
    return amount(amount, numbers -> numbers.due(amount));
  }

  private Column amount(Expr amount, Function<NumberLowering, Column> build) {
    int scale = Math.max(2, Magnitudes.scale(amount));
    BigInteger largest =
        BigInteger.valueOf(ExactMath.MAX_FEN).multiply(BigInteger.TEN.pow(scale - 2));
    return carried(List.of(amount), scale, largest, build);
  }

  /** INT of a number, rounded half away from zero; null for null, and beyond INT. */
  public Column whole(Expr number) {
    int scale = Magnitudes.scale(number);
    BigInteger largest = BigInteger.valueOf(Integer.MAX_VALUE).multiply(BigInteger.TEN.pow(scale));
    return carried(List.of(number), scale, largest, numbers -> numbers.whole(number))
        .cast(DataTypes.IntegerType);
  }

  /**
   * Builds a column from numbers, in BIGINT where it is safe.
   *
   * @param scale scale that the numbers are brought to
   * @param largest what they may reach there in BIGINT
   */
  Column carried(
      List<Expr> numbers, int scale, BigInteger largest, Function<NumberLowering, Column> build) {
    Optional<List<Column>> risks =
        carriers == Carriers.WHERE_SAFE
            ? new Safety(binding, this).risks(numbers, scale, largest)
            : Optional.empty();
    if (risks.isEmpty()) {
      return decimal(build);
    }
    Column bigint = build.apply(new NumberLowering(Arithmetic.LONG, this));
    // A null input is no risk: the condition is then unknown, and BIGINT it is.
    return risks.get().stream()
        .reduce(Column::or)
        .map(risk -> when(risk, decimal(build)).otherwise(bigint))
        .orElse(bigint);
  }

  private Column decimal(Function<NumberLowering, Column> build) {
    // Conditions inside are in DECIMAL as well: two carriers each would double at every level.
    ColumnLowering inside = new ColumnLowering(binding, Carriers.DECIMAL_ONLY);
    return build.apply(new NumberLowering(Arithmetic.DECIMAL, inside));
  }

  /** The bound column of a name, a parameter or a derived value. */
  Column input(Expr input) {
    if (input instanceof Expr.Name name) {
      return binding.of(name);
    }
    if (input instanceof Expr.Derived derived) {
      return binding.of(derived);
    }
    if (input instanceof Expr.ParameterValue parameter) {
      return binding.of(parameter, parameter.keys().stream().map(logic::value).toList());
    }
    throw new IllegalArgumentException("no input: " + input);
  }

  Column truth(Expr condition) {
    return logic.value(condition);
  }
}
