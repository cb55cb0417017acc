package org.outlay.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row by column name; a missing or empty cell is null. */
final class Columns {
  private final Map<String, String> cells;

  Columns(Map<String, String> cells) {
    this.cells = cells;
  }

  @Nullable String text(String column) {
    String cell = cells.get(column);
    return cell == null || cell.isEmpty() ? null : cell;
  }

  String required(String column) {
    String cell = text(column);
    if (cell == null) {
      throw new IllegalArgumentException("no " + column + " in " + cells);
    }
    return cell;
  }

  @Nullable BigDecimal number(String column) {
    String cell = text(column);
    return cell == null ? null : new BigDecimal(cell);
  }

  @Nullable Integer integer(String column) {
    String cell = text(column);
    return cell == null ? null : Integer.valueOf(cell);
  }

  @Nullable LocalDate date(String column) {
    String cell = text(column);
    return cell == null ? null : LocalDate.parse(cell);
  }

  @Nullable Boolean truth(String column) {
    String cell = text(column);
    return cell == null ? null : Boolean.valueOf(cell);
  }
}
