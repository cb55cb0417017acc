package org.outlay.formula;

import java.util.OptionalInt;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.Option;

/** Spark counts code points, Java counts UTF-16 units. */
record Offsets(String text) {
  /** Where a node stands, or {@code fallback} where Spark does not say. */
  Span span(Origin origin, Span fallback) {
    OptionalInt start = number(origin.startIndex());
    OptionalInt stop = number(origin.stopIndex());
    if (start.isEmpty() || stop.isEmpty()) {
      return fallback;
    }
    return new Span(unit(start.getAsInt()), unit(stop.getAsInt() + 1));
  }

  /** Offset of a line (from 1) and column (from 0). */
  int ofLine(int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    int points = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(column, points));
  }

  static OptionalInt number(Option<Object> option) {
    return option.isDefined() && option.get() instanceof Integer number
        ? OptionalInt.of(number)
        : OptionalInt.empty();
  }

  private int unit(int codePoint) {
    return text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
  }
}
