package org.outlay.entitlement;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.outlay.formula.Expr;
import org.outlay.policy.Vocabulary;

/**
 * The rows that the rules see of one application, encoded.
 *
 * @param application its row of the applications
 * @param records its annual records, supplied and {@linkplain #continued continued}, oldest first
 * @param panel one row per benefit year in which a rule of its programme can pay, oldest first:
 *     columns of both tables, {@code fiscal_year}, {@code benefit_year}, {@code continued} and what
 *     {@link #column} names
 */
public record ApplicationRows(Row application, List<Row> records, List<Row> panel) {
  public ApplicationRows {
    records = List.copyOf(records);
    panel = List.copyOf(panel);
  }

  /** The panel row of a fiscal year; none where no rule of the programme can pay. */
  public Optional<Row> panelOf(int fiscalYear) {
    return of(panel, fiscalYear);
  }

  /** The annual record of a fiscal year, supplied or continued. */
  public Optional<Row> recordOf(int fiscalYear) {
    return of(records, fiscalYear);
  }

  /** Whether a record or a panel row goes on after the data end instead of being supplied. */
  public static boolean continued(Row row) {
    return row.getBoolean(row.fieldIndex(Continuation.CONTINUED));
  }

  /** Fiscal year of a record or a panel row. */
  public static int fiscalYear(Row row) {
    return row.getInt(row.fieldIndex(Vocabulary.FISCAL_YEAR));
  }

  /** Name of the panel column that holds a value over the application's other years. */
  public static String column(Expr.Derived derived) {
    return Panel.derived(derived.function(), derived.argument());
  }

  private static Optional<Row> of(List<Row> rows, int year) {
    return rows.stream().filter(row -> fiscalYear(row) == year).findFirst();
  }
}
