package org.outlay.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.outlay.simulation.Distribution;

/** How an investment fund fares over replicates. */
public record InvestmentOutlook(String fund, List<Year> years) {
  public InvestmentOutlook {
    years = List.copyOf(years);
  }

  /**
   * One fiscal year. Amounts are fen, means where they are no distribution; multiples are
   * millionths.
   *
   * @param governmentOut the government's part of the calls
   * @param governmentIn the government's part of the distributions
   * @param secondTranche share of replicates in which a second tranche is open
   * @param allCalled share of replicates in which all capital is called by the end of the year
   */
  public record Year(
      int fiscalYear,
      Distribution called,
      long invested,
      long nav,
      long distributed,
      long governmentOut,
      long governmentIn,
      Distribution dpi,
      Distribution tvpi,
      double secondTranche,
      double allCalled) {}

  /** What it is made of: fen, tranches and millionths. */
  public enum Figure implements ToLongFunction<InvestmentRow> {
    CALLED,
    INVESTED,
    NAV,
    DISTRIBUTED,
    GOVERNMENT_CALLED,
    GOVERNMENT_DISTRIBUTED,
    DPI,
    TVPI,
    TRANCHES;

    @Override
    public long applyAsLong(InvestmentRow row) {
      return switch (this) {
        case CALLED -> row.called();
        case INVESTED -> row.invested();
        case NAV -> row.nav();
        case DISTRIBUTED -> row.distributed();
        case GOVERNMENT_CALLED -> row.governmentCalled();
        case GOVERNMENT_DISTRIBUTED -> row.governmentDistributed();
        case DPI -> row.dpi();
        case TVPI -> row.tvpi();
        case TRANCHES -> row.tranches();
      };
    }
  }

  /**
   * Of one fund's replicates.
   *
   * @param from first fiscal year
   * @param uncalled fen of its size when the horizon begins
   */
  public static InvestmentOutlook of(
      String fund, int from, long uncalled, Figures<InvestmentRow, Figure> figures) {
    List<Year> years = new ArrayList<>();
    long[] calledSoFar = new long[figures.replicates()];
    for (int year = 0; year < figures.years(); year++) {
      long[] called = figures.of(Figure.CALLED, year);
      Arrays.setAll(calledSoFar, r -> Math.addExact(calledSoFar[r], called[r]));
      years.add(year(figures, year, from, share(calledSoFar, uncalled)));
    }
    return new InvestmentOutlook(fund, years);
  }

  private static Year year(
      Figures<InvestmentRow, Figure> figures, int year, int from, double allCalled) {
    return new Year(
        from + year,
        Distribution.of(figures.of(Figure.CALLED, year)),
        Distribution.mean(figures.of(Figure.INVESTED, year)),
        Distribution.mean(figures.of(Figure.NAV, year)),
        Distribution.mean(figures.of(Figure.DISTRIBUTED, year)),
        Distribution.mean(figures.of(Figure.GOVERNMENT_CALLED, year)),
        Distribution.mean(figures.of(Figure.GOVERNMENT_DISTRIBUTED, year)),
        Distribution.of(figures.of(Figure.DPI, year)),
        Distribution.of(figures.of(Figure.TVPI, year)),
        share(figures.of(Figure.TRANCHES, year), 2),
        allCalled);
  }

  /** Of the replicates that have so much. */
  private static double share(long[] values, long least) {
    return (double) Arrays.stream(values).filter(value -> value >= least).count() / values.length;
  }
}
