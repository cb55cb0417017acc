package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outlay.policy.Policy;
import org.outlay.projection.Cell;

/** The projected cells that the applications of a roster belong to. */
final class RosterCells {
  private static final List<String> COLUMNS =
      List.of("tier", "grade", "term", "option", "district");

  private final Roster roster;
  private final List<List<String>> names;
  private final List<String> programmes;
  private final int[] slots;
  private final Cell[] cells;

  RosterCells(Policy policy, Roster roster) {
    this.roster = roster;
    this.names = COLUMNS.stream().map(c -> policy.applications().field(c).values()).toList();
    this.programmes = policy.programmeNames();
    this.slots = COLUMNS.stream().mapToInt(c -> roster.columns().indexOf(c)).toArray();
    this.cells = ofApplications();
  }

  private Cell[] ofApplications() {
    double[] programme = roster.column("programme");
    Map<Cell, Cell> known = new HashMap<>();
    Cell[] cells = new Cell[roster.size()];
    for (int i = 0; i < cells.length; i++) {
      String district = text(4, i);
      Cell cell =
          new Cell(
              programmes.get((int) programme[i]),
              text(0, i),
              text(1, i),
              text(2, i),
              text(3, i),
              district == null ? "" : district);
      cells[i] = known.computeIfAbsent(cell, c -> c);
    }
    return cells;
  }

  /** The cell of each application; equal ones are the same. */
  Cell[] cells() {
    return cells.clone();
  }

  private @Nullable String text(int column, int application) {
    double code = roster.attributes()[slots[column]][application];
    return Double.isNaN(code) ? null : names.get(column).get((int) code);
  }

  /** Day of each approval. */
  LocalDate[] days() {
    return Arrays.stream(roster.column("approved_on"))
        .mapToObj(day -> LocalDate.ofEpochDay((long) day))
        .toArray(LocalDate[]::new);
  }

  /** Fiscal year of each approval. */
  int[] years() {
    return roster.approvalYears();
  }

  /** Columns of the roster that a cell has values for. */
  int[] slots() {
    return slots.clone();
  }

  /** Codes of a cell in the order of {@link #slots}, NaN for null. */
  double[] codes(Cell cell) {
    List<@Nullable String> parts =
        Arrays.asList(cell.tier(), cell.grade(), cell.term(), cell.option(), cell.district());
    double[] codes = new double[slots.length];
    for (int i = 0; i < codes.length; i++) {
      String part = parts.get(i);
      codes[i] = part == null ? Double.NaN : names.get(i).indexOf(part);
    }
    return codes;
  }

  int programme(Cell cell) {
    return programmes.indexOf(cell.programme());
  }
}
