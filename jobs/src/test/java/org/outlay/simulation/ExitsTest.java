package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is live at the data end is exposed to what is left of its benefit year then. */
class ExitsTest {
  private static final double STAYS = 0.88;
  private static final int TO = 2024;
  private static final int BLOCKS = 60;

  /**
   * Who is paid in a year has not left in one before.
   *
   * @param approval of the application, of a copy's donor
   * @param shift of the copy
   * @param open first fiscal year in which any leaves
   * @param left of that year
   */
  @ParameterizedTest(name = "as of {0}, approved {1}, {2} years later")
  @CsvSource({
    "2015-12-31, 2014-03-01, 0, 2016, 1",
    "2016-06-30, 2014-03-01, 0, 2016, 0.5",
    "2016-03-31, 2014-03-01, 0, 2016, 0.75",
    "2016-06-30, 2016-04-01, 0, 2016, 0.669",
    "2016-06-30, 2016-10-01, 0, 2016, 1",
    "2016-06-30, 2017-10-01, 0, 2017, 1",
    "2015-12-31, 2013-03-01, 4, 2020, 1",
    "2016-06-30, 2013-03-01, 4, 2020, 0.5",
  })
  void leaveInWhatIsLeftOfAYear(
      LocalDate asOf, LocalDate approval, int shift, int open, double left) {
    double[] stay = stay(asOf, approval, shift);
    int start = approval.getYear() + shift;
    for (int year = start; year <= TO; year++) {
      double exposed = year <= open ? 0 : left + year - open - 1;
      assertThat(stay[year - start])
          .as("in %d", year)
          .isCloseTo(Math.pow(STAYS, exposed), within(0.012));
    }
  }

  /** Share of replicates in which an application is paid in each year from its start on. */
  private static double[] stay(LocalDate asOf, LocalDate approval, int shift) {
    int start = approval.getYear() + shift;
    Model model = Models.of(asOf, TO, approval, shift, survival());
    double[] paid = new double[TO - start + 1];
    for (int block = 0; block < BLOCKS; block++) {
      int first = block * Lane.WIDTH;
      Lane lane = new Lane();
      Exits exits = new Exits(model, first, Lane.WIDTH, lane, new LaneDraws(first, lane));
      lane.all(Lane.WIDTH);
      exits.start(model.programmes().get(0), 0, Double.NaN, TO, 1);
      for (int year = start; year <= TO; year++) {
        double[] amounts = new double[Lane.WIDTH];
        Arrays.fill(amounts, 1);
        exits.end(year, amounts);
        paid[year - start] += Arrays.stream(amounts).sum() / (BLOCKS * Lane.WIDTH);
      }
    }
    return paid;
  }

  /** As surely known that the level hardly varies. */
  private static Survival survival() {
    Exposure exposure = new Exposure(LocalDate.EPOCH);
    Arrays.fill(exposure.years, 1e9);
    Arrays.fill(exposure.exits, (1 - STAYS) * 1e9);
    return Survival.of(3, exposure);
  }
}
