package org.outlay.formula;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Random values of every input of {@link Fixture}'s scope, boundaries, nulls and huge ones too. */
final class RandomRows {
  private static final long LARGEST = 999_999_999_999_999_999L;
  private static final long[] FEN = {
    0,
    1,
    49,
    50,
    51,
    99,
    100,
    150,
    999_999,
    1_000_000,
    1_000_001,
    1_000_000_000L,
    999_999_999_999L,
    99_999_999_999_999_999L,
    100_000_000_000_000_000L,
    100_000_000_000_000_001L,
    LARGEST - 1,
    LARGEST
  };

  /** Inputs that may be negative; the others never are. */
  static final List<String> SIGNED = List.of("agreed_amount", "cumulative revenue");

  private final Random random;

  RandomRows(long seed) {
    this.random = new Random(seed);
  }

  /** Decoded values of one row, by the names of {@link Fixture#environment}. */
  Map<String, Object> next() {
    Map<String, Object> row = new HashMap<>();
    Fixture.SCOPE.names().forEach((name, type) -> put(row, name, type));
    put(row, "cumulative revenue", Fixture.number("yuan", 19, 2));
    put(row, "ever_given agreed_amount", Fixture.TRUTH);
    put(row, "paid venture-project", Fixture.YUAN);
    row.putAll(parameters());
    return row;
  }

  /** Parameters are the same in all rows; some keys have no value. */
  static Map<String, Object> parameters() {
    Map<String, Object> values = new HashMap<>();
    Fixture.ENVIRONMENT_VALUES.forEach(
        (name, value) -> {
          if (name.endsWith(")")) {
            values.put(name, value);
          }
        });
    return values;
  }

  private void put(Map<String, Object> row, String name, Type type) {
    boolean nullable = !name.equals("salary") && !name.equals("benefit_year");
    if (!nullable || random.nextInt(6) > 0) {
      row.put(name, value(name, type));
    }
  }

  private Object value(String name, Type type) {
    if (type instanceof Type.Numeric numeric) {
      long magnitude = numeric.precision() > 9 ? fen(numeric) : small(numeric);
      boolean negative = SIGNED.contains(name) && random.nextBoolean();
      return BigDecimal.valueOf(negative ? -magnitude : magnitude, numeric.scale());
    }
    if (type instanceof Type.Category category) {
      return category.values().get(random.nextInt(category.values().size()));
    }
    return type instanceof Type.Day
        ? LocalDate.of(2016, 8, 30).plusDays(random.nextInt(5))
        : (Object) random.nextBoolean();
  }

  private long fen(Type.Numeric numeric) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> FEN[random.nextInt(FEN.length)];
      case 3 -> random.nextLong(LARGEST + 1);
      case 4 -> numeric.precision() > 18 ? Long.MAX_VALUE : LARGEST;
      default -> random.nextLong(200_000_000L);
    };
  }

  private long small(Type.Numeric numeric) {
    long largest = BigDecimal.TEN.pow(numeric.precision()).longValueExact() - 1;
    return switch (random.nextInt(4)) {
      case 0 -> random.nextLong(3);
      case 1 -> largest;
      default -> random.nextLong(largest + 1);
    };
  }

  /** Column name of an input. */
  static String column(String input) {
    return input.replace(' ', '_').replace('-', '_');
  }

  /** Inputs with a column each, in order. */
  static List<String> inputs() {
    List<String> names = new ArrayList<>(Fixture.SCOPE.names().keySet().stream().sorted().toList());
    names.addAll(List.of("cumulative revenue", "ever_given agreed_amount", "paid venture-project"));
    return names;
  }

  static Type type(String input) {
    Type type = Fixture.SCOPE.names().get(input);
    if (type != null) {
      return type;
    }
    String[] call = input.split(" ", 2);
    return Fixture.SCOPE.derived().get(call[0]).get(call[1]);
  }

  static StructType schema() {
    StructType schema = new StructType();
    for (String input : inputs()) {
      schema = schema.add(column(input), carrier(type(input)), true);
    }
    return schema;
  }

  private static DataType carrier(Type type) {
    if (type instanceof Type.Numeric numeric) {
      return numeric.precision() > 9 ? DataTypes.LongType : DataTypes.IntegerType;
    }
    if (type instanceof Type.Category) {
      return DataTypes.IntegerType;
    }
    return type instanceof Type.Day ? DataTypes.DateType : DataTypes.BooleanType;
  }

  /** The row as the engine's tables hold it. */
  static Row encoded(Map<String, Object> row) {
    return RowFactory.create(
        inputs().stream().map(i -> encoded(row.get(i), type(i))).toArray(Object[]::new));
  }

  private static @Nullable Object encoded(@Nullable Object value, Type type) {
    if (value instanceof BigDecimal number && type instanceof Type.Numeric numeric) {
      long unscaled = number.setScale(numeric.scale()).unscaledValue().longValueExact();
      return numeric.precision() > 9 ? (Object) unscaled : (Object) (int) unscaled;
    }
    if (value instanceof String name && type instanceof Type.Category category) {
      return category.values().indexOf(name);
    }
    return value instanceof LocalDate day ? java.sql.Date.valueOf(day) : value;
  }
}
