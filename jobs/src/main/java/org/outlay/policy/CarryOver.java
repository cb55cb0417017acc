package org.outlay.policy;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * What happens to money left at the end of a year.
 *
 * @param share of what a year leaves over that may be kept, between 0 and 1; the rest lapses
 * @param years that kept money may still be spent in, 0 for none
 */
public record CarryOver(BigDecimal share, int years) implements Serializable {
  /** More years than any horizon has. */
  public static final int FOREVER = 1000;

  /** Everything lapses in December. */
  public static final CarryOver NONE = new CarryOver(BigDecimal.ZERO, 0);

  /** Nothing ever lapses. */
  public static final CarryOver ALL = new CarryOver(BigDecimal.ONE, FOREVER);
}
