package org.outlay.policy;

import java.util.Optional;
import org.outlay.money.Slice;
import org.outlay.problem.Location;
import org.outlay.schema.Labels;

/**
 * Where a fund's claims are booked: the fund itself, or the part of it that one payer bears.
 *
 * @param budget the slice of the budget in {@code terms} that is the account's own
 * @param history of a fund that is not split
 * @param district whose account it is; empty for the city's and for a fund that is not split
 */
public record Account(
    String name,
    Labels labels,
    Terms terms,
    Slice budget,
    FundHistory history,
    Optional<String> district,
    Location location) {

  /** One payer's part of a fund of a name; a fund that is split has no history. */
  static Account part(
      String fund,
      Labels fundLabels,
      String payer,
      Labels labels,
      Terms terms,
      Slice budget,
      Location location) {
    return new Account(
        fund + ":" + payer,
        Labels.of(fundLabels.en() + ", " + labels.en(), fundLabels.zh() + "（" + labels.zh() + "）"),
        terms,
        budget,
        FundHistory.NONE,
        Optional.of(payer).filter(code -> !code.equals(Policy.WHOLE_CITY)),
        location);
  }
}
