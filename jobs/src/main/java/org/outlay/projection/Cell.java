package org.outlay.projection;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What applications are counted by: the attributes that decide most amounts, and the district. */
public record Cell(
    String programme,
    @Nullable String tier,
    @Nullable String grade,
    @Nullable String term,
    @Nullable String option,
    String district)
    implements Serializable, Comparable<Cell> {

  /** The same cell without its district. */
  public String kind() {
    return String.join("|", programme, text(tier), text(grade), text(term), text(option));
  }

  /** The name that its draws are keyed by, as in {@code home|national|-|-|rent|nanhu}. */
  public String key() {
    return kind() + "|" + district;
  }

  private static String text(@Nullable String part) {
    return part == null ? "-" : part;
  }

  @Override
  public int compareTo(Cell other) {
    return key().compareTo(other.key());
  }
}
