package org.outlay.formula;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;

/** Literals, read from the formula's own text wherever Spark's value says less or more. */
final class LiteralReader {
  private static final Pattern DAY = Pattern.compile("(?i:date)\\s*'([0-9]{4}-[0-9]{2}-[0-9]{2})'");
  private static final Pattern NUMBER = Pattern.compile("-?\\s*([0-9]+(?:\\.[0-9]+)?)");

  private final FormulaText source;

  LiteralReader(FormulaText source) {
    this.source = source;
  }

  /**
   * One literal.
   *
   * @param parent where the node around it stands: Spark shares one true and one false among all
   *     formulas, whose own origin is that of another text
   */
  Syntax read(Literal literal, Span span, Span parent) {
    DataType type = literal.dataType();
    if (type instanceof BooleanType) {
      return new Syntax.Truth(Boolean.TRUE.equals(literal.value()), parent);
    }
    if (type instanceof NullType) {
      return new Syntax.Null(span);
    }
    String written = source.at(span);
    if (type instanceof StringType && written.startsWith("'")) {
      return new Syntax.Text(unquoted(written), span);
    }
    if (type instanceof DateType) {
      return day(written, span);
    }
    Matcher number = NUMBER.matcher(written);
    if (type instanceof NumericType && number.matches()) {
      BigDecimal value = new BigDecimal(number.group(1));
      return new Syntax.Numeral(written.startsWith("-") ? value.negate() : value, span);
    }
    throw source.refusal(
        "formula-not-allowed", span, "this kind of literal is not allowed in a formula");
  }

  private static String unquoted(String written) {
    return written.substring(1, written.length() - 1).replace("''", "'");
  }

  private Syntax day(String written, Span span) {
    Matcher matcher = DAY.matcher(written);
    try {
      if (matcher.matches()) {
        return new Syntax.Day(LocalDate.parse(matcher.group(1)), span);
      }
    } catch (DateTimeException impossible) {
      // falls through to the refusal
    }
    throw noDate(source, span);
  }

  static Refusal noDate(FormulaText source, Span span) {
    return new Refusal(
        source
            .problem("formula-date", span, "this is not a date")
            .withAllowed("a day such as date '2016-09-01'"));
  }
}
