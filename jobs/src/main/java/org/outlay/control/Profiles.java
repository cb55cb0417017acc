package org.outlay.control;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outlay.policy.Rule;
import org.outlay.scenario.ControlSettings;

/**
 * The profile of each rule: what the scenario declares, else what whole earlier years paid, else
 * the months in which its applications were approved, else a twelfth each month.
 *
 * <p>Estimated shares have an even year, or an approval each month, added. The concentration is
 * that of the scenario, else the moment estimate from at least two earlier years, all rules
 * together, else {@link #USUAL}.
 */
public final class Profiles {
  /** With half the year expected, a rule's true share lies within 0.36 and 0.64 twice in three. */
  static final double USUAL = 12;

  private static final List<Double> EVEN =
      Collections.nCopies(Profile.MONTHS, 1.0 / Profile.MONTHS);

  private final ControlSettings settings;
  private final List<long[][]> earlier;
  private final Map<String, long[]> approvals;
  private final double concentration;

  /**
   * From what is known.
   *
   * @param approvals applications approved in each month of the year, by programme
   */
  public Profiles(ControlSettings settings, List<long[][]> earlier, Map<String, long[]> approvals) {
    this.settings = settings;
    this.earlier = List.copyOf(earlier);
    this.approvals = Map.copyOf(approvals);
    this.concentration = settings.concentration().orElseGet(() -> estimate(earlier));
  }

  /**
   * The profile of a rule.
   *
   * @param index position in the policy
   */
  public Profile of(Rule rule, int index) {
    List<Double> declared =
        settings
            .profiles()
            .getOrDefault(
                rule.name(), settings.profiles().getOrDefault(ControlSettings.ALL, List.of()));
    if (!declared.isEmpty()) {
      return new Profile(declared, concentration, Profile.Source.DECLARED);
    }
    return paid(index)
        .or(() -> approved(rule))
        .orElseGet(() -> new Profile(EVEN, concentration, Profile.Source.EVEN));
  }

  private Optional<Profile> paid(int rule) {
    List<double[]> years = years(earlier, rule);
    if (years.isEmpty()) {
      return Optional.empty();
    }
    List<Double> shares = new ArrayList<>();
    for (int month = 0; month < Profile.MONTHS; month++) {
      double sum = EVEN.get(month);
      for (double[] year : years) {
        sum += year[month];
      }
      shares.add(sum / (years.size() + 1));
    }
    return Optional.of(new Profile(shares, concentration, Profile.Source.PAYMENTS));
  }

  private Optional<Profile> approved(Rule rule) {
    double[] counts = new double[Profile.MONTHS];
    double all = 0;
    for (String programme : rule.programmes()) {
      long[] own = approvals.getOrDefault(programme, new long[Profile.MONTHS]);
      for (int month = 0; month < Profile.MONTHS; month++) {
        counts[month] += own[month];
        all += own[month];
      }
    }
    if (all == 0) {
      return Optional.empty();
    }
    List<Double> shares = new ArrayList<>();
    for (double count : counts) {
      shares.add((count + 1) / (all + Profile.MONTHS));
    }
    return Optional.of(new Profile(shares, concentration, Profile.Source.APPROVALS));
  }

  /** Shares of the months in each year in which the rule paid. */
  private static List<double[]> years(List<long[][]> earlier, int rule) {
    List<double[]> years = new ArrayList<>();
    for (long[][] year : earlier) {
      double sum = 0;
      for (long fen : year[rule]) {
        sum += fen;
      }
      if (sum > 0) {
        double[] shares = new double[Profile.MONTHS];
        for (int month = 0; month < Profile.MONTHS; month++) {
          shares[month] = year[rule][month] / sum;
        }
        years.add(shares);
      }
    }
    return years;
  }

  private static double estimate(List<long[][]> earlier) {
    Concentration all = new Concentration();
    for (int rule = 0; !earlier.isEmpty() && rule < earlier.get(0).length; rule++) {
      all.add(years(earlier, rule));
    }
    return all.orElse(USUAL);
  }
}
