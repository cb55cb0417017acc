package org.outlay.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.policy.Policy;
import org.outlay.policy.Programme;
import org.outlay.problem.Problem;
import org.outlay.schema.FieldKind;

/**
 * Whether the cohort's records speak against how the catalogue lets them go on. Nothing is changed
 * by it: a planner may know why the years to come will be unlike those before.
 */
public final class HistoryCheck {
  /** What grows faster or slower than its index by less than this a year is not told. */
  private static final double LEAST = 0.03;

  private final Policy policy;
  private final Model model;
  private final Roster roster;
  private final int[] starts;
  private final List<String> indices;
  private final List<Problem> warnings = new ArrayList<>();

  private HistoryCheck(Policy policy, Model model) {
    this.policy = policy;
    this.model = model;
    this.roster = model.roster();
    this.starts = roster.approvalYears();
    this.indices = List.copyOf(policy.indices().keySet());
  }

  /** A warning for each way in which a programme's records went on otherwise than they are to. */
  public static List<Problem> of(Policy policy, Model model) {
    HistoryCheck check = new HistoryCheck(policy, model);
    int code = 0;
    for (Programme programme : policy.programmes().values()) {
      check.look(programme, code++);
    }
    return List.copyOf(check.warnings);
  }

  private void look(Programme programme, int code) {
    ProgrammePlan plan = model.programmes().get(code);
    double[] programmeOf = roster.column("programme");
    int[] mine = IntStream.range(0, starts.length).filter(i -> programmeOf[i] == code).toArray();
    int years = new ObservedYears(roster, starts, model.lastKnownYear()).usual(code, plan);
    if (years > 1) {
      warnings.add(notContinued(programme, plan, years));
    }
    for (int m = 0; m < plan.measures().length; m++) {
      if (policy.annualRecords().field(name(plan.measures()[m])).kind() != FieldKind.CATEGORY) {
        look(programme, mine, plan.measures()[m], plan.courses()[m]);
      }
    }
  }

  private void look(Programme programme, int[] mine, int measure, MeasureCourse course) {
    int last = model.lastKnownYear();
    Growth records = Growth.ofRecords(roster, model.economy(), mine, measure, course.index(), last);
    if (course.continued() && records.differs(LEAST)) {
      warnings.add(
          unlike(
                  "records-unlike-index",
                  "in the cohort a measure grew from year to year otherwise than the index along"
                      + " which it is continued",
                  programme,
                  measure,
                  course.index(),
                  records)
              .withRemedy(
                  "if they go on as before, give the index that growth under indices in the"
                      + " scenario, or name another one under continued in programmes.conf"));
    }
    Growth arrivals =
        Growth.ofArrivals(roster, model.economy(), mine, starts, measure, course.arriving(), last);
    if (arrivals.differs(LEAST)) {
      warnings.add(
          unlike(
                  "arrivals-unlike-index",
                  "in the cohort a measure of new applications grew otherwise than the index that"
                      + " takes it to later years",
                  programme,
                  measure,
                  course.arriving(),
                  arrivals)
              .withRemedy(
                  "if new applications go on as before, name an index with that growth under"
                      + " arriving in programmes.conf, or {} for none"));
    }
  }

  private Problem unlike(
      String code, String what, Programme programme, int measure, int index, Growth growth) {
    String along =
        index < 0 ? "none" : "%s, %s".formatted(indices.get(index), percent(growth.index()));
    return Problem.warning(code, programme.location(), what)
        .withValue(
            "%s: %s, %s a year (index: %s)"
                .formatted(programme.name(), name(measure), percent(growth.observed()), along));
  }

  private Problem notContinued(Programme programme, ProgrammePlan plan, int years) {
    List<String> measures =
        IntStream.range(0, plan.measures().length)
            .filter(m -> !plan.courses()[m].continued())
            .mapToObj(m -> name(plan.measures()[m]))
            .toList();
    return Problem.warning(
            "records-not-continued",
            programme.location(),
            "in the cohort applications have records of later benefit years, which are not"
                + " continued: what was approved last is paid for its first years only")
        .withValue(
            "%s: %s, up to benefit year %d"
                .formatted(programme.name(), String.join(", ", measures), years))
        .withRemedy(
            "say spell = true, years = %d and continued { %s } in programmes.conf, unless every year's sum is a new decision"
                .formatted(
                    years,
                    measures.stream().map(m -> m + " {}").collect(Collectors.joining(", "))));
  }

  private String name(int measure) {
    return roster.measures().get(measure);
  }

  private static String percent(double rate) {
    return BigDecimal.valueOf(rate).movePointRight(2).setScale(1, RoundingMode.HALF_UP) + "%";
  }
}
