package org.outlay.formula;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;

/** Columns of {@link RandomRows}. */
final class FixtureBinding implements Binding {
  private final Map<String, Object> parameters = RandomRows.parameters();

  @Override
  public Column of(Expr.Name name) {
    return col(name.name());
  }

  @Override
  public Column of(Expr.Derived derived) {
    return col(RandomRows.column(derived.function() + " " + derived.argument()));
  }

  @Override
  public Column of(Expr.ParameterValue parameter, List<Column> keys) {
    List<List<String>> lists =
        Fixture.SCOPE.parameters().get(parameter.parameter()).keys().stream()
            .map(key -> ((Type.Category) key).values())
            .toList();
    Column index = lit(0);
    List<List<String>> combinations = List.of(List.of());
    for (int k = 0; k < keys.size(); k++) {
      index = index.multiply(lists.get(k).size()).plus(keys.get(k));
      combinations = longer(combinations, lists.get(k));
    }
    int scale = Magnitudes.scale(parameter);
    Column[] values =
        combinations.stream()
            .map(by -> unscaled(parameter.parameter(), by, scale))
            .toArray(Column[]::new);
    return get(array(values), index);
  }

  private static List<List<String>> longer(List<List<String>> starts, List<String> names) {
    List<List<String>> all = new ArrayList<>();
    for (List<String> start : starts) {
      for (String name : names) {
        List<String> one = new ArrayList<>(start);
        one.add(name);
        all.add(one);
      }
    }
    return all;
  }

  private Column unscaled(String parameter, List<String> by, int scale) {
    String key = by.stream().collect(Collectors.joining(", ", parameter + "(", ")"));
    return parameters.get(key) instanceof BigDecimal value
        ? lit(value.setScale(scale).unscaledValue().longValueExact())
        : lit(null).cast("bigint");
  }

  @Override
  public long magnitude(Expr input) {
    if (!(input instanceof Expr.ParameterValue parameter)) {
      return Long.MAX_VALUE;
    }
    return parameters.entrySet().stream()
        .filter(e -> e.getKey().startsWith(parameter.parameter() + "("))
        .mapToLong(
            e ->
                ((BigDecimal) e.getValue())
                    .setScale(Magnitudes.scale(input))
                    .unscaledValue()
                    .longValueExact())
        .max()
        .orElse(0);
  }

  @Override
  public boolean mayBeNegative(Expr input) {
    return (input instanceof Expr.Name name && RandomRows.SIGNED.contains(name.name()))
        || input instanceof Expr.Derived;
  }
}
