package org.outlay.simulation;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.outlay.policy.Parameter;

/**
 * Between what and what an amount is agreed that the text leaves open.
 *
 * @param versions of the floor
 * @param floors fen by version
 * @param ceiling fen that the scenario assumes
 * @param drawn whether amounts are drawn evenly, not taken to be the midpoint
 */
record AgreedSpan(Versions versions, double[] floors, double ceiling, boolean drawn)
    implements Serializable {
  /** Of a floor that is the same for everybody. */
  static AgreedSpan of(Parameter floor, BigDecimal ceiling, boolean drawn) {
    double[] floors =
        floor.values().stream()
            .mapToDouble(dated -> fen(Objects.requireNonNull(dated.byKey().get(List.of()))))
            .toArray();
    return new AgreedSpan(Versions.of(floor), floors, fen(ceiling), drawn);
  }

  private static double fen(BigDecimal yuan) {
    return yuan.movePointRight(2).doubleValue();
  }

  /** Fen that are agreed at least, by the terms of an approval day (since 1970) and its year. */
  double floor(int approvedOn, int fiscalYear) {
    return floors[versions.inForce(approvedOn, fiscalYear)];
  }
}
