package org.outlay.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.outlay.projection.Cell;

/**
 * How wide around a cell its donors are found: from the cell itself to the whole programme, and to
 * vintages that are not recent.
 */
enum DonorLevel {
  CELL("cell"),
  ANY_DISTRICT("any-district"),
  SAME_TIER("same-tier-and-grade"),
  PROGRAMME("programme"),
  EARLIER("earlier-vintages"),
  NONE("none");

  /** Those of recent vintages, from narrow to wide. */
  static final Set<DonorLevel> RECENT = EnumSet.range(CELL, PROGRAMME);

  private final String id;

  DonorLevel(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** What the applications of the level have in common with a cell. */
  List<String> key(Cell cell) {
    return switch (this) {
      case CELL -> List.of(cell.key());
      case ANY_DISTRICT -> List.of(cell.kind());
      case SAME_TIER -> List.of(cell.programme(), text(cell.tier()), text(cell.grade()));
      default -> List.of(cell.programme());
    };
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }
}
