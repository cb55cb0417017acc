package org.outlay.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.outlay.entitlement.VintageKind;
import org.outlay.money.Fen;
import org.outlay.policy.Rule;

/**
 * A row of the table {@code commitments}: due = paid + forgone + outstanding, fen.
 *
 * @param vintage year of approval
 * @param dueYear fiscal year in which it falls due
 * @param paid by the end of the horizon
 */
record CommitmentRow(
    int vintage,
    int dueYear,
    Rule rule,
    String fund,
    VintageKind kind,
    long due,
    long paid,
    long forgone) {

  /** In the order of the table's columns. */
  List<@Nullable Object> values() {
    return List.of(
        vintage,
        dueYear,
        rule.name(),
        rule.clause(),
        fund,
        kind.id(),
        Fen.yuan(due),
        Fen.yuan(paid),
        Fen.yuan(forgone),
        Fen.yuan(due - paid - forgone));
  }
}
