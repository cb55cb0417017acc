package org.outlay.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.policy.Policy;
import org.outlay.projection.Cell;
import org.outlay.schema.Field;
import org.outlay.schema.TableSchema;

/** The projected cells that the applications of a roster belong to. */
final class RosterCells {
  private static final List<String> COLUMNS =
      List.of("tier", "grade", "term", "option", "district");

  private final Roster roster;
  private final TableSchema schema;
  private final List<String> programmes;
  private final int[] slots;

  RosterCells(Policy policy, Roster roster) {
    this.roster = roster;
    this.schema = policy.applications();
    this.programmes = List.copyOf(policy.programmes().keySet());
    this.slots = COLUMNS.stream().mapToInt(c -> roster.columns().indexOf(c)).toArray();
  }

  /** The cell of each application. */
  Cell[] cells() {
    double[] programme = roster.column("programme");
    Cell[] cells = new Cell[roster.size()];
    for (int i = 0; i < cells.length; i++) {
      String district = text(4, i);
      cells[i] =
          new Cell(
              programmes.get((int) programme[i]),
              text(0, i),
              text(1, i),
              text(2, i),
              text(3, i),
              district == null ? "" : district);
    }
    return cells;
  }

  private @Nullable String text(int column, int application) {
    double code = roster.attributes()[slots[column]][application];
    return Double.isNaN(code) ? null : schema.field(COLUMNS.get(column)).values().get((int) code);
  }

  /** Day of each approval. */
  LocalDate[] days() {
    return Arrays.stream(roster.column("approved_on"))
        .mapToObj(day -> LocalDate.ofEpochDay((long) day))
        .toArray(LocalDate[]::new);
  }

  /** Fiscal year of each approval. */
  int[] years() {
    return Arrays.stream(days()).mapToInt(LocalDate::getYear).toArray();
  }

  /** Columns of the roster that a cell has values for. */
  int[] slots() {
    return slots.clone();
  }

  /** Codes of a cell in the order of {@link #slots}, NaN for null. */
  double[] codes(Cell cell) {
    List<@Nullable String> names = new ArrayList<>();
    names.add(cell.tier());
    names.add(cell.grade());
    names.add(cell.term());
    names.add(cell.option());
    names.add(cell.district());
    double[] codes = new double[slots.length];
    for (int i = 0; i < codes.length; i++) {
      Field field = schema.field(COLUMNS.get(i));
      String name = names.get(i);
      codes[i] = name == null ? Double.NaN : field.values().indexOf(name);
    }
    return codes;
  }

  int programme(Cell cell) {
    return programmes.indexOf(cell.programme());
  }
}
