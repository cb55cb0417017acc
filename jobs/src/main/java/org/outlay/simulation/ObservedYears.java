package org.outlay.simulation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How long an application must have been observed before new ones may resemble it. A measure that
 * is not continued has no value after the data end, so that copies of recent applications would
 * lack the later records that those of earlier ones have.
 */
final class ObservedYears {
  /** Of the applications observed in a benefit year fewer than this have a record: left out. */
  private static final double SHARE = 0.1;

  /** One record may be a slip. */
  private static final int FEWEST = 2;

  private final Roster roster;
  private final int[] starts;
  private final int lastKnownYear;
  private final double[] programmeOf;

  /**
   * Of a roster.
   *
   * @param starts fiscal year of each approval
   */
  ObservedYears(Roster roster, int[] starts, int lastKnownYear) {
    this.roster = roster;
    this.starts = starts;
    this.lastKnownYear = lastKnownYear;
    this.programmeOf = roster.column("programme");
  }

  /**
   * For each application the last vintage of its programme that may lend donors: the last one
   * known, unless records that are not continued say that it has to be known for longer.
   *
   * @param vintages how many lend donors; where none of those would have any, the last known do
   */
  int[] lastVintages(List<ProgrammePlan> plans, int vintages) {
    int[] last =
        IntStream.range(0, plans.size())
            .map(programme -> lastVintage(programme, plans.get(programme), vintages))
            .toArray();
    return IntStream.range(0, starts.length).map(i -> last[(int) programmeOf[i]]).toArray();
  }

  private int lastVintage(int programme, ProgrammePlan plan, int vintages) {
    int[] mine = known(programme);
    int last = lastKnownYear + 1 - usual(mine, plan);
    boolean any =
        IntStream.of(mine).anyMatch(i -> starts[i] <= last && starts[i] > last - vintages);
    return any ? last : lastKnownYear;
  }

  private int[] known(int programme) {
    return IntStream.range(0, starts.length)
        .filter(i -> programmeOf[i] == programme && starts[i] <= lastKnownYear)
        .toArray();
  }

  /**
   * The last benefit year in which enough of those observed so long have a record that is not
   * continued; 1 where none goes on.
   */
  int usual(int programme, ProgrammePlan plan) {
    return usual(known(programme), plan);
  }

  private int usual(int[] applications, ProgrammePlan plan) {
    int most = IntStream.of(applications).map(i -> lastKnownYear - starts[i] + 1).max().orElse(1);
    int years = Math.min(most, plan.longest());
    while (years > 1 && !isUsual(years, applications, plan)) {
      years--;
    }
    return Math.max(1, years);
  }

  private boolean isUsual(int benefitYear, int[] applications, ProgrammePlan plan) {
    int observed = 0;
    int recorded = 0;
    for (int i : applications) {
      int year = starts[i] + benefitYear - 1;
      if (year <= lastKnownYear) {
        observed++;
        recorded += hasRecord(i, year, plan) ? 1 : 0;
      }
    }
    return recorded >= FEWEST && recorded >= SHARE * observed;
  }

  /** Whether a measure that is not continued has a value. */
  private boolean hasRecord(int application, int year, ProgrammePlan plan) {
    int record = roster.record(application, year);
    for (int m = 0; record >= 0 && m < plan.measures().length; m++) {
      double value = roster.records()[plan.measures()[m]][record];
      if (!plan.courses()[m].continued() && !Double.isNaN(value) && value != 0) {
        return true;
      }
    }
    return false;
  }
}
