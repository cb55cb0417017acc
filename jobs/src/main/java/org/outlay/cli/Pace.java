package org.outlay.cli;

import java.util.OptionalLong;

/** How long the rest of a simulation takes, at its pace so far. */
final class Pace {
  private long all = -1;
  private long last;
  private double from;
  private long before;

  /**
   * Hears how far a simulation is. Another total, or less than was done before, is another
   * simulation; what is done when it is first heard of was there before it began.
   *
   * @param seconds on a clock of the caller's
   * @return seconds left, if anything was done since it began
   */
  OptionalLong left(long done, long ofAll, double seconds) {
    if (ofAll != all || done < last) {
      all = ofAll;
      from = seconds;
      before = done;
    }
    last = done;
    return done == before
        ? OptionalLong.empty()
        : OptionalLong.of(Math.round((seconds - from) * (all - done) / (double) (done - before)));
  }
}
