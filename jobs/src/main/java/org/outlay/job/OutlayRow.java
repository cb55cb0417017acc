package org.outlay.job;

import java.util.Optional;

/**
 * A row of the table {@code outlays}.
 *
 * @param fund empty for memo rules
 * @param vintageKind legacy, given or projected
 * @param applications number of applications paid
 * @param fen amount due
 */
public record OutlayRow(
    int fiscalYear,
    String rule,
    String clause,
    Optional<String> fund,
    String payer,
    String district,
    String kind,
    String vintageKind,
    long applications,
    long fen) {

  /** The same with other amounts. */
  OutlayRow with(long newApplications, long newFen) {
    return new OutlayRow(
        fiscalYear,
        rule,
        clause,
        fund,
        payer,
        district,
        kind,
        vintageKind,
        newApplications,
        newFen);
  }

  /** Whether public money is due: memo amounts are shown, never summed. */
  public boolean due() {
    return !kind.equals("memo");
  }
}
