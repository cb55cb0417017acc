package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;

/** What is drawn for one applicant's measures, in every replicate of its lane. */
final class MeasureDraws {
  private final Model model;
  private final int first;
  private final Lane lane;
  private final LaneDraws draws;
  private final int[] words = new int[Lane.WIDTH];

  /** By slot. */
  private final long[] measures;

  private ProgrammePlan plan;
  private int unit;
  private long entity;

  MeasureDraws(Model model, int firstReplicate, Lane lane, LaneDraws draws) {
    this.model = model;
    this.first = firstReplicate;
    this.lane = lane;
    this.draws = draws;
    this.plan = model.programmes().get(0);
    this.measures = model.roster().measures().stream().mapToLong(Draws::entity).toArray();
  }

  /** Begins with an applicant. */
  void start(ProgrammePlan newPlan, int newUnit, long newEntity) {
    plan = newPlan;
    unit = newUnit;
    entity = newEntity;
  }

  /**
   * Multiplies by factors of a year.
   *
   * @param m position among the programme's measures
   * @param year 0 for what an applicant brings along
   */
  void multiply(int m, LognormalTable table, int year, Sized factors) {
    draws.words(key(Stream.MEASURE, m, year), words);
    double[] own = factors.numbers;
    for (int i = 0; i < lane.width; i++) {
      own[i] *= table.factor(words[i]);
    }
    factors.atMost *= table.largest();
  }

  /**
   * One of some numbers, each as likely as another.
   *
   * @param m position among the programme's measures
   */
  void recur(int m, double[] numbers, int year, Sized out) {
    draws.words(key(Stream.RECURRENCE, m, year), words);
    out.atMost = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    for (int i = 0; i < lane.width; i++) {
      long word = Integer.toUnsignedLong(words[i]);
      out.numbers[i] = numbers[(int) ((word * numbers.length) >>> Integer.SIZE)];
    }
  }

  /**
   * Outcomes of an assessment.
   *
   * @param m position among the programme's measures
   * @param outcomes cumulative probabilities by code
   */
  void assess(int m, double[] outcomes, int year, Sized codes) {
    draws.words(key(Stream.ASSESSMENT, m, year), words);
    int[] most = Arrays.stream(outcomes).mapToInt(Draws::upTo).toArray();
    codes.atMost = outcomes.length;
    for (int i = 0; i < lane.width; i++) {
      int whole = Draws.whole(words[i]);
      int code = 0;
      while (code < most.length - 1 && whole > most[code]) {
        code++;
      }
      codes.numbers[i] = code;
    }
  }

  /** Whole amounts agreed case by case: evenly between floor and ceiling, or the midpoint. */
  void agreed(int m, AgreedSpan span, Sized amounts) {
    Units units = model.units();
    double floor = span.floor(units.approvedOn()[unit], units.startYear()[unit]);
    double width = span.ceiling() - floor;
    long key = key(Stream.AGREED_AMOUNT, m, 0);
    amounts.atMost = Math.max(Math.abs(floor), Math.abs(span.ceiling())) + 1;
    for (int i = 0; i < lane.width; i++) {
      double share =
          span.drawn() ? Draws.uniform(key, first + lane.replicates[i], lane.layers[i]) : 0.5;
      amounts.numbers[i] = Math.floor(floor + width * share + 0.5);
    }
  }

  /** Of a measure by its name: what other measures a cohort has changes no draw. */
  private long key(Stream stream, int m, int year) {
    int entryYear = model.units().startYear()[unit];
    long own = entity ^ measures[plan.measures()[m]];
    return Draws.key(model.seed(), stream, own, entryYear, year);
  }
}
