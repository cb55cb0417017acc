package org.outlay.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.outlay.control.ControlRow.Scope;
import org.outlay.money.Fen;
import org.outlay.simulation.Distribution;

/**
 * A row of the table {@code outlay_distribution}.
 *
 * @param scope what is summed
 * @param name of the rule or fund, empty for the total
 * @param fund that pays; empty for the total and memo rules
 * @param fiscalYear empty for the whole horizon
 */
public record DistributionRow(
    Scope scope,
    String name,
    Optional<String> fund,
    OptionalInt fiscalYear,
    Distribution distribution) {

  /** In the order of the schema's columns. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(scope.id());
    values.add(scope == Scope.RULE ? name : null);
    values.add(fund.orElse(null));
    values.add(fiscalYear.isPresent() ? fiscalYear.getAsInt() : null);
    values.add(Fen.yuan(distribution.mean()));
    values.add(yuan(distribution.sd()));
    distribution.quantiles().forEach(fen -> values.add(Fen.yuan(fen)));
    values.add(Fen.yuan(distribution.cvar95()));
    values.add(yuan(distribution.seMean()));
    distribution.seQuantiles().forEach(fen -> values.add(yuan(fen)));
    values.add(yuan(distribution.seCvar95()));
    return values;
  }

  /** Of fen, null where unknown. */
  static @Nullable BigDecimal yuan(OptionalLong fen) {
    return fen.isPresent() ? Fen.yuan(fen.getAsLong()) : null;
  }
}
