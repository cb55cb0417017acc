package org.outlay.simulation;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.outlay.cohort.Cohort;
import org.outlay.cohort.Collected;
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
    List<InternalRow> applications = applications(cohort, columns);
    SortedRecords records = SortedRecords.of(applications, records(cohort, measures));
    double[][] attributes = numbers(applications, 3, columns);
    return new Roster(
        texts(applications, row -> 0),
        texts(applications, row -> 1),
        texts(applications, row -> row.isNullAt(2) ? 1 : 2),
        grouped(applications),
        columns.stream().map(Field::name).toList(),
        attributes,
        days(columns),
        applications.stream().mapToLong(row -> Draws.entity(text(row, 0))).toArray(),
        ages(columns, attributes),
        measures.stream().map(Field::name).toList(),
        records.starts(),
        records.rows().stream().mapToInt(row -> row.getInt(1)).toArray(),
        amounts(records.rows(), 2, measures));
  }

  private static String[] texts(List<InternalRow> rows, ToIntFunction<InternalRow> column) {
    return rows.stream().map(row -> text(row, column.applyAsInt(row))).toArray(String[]::new);
  }

  private static String text(InternalRow row, int column) {
    return row.getUTF8String(column).toString();
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

  private static boolean[] grouped(List<InternalRow> applications) {
    boolean[] grouped = new boolean[applications.size()];
    for (int i = 0; i < grouped.length; i++) {
      grouped[i] = !applications.get(i).isNullAt(2);
    }
    return grouped;
  }

  private static List<Field> numeric(TableSchema table) {
    return table.fields().stream().filter(f -> f.kind() != FieldKind.IDENTIFIER).toList();
  }

  private static List<InternalRow> applications(Cohort cohort, List<Field> columns) {
    List<Column> wanted =
        new ArrayList<>(List.of(col("application_id"), col("applicant_id"), col("group_id")));
    columns.forEach(field -> wanted.add(number(field)));
    List<InternalRow> rows = collect(cohort.applications(), wanted);
    rows.sort(Comparator.comparing(row -> row.getUTF8String(0)));
    return rows;
  }

  private static List<InternalRow> records(Cohort cohort, List<Field> measures) {
    List<Column> wanted =
        new ArrayList<>(List.of(col("application_id"), col(Vocabulary.FISCAL_YEAR)));
    measures.forEach(field -> wanted.add(number(field)));
    return collect(cohort.annualRecords(), wanted);
  }

  private static List<InternalRow> collect(Dataset<Row> table, List<Column> columns) {
    return Collected.of(table.select(columns.toArray(Column[]::new)));
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

  private static double[][] numbers(List<InternalRow> rows, int from, List<Field> fields) {
    double[][] numbers = new double[fields.size()][rows.size()];
    for (int slot = 0; slot < fields.size(); slot++) {
      for (int i = 0; i < rows.size(); i++) {
        numbers[slot][i] = rows.get(i).getDouble(from + slot);
      }
    }
    return numbers;
  }

  /** Amounts are summed; an attribute is only compared. */
  private static double[][] amounts(List<InternalRow> rows, int from, List<Field> fields) {
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

  private static NotSimulated tooLarge(Field field, InternalRow row, double number) {
    return new NotSimulated(
        Problem.warning(
                "too-large-to-simulate",
                null,
                "a value is too large to be simulated exactly; nothing was simulated")
            .withValue(field.name() + " of " + text(row, 0) + ": about " + number)
            .withAllowed("up to 10^14 in units of the last decimal place (a trillion yuan)")
            .withRemedy("mend the row if it is wrong"));
  }
}
