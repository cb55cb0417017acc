package org.outlay.fund;

import java.util.function.ToLongFunction;

/** What an outlook of homes is made of. Homes and people are millionths, costs fen. */
public enum ConstructionFigure implements ToLongFunction<ConstructionRow> {
  STARTED,
  COMPLETED,
  SUPPLIED,
  STOCK,
  OCCUPIED,
  OCCUPANCY,
  DEMAND,
  WAITING,
  HOUSED,
  LEFT,
  MOVED_OUT,
  /** {@link #NOBODY} where nobody is housed. */
  MEAN_WAIT,
  ASKED,
  UNMET,
  RENT;

  /** A wait of nobody. */
  static final long NOBODY = -1;

  private static long millionths(int number) {
    return number * 1_000_000L;
  }

  @Override
  public long applyAsLong(ConstructionRow row) {
    return switch (this) {
      case STARTED -> millionths(row.homes().started());
      case COMPLETED -> millionths(row.homes().completed());
      case SUPPLIED -> millionths(row.homes().supplied());
      case STOCK -> millionths(row.homes().stock());
      case OCCUPIED -> millionths(row.homes().occupied());
      case OCCUPANCY -> row.occupancy();
      case DEMAND -> millionths(row.people().demand());
      case WAITING -> millionths(row.people().waiting());
      case HOUSED -> millionths(row.people().housed());
      case LEFT -> millionths(row.people().left());
      case MOVED_OUT -> millionths(row.people().movedOut());
      case MEAN_WAIT -> row.meanWait().orElse(NOBODY);
      case ASKED -> row.asked();
      case UNMET -> row.unmet();
      case RENT -> row.budget().rent();
    };
  }
}
