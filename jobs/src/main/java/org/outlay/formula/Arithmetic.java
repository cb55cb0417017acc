package org.outlay.formula;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Unscaled numbers in one of two carriers. Sums, products and comparisons are Spark's own; what
 * Spark has no exact or single-use form for calls {@link ExactMath} from the generated code.
 */
enum Arithmetic {
  /** BIGINT; needs bounded inputs. */
  LONG(DataTypes.LongType) {
    @Override
    Column input(Column column) {
      return column.cast(DataTypes.LongType);
    }

    @Override
    Column constant(BigInteger value) {
      return lit(value.longValueExact());
    }

    @Override
    Column rounded(String how, Column value, int places) {
      return call(how, DataTypes.LongType, value, lit(BigInteger.TEN.pow(places).longValueExact()));
    }

    @Override
    Column quotient(Column dividend, Column divisor, int shift) {
      throw new IllegalStateException("BIGINT cannot divide exactly");
    }

    @Override
    Column fen(Column value, int scale) {
      return whole(scale < 2 ? times(value, 2 - scale) : value, Math.max(0, scale - 2));
    }

    @Override
    Column due(Column value, int scale) {
      return fen(value, scale);
    }

    @Override
    Column whole(Column value, int scale) {
      return scale == 0 ? value : rounded("halfUp", value, scale);
    }
  },

  /** DECIMAL of scale 0 with up to 38 digits. */
  DECIMAL(DataTypes.createDecimalType(38, 0)) {
    @Override
    Column input(Column column) {
      return column.cast(DataTypes.createDecimalType(19, 0));
    }

    @Override
    Column constant(BigInteger value) {
      return lit(new BigDecimal(value));
    }

    @Override
    Column rounded(String how, Column value, int places) {
      return call(how, carrier(), value, lit(places));
    }

    @Override
    Column quotient(Column dividend, Column divisor, int shift) {
      return nullableCall("divide", carrier(), dividend, divisor, lit(shift));
    }

    @Override
    Column fen(Column value, int scale) {
      return nullableCall("fen", DataTypes.LongType, value, lit(scale));
    }

    @Override
    Column due(Column value, int scale) {
      return call("due", DataTypes.LongType, value, lit(scale));
    }

    @Override
    Column whole(Column value, int scale) {
      return nullableCall("whole", DataTypes.LongType, value, lit(scale));
    }
  };

  // Spark's data types are values, though not marked so.
  @SuppressWarnings("ImmutableEnumChecker")
  private final DataType carrier;

  Arithmetic(DataType carrier) {
    this.carrier = carrier;
  }

  DataType carrier() {
    return carrier;
  }

  /** A BIGINT or INT column in this carrier. */
  abstract Column input(Column column);

  abstract Column constant(BigInteger value);

  /** {@code floor}, {@code ceil} or {@code halfUp} by 10 to the power of {@code places}. */
  abstract Column rounded(String how, Column value, int places);

  abstract Column quotient(Column dividend, Column divisor, int shift);

  /** BIGINT fen, rounded half-up. */
  abstract Column fen(Column value, int scale);

  /** The same, {@link ExactMath#TOO_LARGE} where it is beyond DECIMAL(18,2). */
  abstract Column due(Column value, int scale);

  /** BIGINT whole number, rounded half-up. */
  abstract Column whole(Column value, int scale);

  Column literal(@Nullable BigDecimal value, int scale) {
    return value == null
        ? lit(null).cast(carrier)
        : constant(value.setScale(scale).unscaledValue());
  }

  /** {@code value * 10^places}. */
  Column times(Column value, int places) {
    return value.multiply(constant(BigInteger.TEN.pow(places)));
  }

  Column remainder(Column dividend, Column divisor) {
    return nullableCall("remainder", carrier, dividend, divisor);
  }

  /** A call that gives null for a null argument only. */
  private static Column call(String method, DataType result, Column... arguments) {
    return invoke(method, result, false, arguments);
  }

  /** A call that may give null for other arguments too. */
  private static Column nullableCall(String method, DataType result, Column... arguments) {
    return invoke(method, result, true, arguments);
  }

  private static Column invoke(
      String method, DataType result, boolean nullable, Column... arguments) {
    List<Expression> expressions =
        Arrays.stream(arguments).map(ExpressionUtils::expression).toList();
    return ExpressionUtils.column(
        new StaticInvoke(
            ExactMath.class,
            result,
            method,
            CollectionConverters.asScala(expressions).toSeq(),
            CollectionConverters.asScala(List.<AbstractDataType>of()).toSeq(),
            true,
            nullable,
            true,
            scala.Option.empty()));
  }
}
