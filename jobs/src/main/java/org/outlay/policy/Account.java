package org.outlay.policy;

import java.util.Optional;
import org.outlay.money.Slice;

/**
 * Where a fund's claims are booked: the fund itself, or the part of it that one payer bears.
 *
 * @param terms name, budget and what it may do
 * @param budget the slice of the budget in {@code terms} that is the account's own
 * @param district whose account it is; empty for the city's and for a fund that is not split
 */
public record Account(Fund terms, Slice budget, Optional<String> district) {
  public String name() {
    return terms.name();
  }
}
