package org.outlay.simulation;

import java.util.stream.IntStream;

/** The measures of one applicant, year by year, in every replicate of its lane. */
final class MeasurePaths {
  /** More than what products of four factors may be rounded up by. */
  private static final double ROUNDED_UP = 1 + 0x1.0p-48;

  private final Model model;
  private final IndexCourse index;

  /** By position among the programme's measures. */
  final Sized[] value;

  final Sized[] cumulative;
  final Sized[] before;
  final Sized[] most;
  private final Sized[] noise;
  private final boolean[] noisy;
  private final MeasureDraws draws;

  private ProgrammePlan plan;
  private Lane lane;
  private int unit;

  MeasurePaths(
      Model model, int firstReplicate, int count, Lane lane, LaneDraws words, ProgrammePlan none) {
    this.model = model;
    this.draws = new MeasureDraws(model, firstReplicate, lane, words);
    this.index = new IndexCourse(model, firstReplicate, count);
    this.lane = lane;
    this.plan = none;
    int measures = model.roster().measures().size();
    value = lanes(measures);
    cumulative = lanes(measures);
    before = lanes(measures);
    most = lanes(measures);
    noise = lanes(measures);
    noisy = new boolean[measures];
  }

  private static Sized[] lanes(int measures) {
    return IntStream.range(0, measures).mapToObj(m -> new Sized()).toArray(Sized[]::new);
  }

  /** Begins with an applicant. */
  void start(ProgrammePlan newPlan, int newUnit, long newEntity) {
    plan = newPlan;
    unit = newUnit;
    draws.start(plan, unit, newEntity);
    for (int m = 0; m < plan.measures().length; m++) {
      cumulative[m].fill(0, lane.width);
      most[m].fill(0, lane.width);
      LognormalTable entry = plan.courses()[m].entry();
      noisy[m] = entry != null && model.units().isCopy(unit);
      if (noisy[m] && entry != null) {
        noise[m].fill(1, lane.width);
        draws.multiply(m, entry, 0, noise[m]);
      }
    }
  }

  /** Moves to a fiscal year; years must be visited in order. */
  void advance(int fiscalYear) {
    for (int m = 0; m < plan.measures().length; m++) {
      fill(m, fiscalYear);
      if (plan.courses()[m].summed()) {
        before[m].copy(cumulative[m], lane.width);
        cumulative[m].add(value[m], lane.width);
      }
    }
  }

  /** Takes the year's values into the largest so far, after the rules have seen them. */
  void close() {
    for (int m = 0; m < plan.measures().length; m++) {
      if (plan.courses()[m].compared()) {
        most[m].raise(value[m], lane.width);
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
        value[m].fill(orAbsent(recorded, course), lane.width);
      } else {
        arriving(m, course, recorded, fiscalYear - shift, fiscalYear);
      }
      return;
    }
    int last = roster.lastRecord(application, fiscalYear - shift);
    if (last >= 0 && goesOn(course, roster.recordYears()[last], fiscalYear - shift)) {
      if (course.recurring()) {
        recur(m, course, roster.recordYears()[last], fiscalYear);
        return;
      }
      goOn(m, course, numbers[last], roster.recordYears()[last], fiscalYear);
      return;
    }
    notGiven(m, course, fiscalYear);
  }

  private static double orAbsent(double number, MeasureCourse course) {
    return Double.isNaN(number) ? course.absent() : number;
  }

  /**
   * As the contract continues records: after one that counts, up to the years of the spell. What
   * comes and goes may have been gone in the last known year.
   */
  private boolean goesOn(MeasureCourse course, int lastYear, int donorYear) {
    int donorStart = donorStart();
    int since = course.recurring() ? donorStart : Math.max(model.lastKnownYear(), donorStart);
    return course.continued()
        && lastYear >= since
        && donorYear > model.lastKnownYear()
        && donorYear - donorStart < plan.spellYears();
  }

  private int donorStart() {
    return model.units().startYear()[unit] - model.units().shift()[unit];
  }

  /** One of the years so far, each as likely as another. */
  private void recur(int m, MeasureCourse course, int lastYear, int fiscalYear) {
    int known = Math.max(lastYear, model.lastKnownYear());
    int measure = plan.measures()[m];
    double[] years =
        model
            .roster()
            .years(
                model.units().application()[unit], measure, donorStart(), known, course.absent());
    if (years.length == 0) {
      value[m].fill(course.absent(), lane.width);
      return;
    }
    draws.recur(m, years, fiscalYear, value[m]);
    if (noisy[m]) {
      value[m].scale(noise[m], lane.width);
    }
  }

  /** A new applicant has what its donor had in the same benefit year, at the prices of its own. */
  private void arriving(
      int m, MeasureCourse course, double recorded, int donorYear, int fiscalYear) {
    if (Double.isNaN(recorded)) {
      notGiven(m, course, fiscalYear);
    } else if (course.arriving() < 0 && !noisy[m]) {
      value[m].fill(recorded, lane.width);
    } else {
      index.start(recorded);
      index.follow(course.arriving(), donorYear, fiscalYear);
      scale(m);
    }
    AgreedSpan agreed = course.agreed();
    if (agreed != null) {
      value[m].cut(agreed.ceiling(), lane.width);
    }
  }

  /**
   * The first amount of an application approved after the known years is agreed where nothing says
   * what: a copy's where its donor's was not.
   */
  private void notGiven(int m, MeasureCourse course, int fiscalYear) {
    int start = model.units().startYear()[unit];
    boolean coming = model.units().isCopy(unit) || start > model.lastKnownYear();
    AgreedSpan agreed = course.agreed();
    if (fiscalYear == start && coming && agreed != null) {
      draws.agreed(m, agreed, value[m]);
    } else {
      value[m].fill(course.absent(), lane.width);
    }
  }

  private void goOn(int m, MeasureCourse course, double last, int lastYear, int fiscalYear) {
    if (Double.isNaN(last)) {
      value[m].fill(course.absent(), lane.width);
      return;
    }
    if (course.outcomes() != null) {
      draws.assess(m, course.outcomes(), fiscalYear, value[m]);
      return;
    }
    LognormalTable drift = course.drift();
    if (drift != null) {
      if (!noisy[m]) {
        noisy[m] = true;
        noise[m].fill(1, lane.width);
      }
      draws.multiply(m, drift, fiscalYear, noise[m]);
    }
    index.start(last);
    if (course.arriving() == course.index()) {
      index.follow(course.index(), lastYear, fiscalYear);
    } else {
      int year = lastYear + model.units().shift()[unit];
      index.follow(course.arriving(), lastYear, year);
      index.follow(course.index(), year, fiscalYear);
    }
    scale(m);
  }

  /** Whole unscaled values: the mean path's, times the index's course, times the noise. */
  private void scale(int m) {
    double base = index.base();
    double[] level = index.level();
    double bound = noisy[m] ? noise[m].atMost * index.atMost() : index.atMost();
    value[m].atMost = Math.abs(base) * bound * ROUNDED_UP + 1;
    double[] out = value[m].numbers;
    double[] own = noise[m].numbers;
    for (int i = 0; i < lane.width; i++) {
      double factor = level == null ? 1 : level[lane.replicates[i]];
      factor = noisy[m] ? factor * own[i] : factor;
      out[i] = Math.floor(base * factor + 0.5);
    }
  }
}
