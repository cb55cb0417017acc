package org.outlay.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.outlay.draw.Draws;

/**
 * How far measures stray from their index, estimated from the records of a programme's
 * applications.
 */
final class NoiseEstimates {
  /** Fewer observations than this estimate nothing. */
  static final int FEWEST = 30;

  /** No measure is taken to stray further, whatever few odd records say. */
  private static final double MOST = 1;

  private final Roster roster;
  private final Economy economy;
  private final int lastKnown;
  private final double[] approvals;
  private final double[] ends;

  /**
   * Over a history.
   *
   * @param lastKnown last fiscal year whose records are complete; later ones are a plan
   */
  NoiseEstimates(Roster roster, Economy economy, int lastKnown) {
    this.roster = roster;
    this.economy = economy;
    this.lastKnown = lastKnown;
    this.approvals = roster.column("approved_on");
    this.ends = roster.column("ends_on");
  }

  /** Standard deviation of a year's log growth beyond the index; 0 with too few records. */
  double drift(int programme, int measure, int index) {
    List<Double> residuals = new ArrayList<>();
    double[] values = roster.records()[measure];
    for (int application : applications(programme)) {
      for (int i = roster.recordStarts()[application] + 1;
          i < roster.recordStarts()[application + 1];
          i++) {
        int year = roster.recordYears()[i];
        boolean together = roster.recordYears()[i - 1] == year - 1 && economy.knows(year);
        if (together && year <= lastKnown && values[i] > 0 && values[i - 1] > 0) {
          double growth = index < 0 ? 1 : economy.factor(index, year - 1, year).doubleValue();
          residuals.add(StrictMath.log(values[i] / values[i - 1] / growth));
        }
      }
    }
    return sd(residuals);
  }

  /**
   * Bandwidth of a smoothed bootstrap of first-year values (Silverman 1986, section 3.4.2): their
   * log standard deviation times 1.06 n^(-1/5); 0 with too few applications.
   */
  double entry(int programme, int measure) {
    List<Double> logs = new ArrayList<>();
    double[] values = roster.records()[measure];
    for (int application : applications(programme)) {
      int year = LocalDate.ofEpochDay((long) approvals[application]).getYear();
      int record = year > lastKnown ? -1 : roster.record(application, year);
      if (record >= 0 && values[record] > 0) {
        logs.add(StrictMath.log(values[record]));
      }
    }
    return 1.06 * sd(logs) * StrictMath.pow(Math.max(1, logs.size()), -0.2);
  }

  /** Cumulative frequencies of a category's codes over all known records that have one. */
  double[] outcomes(int programme, int measure, int codes) {
    double[] counts = new double[codes];
    double all = 0;
    double[] values = roster.records()[measure];
    for (int application : applications(programme)) {
      for (int i = roster.recordStarts()[application];
          i < roster.recordStarts()[application + 1];
          i++) {
        if (roster.recordYears()[i] <= lastKnown && !Double.isNaN(values[i])) {
          counts[(int) values[i]]++;
          all++;
        }
      }
    }
    double sum = 0;
    for (int code = 0; code < codes; code++) {
      sum += counts[code];
      counts[code] = all == 0 ? 1 : sum / all;
    }
    return counts;
  }

  /**
   * When the programme's applications end, by the code of their tier and last without one: a tier
   * with at least {@value #FEWEST} exits has hazards of its own, another those of the programme.
   *
   * @param name of the programme
   * @param tiers names by code
   */
  Survival[] survivals(int programme, String name, List<String> tiers, LocalDate asOf) {
    double[] codes = roster.column("tier");
    int[] all =
        Arrays.stream(applications(programme))
            .filter(i -> approvals[i] <= asOf.toEpochDay())
            .toArray();
    boolean[] early = early(all, asOf);
    Survival whole = survival(Draws.entity(name), all, early, asOf);
    Survival[] survivals = new Survival[tiers.size() + 1];
    Arrays.fill(survivals, whole);
    for (int tier = 0; tier < tiers.size(); tier++) {
      int code = tier;
      int[] mine = Arrays.stream(all).filter(i -> codes[i] == code).toArray();
      if (Arrays.stream(mine).filter(i -> early[i]).count() >= FEWEST) {
        long entity = Draws.entity(name + "/" + tiers.get(tier));
        survivals[tier] = survival(entity, mine, early, asOf);
      }
    }
    return survivals;
  }

  /** Nothing ends before its planned end. */
  static Survival[] noExits(int tiers) {
    Survival[] survivals = new Survival[tiers + 1];
    Arrays.fill(survivals, Survival.certain());
    return survivals;
  }

  /** Whether each application of the roster ended before its planned end; of some it is asked. */
  private boolean[] early(int[] applications, LocalDate asOf) {
    PlannedEnds planned =
        new PlannedEnds(
            Arrays.stream(applications).mapToDouble(i -> approvals[i]).toArray(),
            Arrays.stream(applications).mapToDouble(i -> ends[i]).toArray(),
            asOf);
    boolean[] early = new boolean[ends.length];
    for (int i : applications) {
      early[i] = ends[i] <= asOf.toEpochDay() && !planned.contains(approvals[i], ends[i]);
    }
    return early;
  }

  private Survival survival(long entity, int[] applications, boolean[] early, LocalDate asOf) {
    Exposure exposure = new Exposure(asOf);
    for (int i : applications) {
      exposure.add(approvals[i], ends[i], early[i]);
    }
    return Survival.of(entity, exposure);
  }

  private int[] applications(int programme) {
    double[] codes = roster.column("programme");
    return java.util.stream.IntStream.range(0, roster.size())
        .filter(i -> codes[i] == programme)
        .toArray();
  }

  private static double sd(List<Double> values) {
    if (values.size() < FEWEST) {
      return 0;
    }
    double mean = values.stream().mapToDouble(v -> v).average().orElse(0);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.min(MOST, StrictMath.sqrt(squares / (values.size() - 1)));
  }
}
