package org.outlay.cohort;

import org.jspecify.annotations.Nullable;

/**
 * What a text was read as: an encoded value, nothing (both null), or a defect.
 *
 * @param value String, Integer (category position, integer, day since 1970-01-01), Long (unscaled
 *     decimal) or Boolean
 */
record Reading(@Nullable Object value, @Nullable Defect defect) {
  static final Reading NOTHING = new Reading(null, null);

  static Reading of(Object value) {
    return new Reading(value, null);
  }

  static Reading refused(Defect defect) {
    return new Reading(null, defect);
  }
}
