package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts are agreed above the floor of their own approval. */
class AgreedSpanTest {
  private static final LocalDate AS_OF = LocalDate.of(2016, 12, 31);
  private static final double CEILING = 3_000;

  private static AgreedSpan span(boolean byFiscalYear, boolean drawn) {
    long[] since = {LocalDate.of(2016, 1, 1).toEpochDay(), LocalDate.of(2018, 7, 1).toEpochDay()};
    double[] floors = {1_000, 2_000};
    return new AgreedSpan(new Versions(since, byFiscalYear), floors, CEILING, drawn);
  }

  /** Of a copy of an application of 2015, or of one that is given. */
  @ParameterizedTest
  @CsvSource({
    "2015-08-01, 2, false, 1000",
    "2015-08-01, 3, false, 2000",
    "2015-08-01, 3, true, 1000",
    "2015-08-01, 4, true, 2000",
    "2018-06-30, 0, false, 1000",
    "2018-07-01, 0, false, 2000",
  })
  void amountsAreEvenAboveTheFloorOfTheirApproval(
      LocalDate approval, int shift, boolean byFiscalYear, double floor) {
    double[] drawn = amounts(approval, shift, span(byFiscalYear, true));
    double width = CEILING - floor;
    double error = width / Math.sqrt(12.0 * drawn.length);
    assertThat(mean(drawn)).isCloseTo((floor + CEILING) / 2, within(4 * error));
    double[] squares = Arrays.stream(drawn).map(x -> Math.pow(x - mean(drawn), 2)).toArray();
    assertThat(mean(squares)).isCloseTo(width * width / 12, within(0.2 * width * width / 12));
    assertThat(Arrays.stream(drawn).boxed())
        .allSatisfy(amount -> assertThat(amount).isBetween(floor, CEILING));
    assertThat(amounts(approval, shift, span(byFiscalYear, false)))
        .containsOnly((floor + CEILING) / 2);
  }

  private static double mean(double[] numbers) {
    return DoubleStream.of(numbers).average().orElseThrow();
  }

  private static double[] amounts(LocalDate approval, int shift, AgreedSpan span) {
    Model model = Models.of(AS_OF, 2022, approval, shift, Survival.certain());
    Lane lane = new Lane();
    lane.all(Lane.WIDTH);
    MeasureDraws draws = new MeasureDraws(model, 0, lane, new LaneDraws(0, lane));
    draws.start(model.programmes().get(0), 0, 1);
    Sized amounts = new Sized();
    draws.agreed(0, span, amounts);
    return amounts.numbers;
  }
}
