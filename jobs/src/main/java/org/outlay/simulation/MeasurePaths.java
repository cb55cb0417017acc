package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.draw.DrawBlock;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;

/** The measures of one applicant, year by year, in every replicate of its lane. */
final class MeasurePaths {
  private final Model model;
  private final int first;
  private final double[][][] economy;

  /** By position among the programme's measures, then by position in the lane. */
  final double[][] value;

  final double[][] cumulative;
  final double[][] before;
  final double[][] most;
  private final double[][] noise;
  private final boolean[] noisy;
  private final DrawBlock draws = new DrawBlock(0, Lane.WIDTH);
  private final long[] bits = new long[Lane.WIDTH];
  private boolean turned;

  private ProgrammePlan plan;
  private Lane lane;
  private int unit;
  private long entity;

  MeasurePaths(Model model, int firstReplicate, int count, Lane lane, ProgrammePlan none) {
    this.model = model;
    this.first = firstReplicate;
    this.economy = model.economy().courses(firstReplicate, count);
    this.lane = lane;
    this.plan = none;
    int measures = model.roster().measures().size();
    value = new double[measures][Lane.WIDTH];
    cumulative = new double[measures][Lane.WIDTH];
    before = new double[measures][Lane.WIDTH];
    most = new double[measures][Lane.WIDTH];
    noise = new double[measures][Lane.WIDTH];
    noisy = new boolean[measures];
  }

  /** Begins with an applicant. */
  void start(ProgrammePlan newPlan, int newUnit, long newEntity) {
    plan = newPlan;
    unit = newUnit;
    entity = newEntity;
    turned = false;
    for (int m = 0; m < plan.measures().length; m++) {
      Arrays.fill(cumulative[m], 0, lane.width, 0);
      Arrays.fill(most[m], 0, lane.width, 0);
      LognormalTable entry = plan.courses()[m].entry();
      noisy[m] = entry != null && model.units().isCopy(unit);
      if (noisy[m] && entry != null) {
        Arrays.fill(noise[m], 0, lane.width, 1);
        multiply(m, entry, 0);
      }
    }
  }

  /** Moves to a fiscal year; years must be visited in order. */
  void advance(int fiscalYear) {
    for (int m = 0; m < plan.measures().length; m++) {
      fill(m, fiscalYear);
      if (plan.courses()[m].summed()) {
        sum(m);
      }
    }
  }

  private void sum(int m) {
    System.arraycopy(cumulative[m], 0, before[m], 0, lane.width);
    double[] now = value[m];
    double[] sum = cumulative[m];
    for (int i = 0; i < lane.width; i++) {
      // A measure that is not given adds nothing.
      sum[i] += Double.isNaN(now[i]) ? 0 : now[i];
    }
  }

  /** Takes the year's values into the largest so far, after the rules have seen them. */
  void close() {
    for (int m = 0; m < plan.measures().length; m++) {
      if (!plan.courses()[m].compared()) {
        continue;
      }
      double[] now = value[m];
      double[] largest = most[m];
      for (int i = 0; i < lane.width; i++) {
        largest[i] = now[i] > largest[i] ? now[i] : largest[i];
      }
    }
  }

  private void fill(int m, int fiscalYear) {
    Units units = model.units();
    Roster roster = model.roster();
    int application = units.application()[unit];
    int shift = units.shift()[unit];
    MeasureCourse course = plan.courses()[m];
    double[] numbers = roster.records()[plan.measures()[m]];
    int record = roster.record(application, fiscalYear - shift);
    if (record >= 0) {
      double recorded = numbers[record];
      if (!units.isCopy(unit)) {
        Arrays.fill(value[m], 0, lane.width, orAbsent(recorded, course));
      } else {
        arriving(m, course, recorded, fiscalYear - shift, fiscalYear);
      }
      return;
    }
    int last = roster.lastRecord(application, fiscalYear - shift);
    if (last >= 0 && goesOn(course, roster.recordYears()[last], fiscalYear - shift)) {
      goOn(m, course, numbers[last], roster.recordYears()[last], fiscalYear);
      return;
    }
    Arrays.fill(value[m], 0, lane.width, course.absent());
  }

  private static double orAbsent(double number, MeasureCourse course) {
    return Double.isNaN(number) ? course.absent() : number;
  }

  /** As the contract continues records: after one that counts, up to the years of the spell. */
  private boolean goesOn(MeasureCourse course, int lastYear, int donorYear) {
    int donorStart = model.units().startYear()[unit] - model.units().shift()[unit];
    return course.continued()
        && lastYear >= Math.max(model.lastKnownYear(), donorStart)
        && donorYear - donorStart < plan.spellYears();
  }

  /** A new applicant has what its donor had in the same benefit year, at the prices of its own. */
  private void arriving(
      int m, MeasureCourse course, double recorded, int donorYear, int fiscalYear) {
    if (Double.isNaN(recorded)) {
      if (course.ceiling() > course.floor() && fiscalYear == model.units().startYear()[unit]) {
        agreed(m, course);
      } else {
        Arrays.fill(value[m], 0, lane.width, course.absent());
      }
    } else if (course.index() < 0 && !noisy[m]) {
      Arrays.fill(value[m], 0, lane.width, recorded);
    } else {
      scale(m, course, recorded, donorYear, fiscalYear);
    }
  }

  private void goOn(int m, MeasureCourse course, double last, int lastYear, int fiscalYear) {
    if (Double.isNaN(last)) {
      Arrays.fill(value[m], 0, lane.width, course.absent());
      return;
    }
    if (course.outcomes() != null) {
      assess(m, course.outcomes(), fiscalYear);
      return;
    }
    LognormalTable drift = course.drift();
    if (drift != null) {
      if (!noisy[m]) {
        noisy[m] = true;
        Arrays.fill(noise[m], 0, lane.width, 1);
      }
      multiply(m, drift, fiscalYear);
    }
    scale(m, course, last, lastYear, fiscalYear);
  }

  /** Whole unscaled values: the mean path's, times the index's course, times the noise. */
  private void scale(int m, MeasureCourse course, double from, int fromYear, int year) {
    double base = from;
    double[] level = null;
    if (course.index() >= 0) {
      base = Indexed.value(from, model.economy().factor(course.index(), fromYear, year));
      double[][] levels = economy[course.index()];
      int t = year - model.lastKnownYear() - 1;
      level = t >= 0 && levels.length > 0 ? levels[t] : null;
    }
    double[] out = value[m];
    double[] own = noise[m];
    for (int i = 0; i < lane.width; i++) {
      double factor = level == null ? 1 : level[lane.replicates[i]];
      factor = noisy[m] ? factor * own[i] : factor;
      out[i] = Math.floor(base * factor + 0.5);
    }
  }

  private void multiply(int m, LognormalTable table, int year) {
    if (!turned) {
      turned = true;
      draws.turnTo(first, lane.replicates, lane.layers, value.length, lane.width);
    }
    draws.bits(key(Stream.MEASURE, year), plan.measures()[m], bits);
    double[] own = noise[m];
    for (int i = 0; i < lane.width; i++) {
      own[i] *= table.factor(bits[i]);
    }
  }

  private void assess(int m, double[] outcomes, int year) {
    long key = key(Stream.ASSESSMENT, year);
    for (int i = 0; i < lane.width; i++) {
      double uniform = Draws.uniform(key, first + lane.replicates[i], lane.layers[i]);
      int code = 0;
      while (code < outcomes.length - 1 && uniform > outcomes[code]) {
        code++;
      }
      value[m][i] = code;
    }
  }

  private void agreed(int m, MeasureCourse course) {
    long key = key(Stream.AGREED_AMOUNT, 0);
    for (int i = 0; i < lane.width; i++) {
      double uniform = Draws.uniform(key, first + lane.replicates[i], lane.layers[i]);
      double span = course.ceiling() - course.floor();
      value[m][i] = Math.floor(course.floor() + span * uniform + 0.5);
    }
  }

  private long key(Stream stream, int year) {
    int entryYear = model.units().startYear()[unit];
    return Draws.key(model.seed(), stream, entity, entryYear, year);
  }
}
