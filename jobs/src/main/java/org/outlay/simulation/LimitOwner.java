package org.outlay.simulation;

/**
 * Whose limit a claim comes under where limits are served in {@link Stages}: a number, and the
 * layer of a copy that has it to itself.
 */
final class LimitOwner {
  /** No limit: what a copy brings along claims under a group's caps when it arrives itself. */
  static final long NOBODY = -1;

  private static final long EVERYBODY = 0;

  private final Units units;

  LimitOwner(Units units) {
    this.units = units;
  }

  /**
   * Of a limit.
   *
   * @param layer of the copy in its replicate; 0 for an application of the cohort
   */
  long of(RuleProgram.LimitProgram limit, int unit, int layer) {
    return switch (Component.follows(limit.kind())) {
      case ALL -> units.isCompanion(unit) ? NOBODY : EVERYBODY;
      case APPLICANT -> number(units.owners().person()[unit], units.isCopy(unit) ? layer : 0);
      case GROUP -> {
        int group = units.owners().group()[unit];
        int own = units.owners().person()[unit];
        yield isOwn(unit, layer)
            ? number(own, layer)
            : group == UnitRows.ALONE ? NOBODY : number(group, 0);
      }
    };
  }

  /** Whether the group's caps are those of the copy itself: it shares its group with nobody. */
  boolean isOwn(int unit, int layer) {
    boolean further = layer > 0 && units.apart()[unit];
    return units.isCopy(unit)
        && (further || units.owners().group()[unit] == units.owners().person()[unit]);
  }

  private static long number(int number, int layer) {
    return ((long) number << Integer.SIZE) | layer;
  }
}
