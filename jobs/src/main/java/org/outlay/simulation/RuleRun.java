package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import org.outlay.kernel.RuleLoop;
import org.outlay.policy.Limit;

/** Runs the loops of one applicant's rules and the limits that stay within the application. */
final class RuleRun {
  private static final double HUNDREDTHS = 100;
  private static final double[][] NONE = {};

  private final Model model;
  private final MeasurePaths measures;
  private final Lane lane;
  private final double[][] paid;
  private final double[][] paidBefore;
  private final double[] zeros = new double[Lane.WIDTH];
  private final double[][] spent;
  private final double[] cap = new double[1];
  private ProgrammePlan plan;
  private int unit;

  /** How large the inputs are that vary, by slot. */
  private double[] atMost = {};

  RuleRun(Model model, MeasurePaths measures, Lane lane, double[][] paid, double[][] paidBefore) {
    this.model = model;
    this.measures = measures;
    this.lane = lane;
    this.paid = paid;
    this.paidBefore = paidBefore;
    this.spent = new double[paid.length][Lane.WIDTH];
    this.plan = model.programmes().get(0);
  }

  /** Begins with an applicant. */
  void start(ProgrammePlan newPlan, int newUnit) {
    plan = newPlan;
    unit = newUnit;
    for (int j = 0; j < plan.rules().length; j++) {
      Arrays.fill(spent[j], 0, lane.width, 0);
    }
  }

  /** Entitled fen of a year; false, and nothing written, when there is none in any replicate. */
  boolean entitled(RuleProgram rule, int ofUnit, int year, double[] out) {
    unit = ofUnit;
    double[][] tables = rule.tables().inForce(model.units().approvedOn()[unit], year);
    double[] inputs = fixed(rule.fixed(), year);
    RuleLoop loop = rule.kernel().loop();
    if (rule.varying().size() > 0) {
      double[][] values = varying(rule.varying());
      return loop.entitled(inputs, tables, values, atMost, out, lane.width);
    }
    // The same in all replicates.
    boolean any = loop.entitled(inputs, tables, NONE, atMost, out, 1) && out[0] > 0;
    if (any) {
      Arrays.fill(out, 1, lane.width, out[0]);
    }
    return any;
  }

  /** Value of a limit's cap: fen, years or places; NaN for a choice, which has none. */
  double cap(RuleProgram.LimitProgram limit, int ofUnit, int year) {
    RuleProgram.Cap formula = limit.cap();
    if (formula == null) {
      return Double.NaN;
    }
    unit = ofUnit;
    double[][] tables = formula.tables().inForce(model.units().approvedOn()[unit], year);
    cap[0] = 0;
    boolean any =
        formula
            .kernel()
            .loop()
            .entitled(fixed(formula.fixed(), year), tables, NONE, atMost, cap, 1);
    double hundredths = any ? cap[0] : 0;
    boolean number =
        limit.kind() == Limit.Kind.APPLICANT_YEARS || limit.kind() == Limit.Kind.PLACES;
    return number ? hundredths / HUNDREDTHS : hundredths;
  }

  /** Withholds what a limit of the application itself does not allow. */
  void limit(RuleProgram.LimitProgram limit, int j, int ofUnit, int year, double[] amount) {
    double most = cap(limit, ofUnit, year);
    switch (limit.kind()) {
      case APPLICATION_YEAR -> {
        for (int i = 0; i < lane.width; i++) {
          amount[i] = Math.min(amount[i], most);
        }
      }
      case APPLICATION_LIFETIME -> {
        double[] so = spent[j];
        for (int i = 0; i < lane.width; i++) {
          double left = Math.max(0, Math.min(amount[i], most - so[i]));
          so[i] += left;
          amount[i] = left;
        }
      }
      default -> throw new IllegalArgumentException(limit.kind().id() + " is shared");
    }
  }

  private double[] fixed(RuleInputs inputs, int year) {
    double[] values = new double[inputs.size()];
    for (int i = 0; i < values.length; i++) {
      int slot = inputs.slots()[i];
      values[i] =
          switch (inputs.origins()[i]) {
            case ATTRIBUTE -> attribute(slot);
            case BENEFIT_YEAR -> year - model.units().startYear()[unit] + 1;
            case FISCAL_YEAR -> year;
            case AGE_AT_APPROVAL -> model.roster().age(application());
            case EVER_GIVEN -> everGiven(slot) ? 1 : 0;
            default ->
                throw new IllegalStateException(inputs.origins()[i] + " differs by replicate");
          };
    }
    return values;
  }

  private double[][] varying(RuleInputs inputs) {
    double[][] values = new double[inputs.size()][];
    atMost = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int slot = inputs.slots()[i];
      switch (inputs.origins()[i]) {
        case MEASURE -> take(measures.value[plan.position(slot)], values, i);
        case CUMULATIVE -> take(measures.cumulative[plan.position(slot)], values, i);
        case CUMULATIVE_BEFORE -> take(measures.before[plan.position(slot)], values, i);
        case MAX_BEFORE -> take(measures.most[plan.position(slot)], values, i);
        case PAID -> take(paid, slot, values, i);
        case PAID_BEFORE -> take(paidBefore, slot, values, i);
        default -> throw new IllegalStateException(inputs.origins()[i] + " is fixed");
      }
    }
    return values;
  }

  private void take(Sized measure, double[][] values, int i) {
    values[i] = measure.numbers;
    atMost[i] = measure.atMost;
  }

  /** Of another rule, or of none. */
  private void take(double[][] amounts, int slot, double[][] values, int i) {
    values[i] = slot < 0 ? zeros : amounts[slot];
    atMost[i] = slot < 0 ? 0 : Double.NaN;
  }

  private int application() {
    return model.units().application()[unit];
  }

  /** Days move with the copy. */
  private double attribute(int slot) {
    double value = model.attribute(unit, slot);
    int shift = model.units().shift()[unit];
    return shift == 0 || Double.isNaN(value) || !model.roster().isDay(slot)
        ? value
        : LocalDate.ofEpochDay((long) value).plusYears(shift).toEpochDay();
  }

  /** Any year of the entitlement counts, also one after the horizon. */
  private boolean everGiven(int measure) {
    Roster roster = model.roster();
    int application = application();
    int shift = model.units().shift()[unit];
    for (int i = roster.recordStarts()[application];
        i < roster.recordStarts()[application + 1];
        i++) {
      int year = roster.recordYears()[i] + shift;
      if (!Double.isNaN(roster.records()[measure][i])
          && year >= model.units().startYear()[unit]
          && year <= model.units().endYear()[unit]) {
        return true;
      }
    }
    return false;
  }
}
