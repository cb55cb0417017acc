package org.outlay.cohort;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** Matches the columns of a file with those of its table, by name. */
final class Header {
  private Header() {}

  /**
   * For each field of the table the position of its column in the file, -1 where an optional one is
   * absent.
   *
   * @param line line of the header, 0 for a file without lines
   * @param found where problems go; empty afterwards when the header is right
   */
  static List<Integer> match(
      TableSchema table, List<String> columns, InputFile file, long line, List<Problem> found) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      if (column.isEmpty()) {
        found.add(problem("header-empty", file, line, "column " + (i + 1) + " has no name", ""));
      } else if (table.find(column).isEmpty()) {
        found.add(unknown(table, columns, column, file, line));
      } else if (!seen.add(column)) {
        found.add(problem("header-repeated", file, line, "the column stands there twice", column));
      }
    }
    for (Field field : table.fields()) {
      if (field.required() && !columns.contains(field.name())) {
        found.add(
            problem("header-missing", file, line, "a required column is missing", field.name()));
      }
    }
    return table.names().stream().map(columns::indexOf).toList();
  }

  private static Problem unknown(
      TableSchema table, List<String> columns, String column, InputFile file, long line) {
    List<String> open = new ArrayList<>(table.names());
    open.removeAll(columns);
    String remedy = NearestName.suggestion(column, open);
    if (remedy == null && columns.size() == 1 && column.matches(".*[;\\t|].*")) {
      remedy = "separate the columns by commas";
    }
    return problem("header-unknown", file, line, "the table has no such column", column)
        .withAllowed(String.join(", ", table.names()))
        .withRemedy(
            remedy == null
                ? "remove the column, or declare it in the policy's columns/"
                    + table.name()
                    + ".json"
                : remedy);
  }

  private static Problem problem(
      String code, InputFile file, long line, String message, String value) {
    return Problem.input(
            code, line == 0 ? file.location() : file.location(line), file.table() + ": " + message)
        .withValue(value);
  }
}
