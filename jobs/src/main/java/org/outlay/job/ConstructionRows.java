package org.outlay.job;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.ConstructionRow;
import org.outlay.money.Fen;
import org.outlay.simulation.Distribution;

/** Rows of {@code apartments} and {@code apartment_outlook}. */
final class ConstructionRows {
  private ConstructionRows() {}

  /**
   * A row with whole numbers for decimals.
   *
   * @param fund position of its name
   */
  static InternalRow encoded(ConstructionRow row, int fund) {
    ConstructionRow.Budget budget = row.budget();
    ConstructionRow.Homes homes = row.homes();
    ConstructionRow.People people = row.people();
    @Nullable Object[] values = {
      row.replicate(),
      fund,
      row.fiscalYear(),
      budget.price(),
      budget.opening(),
      budget.paid(),
      budget.rentKept(),
      budget.built(),
      budget.returned(),
      budget.closing(),
      (long) homes.started(),
      (long) homes.completed(),
      (long) homes.supplied(),
      (long) homes.underWay(),
      (long) homes.stock(),
      (long) homes.occupied(),
      row.occupancy(),
      (long) people.opening(),
      (long) people.demand(),
      (long) people.housed(),
      (long) people.left(),
      (long) people.waiting(),
      (long) people.movedOut(),
      orNull(row.meanWait()),
      row.waits().longest(),
      row.waits().oldest(),
      budget.rent(),
      row.asked(),
      row.unmet()
    };
    return new GenericInternalRow(values);
  }

  /** Rows of one fund, by year. */
  static List<List<@Nullable Object>> outlook(ConstructionOutlook outlook) {
    return outlook.years().stream().map(year -> year(outlook.fund(), year)).toList();
  }

  private static List<@Nullable Object> year(String fund, ConstructionOutlook.Year year) {
    ConstructionOutlook.Homes homes = year.homes();
    ConstructionOutlook.People people = year.people();
    return Arrays.asList(
        fund,
        year.fiscalYear(),
        Millionths.of(people.demand().mean()),
        Millionths.of(people.demand().quantile(10)),
        Millionths.of(people.demand().quantile(50)),
        Millionths.of(people.demand().quantile(90)),
        Millionths.of(homes.started()),
        Millionths.of(homes.completed()),
        Millionths.of(homes.supplied()),
        Millionths.of(homes.stock()),
        Millionths.of(homes.occupied()),
        Millionths.of(homes.occupancy()),
        Millionths.of(people.housed()),
        Millionths.of(people.left()),
        Millionths.of(people.movedOut()),
        Millionths.of(people.waiting().mean()),
        Millionths.of(people.waiting().quantile(10)),
        Millionths.of(people.waiting().quantile(50)),
        Millionths.of(people.waiting().quantile(90)),
        wait(year.waited(), Distribution::mean),
        wait(year.waited(), waits -> waits.quantile(10)),
        wait(year.waited(), waits -> waits.quantile(50)),
        wait(year.waited(), waits -> waits.quantile(90)),
        Fen.yuan(year.cost().rent()),
        Fen.yuan(year.cost().asked()),
        Fen.yuan(year.cost().unmet().mean()),
        Fen.yuan(year.cost().unmet().quantile(90)),
        Millionths.rounded(year.unmet()),
        Millionths.rounded(year.metFrom()));
  }

  /** Years of waiting; null where nobody is housed. */
  private static @Nullable BigDecimal wait(
      Optional<Distribution> waits, ToLongFunction<Distribution> figure) {
    return waits.map(of -> Millionths.of(figure.applyAsLong(of))).orElse(null);
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
