package org.outlay.sample;

import com.typesafe.config.Config;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A positive quantity by year, known in at least two years; in between and outside it grows at a
 * constant rate.
 */
record YearPath(NavigableMap<Integer, Double> known) {

  static YearPath of(Config years) {
    NavigableMap<Integer, Double> known = new TreeMap<>();
    years
        .root()
        .forEach((year, value) -> known.put(Integer.valueOf(year), number(value.unwrapped())));
    return new YearPath(known);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  double at(int year) {
    Map.Entry<Integer, Double> left = known.floorEntry(year);
    Map.Entry<Integer, Double> right = known.ceilingEntry(year);
    if (left != null && right != null && left.getKey().equals(right.getKey())) {
      return left.getValue();
    }
    if (left == null) {
      left = known.firstEntry();
      right = known.higherEntry(left.getKey());
    } else if (right == null) {
      right = known.lastEntry();
      left = known.lowerEntry(right.getKey());
    }
    double position = (double) (year - left.getKey()) / (right.getKey() - left.getKey());
    return left.getValue() * StrictMath.pow(right.getValue() / left.getValue(), position);
  }

  /** SQL text of the array of the values from one year to another. */
  String array(int from, int to) {
    StringBuilder text = new StringBuilder("array(");
    for (int year = from; year <= to; year++) {
      text.append(year == from ? "" : ", ").append(at(year)).append('D');
    }
    return text.append(')').toString();
  }
}
