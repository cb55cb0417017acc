package org.outlay.simulation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.outlay.cohort.Cohort;
import org.outlay.draw.Draws;
import org.outlay.policy.Policy;
import org.outlay.policy.Vocabulary;
import org.outlay.problem.Problem;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/** Collects a cohort into arrays on the driver. */
public final class RosterReader {
  /** A trillion yuan: thousands of such amounts still add up exactly. */
  private static final double LARGEST = 1e14;

  private RosterReader() {}

  /**
   * The cohort's accepted rows.
   *
   * @throws NotSimulated if a number is too large to be simulated exactly
   */
  public static Roster read(Policy policy, Cohort cohort) {
    List<Field> columns = numeric(policy.applications());
    List<Field> measures =
        numeric(policy.annualRecords()).stream()
            .filter(f -> !f.name().equals(Vocabulary.FISCAL_YEAR))
            .toList();
    List<Row> applications = applications(cohort, columns);
    Map<String, Integer> positions = new HashMap<>();
    applications.forEach(row -> positions.put(row.getString(0), positions.size()));
    List<Row> records = records(cohort, measures);
    int[] starts = new int[applications.size() + 1];
    int[] owners = new int[records.size()];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = Objects.requireNonNull(positions.get(records.get(i).getString(0)));
      starts[owners[i] + 1]++;
    }
    for (int i = 0; i < applications.size(); i++) {
      starts[i + 1] += starts[i];
    }
    Integer[] order = new Integer[owners.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer>comparingInt(i -> owners[i])
            .thenComparingInt(i -> records.get(i).getInt(1)));
    List<Row> sorted = Arrays.stream(order).map(records::get).toList();
    double[][] attributes = numbers(applications, 3, columns);
    return new Roster(
        applications.stream().map(row -> row.getString(0)).toArray(String[]::new),
        applications.stream().map(row -> row.getString(1)).toArray(String[]::new),
        applications.stream()
            .map(row -> row.isNullAt(2) ? row.getString(1) : row.getString(2))
            .toArray(String[]::new),
        grouped(applications),
        columns.stream().map(Field::name).toList(),
        attributes,
        days(columns),
        applications.stream().mapToLong(row -> Draws.entity(row.getString(0))).toArray(),
        ages(columns, attributes),
        measures.stream().map(Field::name).toList(),
        starts,
        sorted.stream().mapToInt(row -> row.getInt(1)).toArray(),
        amounts(sorted, 2, measures));
  }

  private static boolean[] days(List<Field> columns) {
    boolean[] days = new boolean[columns.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = columns.get(i).kind() == FieldKind.DATE;
    }
    return days;
  }

  /** Completed years; born on 29 February, a year is completed on 1 March in common years. */
  private static double[] ages(List<Field> columns, double[][] attributes) {
    List<String> names = columns.stream().map(Field::name).toList();
    double[] births = attributes[names.indexOf("birth_date")];
    double[] approvals = attributes[names.indexOf("approved_on")];
    double[] ages = new double[births.length];
    for (int i = 0; i < ages.length; i++) {
      ages[i] = Double.isNaN(births[i]) ? Double.NaN : age((long) births[i], (long) approvals[i]);
    }
    return ages;
  }

  private static int age(long birth, long day) {
    LocalDate born = LocalDate.ofEpochDay(birth);
    LocalDate then = LocalDate.ofEpochDay(day);
    boolean reached =
        then.getMonthValue() * 100 + then.getDayOfMonth()
            >= born.getMonthValue() * 100 + born.getDayOfMonth();
    return then.getYear() - born.getYear() - (reached ? 0 : 1);
  }

  private static boolean[] grouped(List<Row> applications) {
    boolean[] grouped = new boolean[applications.size()];
    for (int i = 0; i < grouped.length; i++) {
      grouped[i] = !applications.get(i).isNullAt(2);
    }
    return grouped;
  }

  private static List<Field> numeric(TableSchema table) {
    return table.fields().stream().filter(f -> f.kind() != FieldKind.IDENTIFIER).toList();
  }

  private static List<Row> applications(Cohort cohort, List<Field> columns) {
    List<Column> wanted =
        new ArrayList<>(List.of(col("application_id"), col("applicant_id"), col("group_id")));
    columns.forEach(field -> wanted.add(number(field)));
    List<Row> rows = new ArrayList<>(collect(cohort.applications(), wanted));
    Map<String, byte[]> bytes = new HashMap<>();
    rows.forEach(
        row -> bytes.put(row.getString(0), row.getString(0).getBytes(StandardCharsets.UTF_8)));
    rows.sort(
        (a, b) -> Arrays.compareUnsigned(bytes.get(a.getString(0)), bytes.get(b.getString(0))));
    return rows;
  }

  private static List<Row> records(Cohort cohort, List<Field> measures) {
    List<Column> wanted =
        new ArrayList<>(List.of(col("application_id"), col(Vocabulary.FISCAL_YEAR)));
    measures.forEach(field -> wanted.add(number(field)));
    return collect(cohort.annualRecords(), wanted);
  }

  private static List<Row> collect(Dataset<Row> table, List<Column> columns) {
    return table.select(columns.toArray(Column[]::new)).collectAsList();
  }

  private static Column number(Field field) {
    Column column = col(field.name());
    Column number =
        switch (field.kind()) {
          case DATE -> unix_date(column);
          case BOOLEAN -> column.cast("int");
          default -> column;
        };
    return coalesce(number.cast("double"), lit(Double.NaN)).as(field.name());
  }

  private static double[][] numbers(List<Row> rows, int from, List<Field> fields) {
    double[][] numbers = new double[fields.size()][rows.size()];
    for (int slot = 0; slot < fields.size(); slot++) {
      for (int i = 0; i < rows.size(); i++) {
        numbers[slot][i] = rows.get(i).getDouble(from + slot);
      }
    }
    return numbers;
  }

  /** Amounts are summed; an attribute is only compared. */
  private static double[][] amounts(List<Row> rows, int from, List<Field> fields) {
    double[][] amounts = numbers(rows, from, fields);
    for (int slot = 0; slot < fields.size(); slot++) {
      for (int i = 0; i < rows.size(); i++) {
        if (Math.abs(amounts[slot][i]) > LARGEST) {
          throw tooLarge(fields.get(slot), rows.get(i), amounts[slot][i]);
        }
      }
    }
    return amounts;
  }

  private static NotSimulated tooLarge(Field field, Row row, double number) {
    return new NotSimulated(
        Problem.warning(
                "too-large-to-simulate",
                null,
                "a value is too large to be simulated exactly; nothing was simulated")
            .withValue(field.name() + " of " + row.getString(0) + ": about " + number)
            .withAllowed("up to 10^14 in units of the last decimal place (a trillion yuan)")
            .withRemedy("mend the row if it is wrong"));
  }
}
