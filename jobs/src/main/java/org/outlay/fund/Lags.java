package org.outlay.fund;

/**
 * Whether the shares of payments that come late are drawn.
 *
 * @param seed of the draws
 */
public record Lags(Law law, long seed) {
  /** What a replicate has. */
  public enum Law {
    /** The expected shares. */
    EXPECTED,
    /** Shares of its own. */
    DRAWN
  }

  /** Every replicate has the expected shares. */
  public static final Lags EXPECTED = new Lags(Law.EXPECTED, 0);

  /** Every replicate has shares of its own. */
  public static Lags drawn(long seed) {
    return new Lags(Law.DRAWN, seed);
  }
}
