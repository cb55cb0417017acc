package org.outlay.job;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;
import org.outlay.fund.ConstructionOutlook;
import org.outlay.fund.ConstructionRow;
import org.outlay.money.Fen;
import org.outlay.simulation.Distribution;

/** Rows of {@code apartments} and {@code apartment_outlook}. */
final class ConstructionRows {
  private static final int PLACES = 6;

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
        millionths(people.demand().mean()),
        millionths(people.demand().quantile(10)),
        millionths(people.demand().quantile(50)),
        millionths(people.demand().quantile(90)),
        millionths(homes.started()),
        millionths(homes.completed()),
        millionths(homes.supplied()),
        millionths(homes.stock()),
        millionths(homes.occupied()),
        millionths(homes.occupancy()),
        millionths(people.housed()),
        millionths(people.left()),
        millionths(people.movedOut()),
        millionths(people.waiting().mean()),
        millionths(people.waiting().quantile(10)),
        millionths(people.waiting().quantile(50)),
        millionths(people.waiting().quantile(90)),
        wait(year.waited(), -1),
        wait(year.waited(), 10),
        wait(year.waited(), 50),
        wait(year.waited(), 90),
        Fen.yuan(year.cost().rent()),
        Fen.yuan(year.cost().asked()),
        Fen.yuan(year.cost().unmet().mean()),
        Fen.yuan(year.cost().unmet().quantile(90)),
        share(year.unmet()),
        share(year.metFrom()));
  }

  /** A quantile, or the mean for a level below 0; null where nobody is housed. */
  private static @Nullable BigDecimal wait(Optional<Distribution> wait, int level) {
    return wait.map(of -> millionths(level < 0 ? of.mean() : of.quantile(level))).orElse(null);
  }

  private static BigDecimal millionths(long value) {
    return BigDecimal.valueOf(value, PLACES);
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static BigDecimal share(double value) {
    return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
  }
}
