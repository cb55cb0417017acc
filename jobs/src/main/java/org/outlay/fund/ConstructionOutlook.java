package org.outlay.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.outlay.simulation.Distribution;

/** How the homes that a fund builds fare over replicates. */
public record ConstructionOutlook(String fund, List<Year> years) {
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
   * Of one fund's replicates.
   *
   * @param from first fiscal year
   */
  public static ConstructionOutlook of(
      String fund, int from, Figures<ConstructionRow, ConstructionFigure> figures) {
    int[] metFrom = metFrom(figures);
    List<Year> years = new ArrayList<>();
    for (int year = 0; year < metFrom.length; year++) {
      years.add(new Sums(figures, year).year(from, metFrom[year]));
    }
    return new ConstructionOutlook(fund, years);
  }

  /** Replicates by the year from which on nobody waits. */
  private static int[] metFrom(Figures<ConstructionRow, ConstructionFigure> figures) {
    int[] first = new int[figures.replicates()];
    for (int year = 0; year < figures.years(); year++) {
      long[] waiting = figures.of(ConstructionFigure.WAITING, year);
      int next = year + 1;
      Arrays.setAll(first, r -> waiting[r] > 0 ? next : first[r]);
    }
    int[] replicates = new int[figures.years()];
    for (int year : first) {
      if (year < replicates.length) {
        replicates[year]++;
      }
    }
    return replicates;
  }

  /** Sums up a year. */
  private record Sums(Figures<ConstructionRow, ConstructionFigure> figures, int year) {
    Year year(int from, int metFrom) {
      long[] waiting = figures.of(ConstructionFigure.WAITING, year);
      return new Year(
          from + year,
          new Homes(
              mean(ConstructionFigure.STARTED),
              mean(ConstructionFigure.COMPLETED),
              mean(ConstructionFigure.SUPPLIED),
              mean(ConstructionFigure.STOCK),
              mean(ConstructionFigure.OCCUPIED),
              mean(ConstructionFigure.OCCUPANCY)),
          new People(
              spread(ConstructionFigure.DEMAND),
              Distribution.of(waiting),
              mean(ConstructionFigure.HOUSED),
              mean(ConstructionFigure.LEFT),
              mean(ConstructionFigure.MOVED_OUT)),
          waited(),
          new Cost(
              mean(ConstructionFigure.ASKED),
              spread(ConstructionFigure.UNMET),
              mean(ConstructionFigure.RENT)),
          (double) Arrays.stream(waiting).filter(people -> people > 0).count() / waiting.length,
          (double) metFrom / waiting.length);
    }

    private Optional<Distribution> waited() {
      long[] waits =
          Arrays.stream(figures.of(ConstructionFigure.MEAN_WAIT, year))
              .filter(wait -> wait != ConstructionFigure.NOBODY)
              .toArray();
      return waits.length == 0 ? Optional.empty() : Optional.of(Distribution.of(waits));
    }

    private Distribution spread(ConstructionFigure figure) {
      return Distribution.of(figures.of(figure, year));
    }

    private long mean(ConstructionFigure figure) {
      return Distribution.mean(figures.of(figure, year));
    }
  }

  /** Share of replicates in which somebody waits when the horizon ends. */
  public double unmet() {
    return years.get(years.size() - 1).unmet();
  }
}
