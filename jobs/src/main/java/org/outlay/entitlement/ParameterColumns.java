package org.outlay.entitlement;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.get;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.outlay.formula.Type;
import org.outlay.policy.Parameter;
import org.outlay.policy.Vocabulary;
import org.outlay.schema.TableSchema;

/**
 * Parameters as columns: the value in force on the day that counts for the row, under the row's
 * keys, as a BIGINT at the parameter's scale; null where the catalogue has none.
 */
final class ParameterColumns {
  private final TableSchema applications;

  ParameterColumns(TableSchema applications) {
    this.applications = applications;
  }

  /** The value of {@code parameter} for a row; {@code keys} are category codes. */
  Column value(Parameter parameter, int scale, List<Column> keys) {
    Column value = dated(parameter.values().get(0), parameter, scale, keys);
    for (Parameter.Dated later : parameter.values().subList(1, parameter.values().size())) {
      value =
          when(inForce(parameter, later.from()), dated(later, parameter, scale, keys))
              .otherwise(value);
    }
    return value;
  }

  private static Column inForce(Parameter parameter, LocalDate from) {
    if (parameter.datedBy() == Parameter.DatedBy.APPROVAL) {
      return col("approved_on").geq(lit(from));
    }
    int firstYear = from.getDayOfYear() == 1 ? from.getYear() : from.getYear() + 1;
    return col(Vocabulary.FISCAL_YEAR).geq(firstYear);
  }

  private Column dated(Parameter.Dated dated, Parameter parameter, int scale, List<Column> keys) {
    List<List<String>> names =
        parameter.keys().stream().map(key -> applications.field(key).values()).toList();
    if (keys.isEmpty()) {
      return literal(dated.byKey().get(List.of()), scale);
    }
    Column index = keys.get(0);
    for (int k = 1; k < keys.size(); k++) {
      index = index.multiply(names.get(k).size()).plus(keys.get(k));
    }
    List<Column> values = new ArrayList<>();
    for (List<String> key : combinations(names)) {
      values.add(literal(dated.byKey().get(key), scale));
    }
    return get(array(values.toArray(Column[]::new)), index);
  }

  private static Column literal(@org.jspecify.annotations.Nullable BigDecimal value, int scale) {
    return value == null
        ? lit(null).cast("bigint")
        : lit(value.setScale(scale).unscaledValue().longValueExact());
  }

  private static List<List<String>> combinations(List<List<String>> names) {
    List<List<String>> all = List.of(List.of());
    for (List<String> next : names) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> start : all) {
        for (String name : next) {
          List<String> one = new ArrayList<>(start);
          one.add(name);
          longer.add(List.copyOf(one));
        }
      }
      all = longer;
    }
    return all;
  }

  /** Scale at which a parameter's values are whole. */
  static int scale(Type type) {
    return ((Type.Numeric) type).scale();
  }
}
