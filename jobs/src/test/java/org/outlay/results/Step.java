package org.outlay.results;

/** Moments of publishing at which the tests let it fail. */
enum Step {
  BEFORE_MANIFEST,
  AFTER_MANIFEST,
  AFTER_MOVE,
  BEFORE_POINTER,
  AFTER_POINTER
}
