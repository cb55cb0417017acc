package org.outlay.kernel;

/** Thrown while emitting when a value could leave the whole numbers that a double holds exactly. */
final class NotExact extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotExact(String what) {
    super(what, null, false, false);
  }
}
