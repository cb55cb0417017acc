package org.outlay.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * Money that pays rules.
 *
 * @param appropriation yuan a year by first fiscal year it holds for, oldest first
 * @param carryOver what happens to money left at the end of a year
 * @param calls planned capital calls of an investment fund, yuan by fiscal year, the whole fund's
 * @param assumption why the figures are an assumption, empty when the text or a budget states them
 */
public record Fund(
    String name,
    Labels labels,
    Map<Integer, BigDecimal> appropriation,
    CarryOver carryOver,
    Map<Integer, BigDecimal> calls,
    Optional<Labels> assumption,
    Location location) {

  public Fund {
    appropriation = Map.copyOf(appropriation);
    calls = Map.copyOf(calls);
  }

  /** What happens to money left at the end of a year. */
  public enum CarryOver {
    NONE,
    ALL
  }
}
