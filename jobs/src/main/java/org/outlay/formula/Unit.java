package org.outlay.formula;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dimension of a number: base units with exponents. {@code rate} and {@code ratio} are
 * dimensionless; {@code years}, {@code age} are {@code year}; {@code yuan/year} is {@code yuan},
 * since every amount is one of a fiscal year. A {@code count} is a unit beside plain numbers alone:
 * so many times an amount is an amount, an amount for each of them is, too.
 */
public record Unit(Map<String, Integer> exponents) implements Serializable {
  private static final String COUNTED = "count";

  public static final Unit NONE = new Unit(Map.of());
  public static final Unit YUAN = new Unit(Map.of("yuan", 1));
  public static final Unit COUNT = new Unit(Map.of(COUNTED, 1));
  public static final Unit YEAR = new Unit(Map.of("year", 1));

  public Unit {
    exponents = Map.copyOf(exponents);
  }

  /**
   * Reads {@code yuan}, {@code yuan/year}, {@code rate}, {@code yuan/m2/month} ...; empty if not a
   * unit.
   */
  public static Optional<Unit> parse(String text) {
    switch (text) {
      case "rate", "ratio":
        return Optional.of(NONE);
      case "yuan/year":
        return Optional.of(YUAN);
      case "years", "age", "year":
        return Optional.of(YEAR);
      default:
        break;
    }
    Unit unit = NONE;
    String[] parts = text.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].matches("[a-z][a-z0-9]*")) {
        return Optional.empty();
      }
      Unit base = new Unit(Map.of(parts[i], 1));
      unit = i == 0 ? unit.times(base) : unit.per(base);
    }
    return Optional.of(unit);
  }

  public Unit times(Unit other) {
    return combine(other, 1);
  }

  public Unit per(Unit other) {
    return combine(other, -1);
  }

  private Unit combine(Unit other, int sign) {
    Map<String, Integer> sum = new TreeMap<>(exponents);
    other.exponents.forEach((base, e) -> sum.merge(base, sign * e, Integer::sum));
    sum.values().removeIf(e -> e == 0);
    int counted = sum.getOrDefault(COUNTED, 0);
    if (counted != 0) {
      sum.remove(COUNTED);
      return counted > 0 && sum.isEmpty() ? COUNT : new Unit(sum);
    }
    return new Unit(sum);
  }

  @Override
  public String toString() {
    if (exponents.isEmpty()) {
      return "a plain number";
    }
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    new TreeMap<>(exponents)
        .forEach(
            (base, e) -> {
              for (int i = 0; i < Math.abs(e); i++) {
                (e > 0 ? above.append(above.isEmpty() ? "" : "*") : below.append('/')).append(base);
              }
            });
    return (above.isEmpty() ? "1" : above) + below.toString();
  }
}
