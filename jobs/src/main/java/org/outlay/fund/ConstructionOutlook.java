package org.outlay.fund;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.outlay.simulation.Distribution;

/** How the homes that a fund builds fare over replicates. */
public record ConstructionOutlook(String fund, List<Year> years) {
  private static final long MILLION = 1_000_000;

  public ConstructionOutlook {
    years = List.copyOf(years);
  }

  /**
   * One fiscal year. Numbers of homes and people are millionths, so that means keep their decimals.
   *
   * @param waited years that those housed have waited, over the replicates in which anybody is
   * @param unmet share of replicates in which somebody waits when the year ends
   * @param metFrom share of replicates in which this is the first year from which on nobody waits
   */
  public record Year(
      int fiscalYear,
      Homes homes,
      People people,
      Optional<Distribution> waited,
      Cost cost,
      double unmet,
      double metFrom) {}

  /** Means of homes, and of the share of them that is let, all in millionths. */
  public record Homes(
      long started, long completed, long supplied, long stock, long occupied, long occupancy) {}

  /** Applicants of the year and those who wait at its end; means of the others. */
  public record People(
      Distribution demand, Distribution waiting, long housed, long left, long movedOut) {}

  /**
   * Fen.
   *
   * @param asked mean cost of homes for the applicants of the year
   * @param unmet cost of homes for those who still wait
   * @param rent mean of the year
   */
  public record Cost(long asked, Distribution unmet, long rent) {}

  /**
   * Of one fund's rows.
   *
   * @param rows of each replicate from 1, its years ascending, one replicate after the other
   */
  public static ConstructionOutlook of(List<ConstructionRow> rows) {
    Map<Integer, List<ConstructionRow>> byYear = new TreeMap<>();
    Map<Integer, Integer> metFrom = new TreeMap<>();
    int met = 0;
    for (int i = 0; i < rows.size(); i++) {
      ConstructionRow row = rows.get(i);
      byYear.computeIfAbsent(row.fiscalYear(), year -> new ArrayList<>()).add(row);
      boolean goesOn = i + 1 < rows.size() && rows.get(i + 1).replicate() == row.replicate();
      boolean begins = i == 0 || rows.get(i - 1).replicate() != row.replicate();
      met = row.people().waiting() > 0 ? 0 : begins || met == 0 ? row.fiscalYear() : met;
      if (!goesOn && met > 0) {
        metFrom.merge(met, 1, Integer::sum);
      }
    }
    List<Year> years = new ArrayList<>();
    byYear.forEach((year, own) -> years.add(year(own, metFrom.getOrDefault(year, 0))));
    return new ConstructionOutlook(rows.get(0).fund(), years);
  }

  private static Year year(List<ConstructionRow> rows, int metFrom) {
    long[] waits = rows.stream().flatMapToLong(row -> row.meanWait().stream()).toArray();
    return new Year(
        rows.get(0).fiscalYear(),
        new Homes(
            mean(rows, row -> row.homes().started() * MILLION),
            mean(rows, row -> row.homes().completed() * MILLION),
            mean(rows, row -> row.homes().supplied() * MILLION),
            mean(rows, row -> row.homes().stock() * MILLION),
            mean(rows, row -> row.homes().occupied() * MILLION),
            mean(rows, ConstructionRow::occupancy)),
        new People(
            spread(rows, row -> row.people().demand() * MILLION),
            spread(rows, row -> row.people().waiting() * MILLION),
            mean(rows, row -> row.people().housed() * MILLION),
            mean(rows, row -> row.people().left() * MILLION),
            mean(rows, row -> row.people().movedOut() * MILLION)),
        waits.length == 0 ? Optional.empty() : Optional.of(Distribution.of(waits)),
        new Cost(
            mean(rows, ConstructionRow::asked),
            spread(rows, ConstructionRow::unmet),
            mean(rows, row -> row.budget().rent())),
        share(rows, row -> row.people().waiting() > 0),
        (double) metFrom / rows.size());
  }

  private static Distribution spread(
      List<ConstructionRow> rows, ToLongFunction<ConstructionRow> value) {
    return Distribution.of(rows.stream().mapToLong(value).toArray());
  }

  private static long mean(List<ConstructionRow> rows, ToLongFunction<ConstructionRow> value) {
    return spread(rows, value).mean();
  }

  private static double share(List<ConstructionRow> rows, Predicate<ConstructionRow> test) {
    return (double) rows.stream().filter(test).count() / rows.size();
  }

  /** Share of replicates in which somebody waits when the horizon ends. */
  public double unmet() {
    return years.get(years.size() - 1).unmet();
  }
}
