package org.outlay.entitlement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The years that are written, and up to when the data are known.
 *
 * @param from first fiscal year written
 * @param to last fiscal year written
 * @param asOf day up to which the data are known; tells legacy from given applications
 * @param lastKnownYear last fiscal year whose records are complete; live applications are continued
 *     after it. Empty: records are taken as they are
 */
public record Timeframe(int from, int to, Optional<LocalDate> asOf, OptionalInt lastKnownYear) {

  /** Records as they are: a missing record means zero in every year. */
  public static Timeframe recorded(int from, int to, Optional<LocalDate> asOf) {
    return new Timeframe(from, to, asOf, OptionalInt.empty());
  }

  /** Live applications go on after {@code asOf}. */
  public static Timeframe continued(int from, int to, LocalDate asOf) {
    boolean yearEnd = asOf.getMonthValue() == 12 && asOf.getDayOfMonth() == 31;
    return new Timeframe(
        from, to, Optional.of(asOf), OptionalInt.of(yearEnd ? asOf.getYear() : asOf.getYear() - 1));
  }

  /** The same with all years before it, too. */
  public Timeframe sinceEver() {
    return new Timeframe(0, to, asOf, lastKnownYear);
  }
}
