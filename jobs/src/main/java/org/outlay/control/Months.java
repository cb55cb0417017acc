package org.outlay.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.outlay.simulation.Distribution;

/** Amounts of one subject by month, added up over its rules. */
final class Months {
  private final ControlRow.Subject subject;
  private final YearToDate year;
  private final OptionalLong budget;
  private final long[] planned = new long[Profile.MONTHS];
  private final long[] paid;
  private final long[] means;
  private final long[][] after;
  private Optional<Profile.Source> source = Optional.empty();

  Months(ControlRow.Subject subject, YearToDate year, OptionalLong budget, int replicates) {
    this.subject = subject;
    this.year = year;
    this.budget = budget;
    this.paid = new long[year.months()];
    this.means = new long[Profile.MONTHS - year.months()];
    this.after = new long[means.length][replicates];
  }

  /** Adds a rule; means of sums are the sums of rounded means, so that a sheet adds up. */
  void add(int rule, Profile profile, long mean, long[][] course) {
    source = Optional.of(profile.source());
    for (int month = 1; month <= Profile.MONTHS; month++) {
      planned[month - 1] += Math.round(mean * profile.upTo(month));
    }
    for (int month = 1; month <= paid.length; month++) {
      paid[month - 1] = Math.addExact(paid[month - 1], year.upTo(rule, month));
    }
    for (int i = 0; i < after.length; i++) {
      means[i] += Distribution.mean(course[i]);
      for (int r = 0; r < after[i].length; r++) {
        after[i][r] = Math.addExact(after[i][r], course[i][r]);
      }
    }
  }

  List<ControlRow> rows() {
    List<ControlRow> rows = new ArrayList<>();
    for (int month = 1; month <= Profile.MONTHS; month++) {
      rows.add(month <= paid.length ? covered(month) : toCome(month));
    }
    return rows;
  }

  private ControlRow covered(int month) {
    long sum = paid[month - 1];
    long own = month == 1 ? sum : sum - paid[month - 2];
    return row(
        month,
        Optional.of(new ControlRow.Paid(own, sum)),
        ControlRow.Fan.certain(sum),
        budget.isPresent() && sum > budget.getAsLong() ? 1 : 0);
  }

  private ControlRow toCome(int month) {
    int i = month - paid.length - 1;
    Distribution distribution = Distribution.of(after[i]);
    int over = 0;
    for (long fen : after[i]) {
      over += budget.isPresent() && fen > budget.getAsLong() ? 1 : 0;
    }
    return row(
        month,
        Optional.empty(),
        new ControlRow.Fan(
            means[i],
            distribution.quantile(10),
            distribution.quantile(50),
            distribution.quantile(90)),
        (double) over / after[i].length);
  }

  private ControlRow row(
      int month, Optional<ControlRow.Paid> sums, ControlRow.Fan fan, double breach) {
    long whole = planned[Profile.MONTHS - 1];
    double profile =
        whole == 0 ? (double) month / Profile.MONTHS : (double) planned[month - 1] / whole;
    return new ControlRow(
        subject,
        month,
        profile,
        budget.isPresent() ? Optional.empty() : source,
        planned[month - 1],
        sums,
        fan,
        budget.isPresent()
            ? Optional.of(new ControlRow.Against(budget.getAsLong(), breach))
            : Optional.empty());
  }
}
