package org.outlay.fund;

/**
 * An investment fund in one fiscal year, fen. To the fen: opening cash + called + proceeds -
 * invested - fee - distributed - carry = closing cash.
 *
 * @param replicate from 1
 * @param committed capital of the tranches that are open
 * @param tranches that are open
 * @param called from all investors
 * @param governmentCalled the government's part of it
 * @param deals number of new holdings
 * @param proceeds of what was sold
 * @param distributed to all investors
 * @param governmentDistributed the government's part of it
 * @param carry the manager's part of the proceeds
 * @param holdings what the unsold holdings cost
 * @param dpi distributed over called, since the beginning, millionths
 * @param tvpi the same with cash and holdings at cost
 */
public record InvestmentRow(
    int replicate,
    String fund,
    int fiscalYear,
    long committed,
    int tranches,
    long called,
    long governmentCalled,
    int deals,
    long invested,
    long fee,
    long proceeds,
    long distributed,
    long governmentDistributed,
    long carry,
    long cash,
    long holdings,
    long dpi,
    long tvpi) {

  /** Net asset value, holdings at cost. */
  public long nav() {
    return Math.addExact(cash, holdings);
  }
}
