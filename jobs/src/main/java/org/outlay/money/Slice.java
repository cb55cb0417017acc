package org.outlay.money;

import java.io.Serializable;

/**
 * A stretch of a whole, rounded at its ends only: slices that follow one another add up to the fen.
 *
 * @param from share of the whole that lies before it
 * @param to share of the whole up to its end
 */
public record Slice(Share from, Share to) implements Serializable {
  /** The whole. */
  public static final Slice ALL = new Slice(Share.NONE, Share.ALL);

  public Slice {
    if (from.millionths() > to.millionths()) {
      throw new IllegalArgumentException("a slice ends before it begins: " + from + ", " + to);
    }
  }

  /** Whole fen. */
  public long of(long fen) {
    return to.halfUp(fen) - from.halfUp(fen);
  }
}
