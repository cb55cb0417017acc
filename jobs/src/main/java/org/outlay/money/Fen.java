package org.outlay.money;

import java.math.BigDecimal;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.MakeDecimal;
import org.apache.spark.sql.catalyst.expressions.UnscaledValue;
import org.apache.spark.sql.classic.ExpressionUtils;

/** Fen and yuan, exactly and without arithmetic: both hold the same unscaled number. */
public final class Fen {
  /** Digits of an amount in files. */
  public static final int PRECISION = 18;

  /** Digits after the point: fen. */
  public static final int SCALE = 2;

  private Fen() {}

  /** DECIMAL(18,2) yuan of a BIGINT column of fen. */
  public static Column yuan(Column fen) {
    return ExpressionUtils.column(
        new MakeDecimal(ExpressionUtils.expression(fen), PRECISION, SCALE, false));
  }

  /** BIGINT fen of a DECIMAL(18,2) column of yuan. */
  public static Column of(Column yuan) {
    return ExpressionUtils.column(new UnscaledValue(ExpressionUtils.expression(yuan)));
  }

  /** Yuan of a number of fen. */
  public static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, SCALE);
  }

  /**
   * Fen of an amount in yuan.
   *
   * @throws ArithmeticException if it is not a whole number of fen or too large
   */
  public static long of(BigDecimal yuan) {
    return yuan.setScale(SCALE).unscaledValue().longValueExact();
  }
}
