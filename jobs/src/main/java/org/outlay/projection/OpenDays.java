package org.outlay.projection;

import java.time.LocalDate;
import org.outlay.scenario.ProjectionSettings;

/**
 * The days on which new applications of a programme can be approved.
 *
 * @param from first day
 * @param to last day
 */
public record OpenDays(LocalDate from, LocalDate to) {
  /** No day is closed. */
  public static final OpenDays ALL = new OpenDays(LocalDate.MIN, LocalDate.MAX);

  static OpenDays of(ProjectionSettings.Plan plan) {
    return new OpenDays(plan.start().orElse(LocalDate.MIN), plan.stop().orElse(LocalDate.MAX));
  }

  /** Share of the days of a time, both ends included, that are open; 0 of no days. */
  double share(LocalDate first, LocalDate last) {
    long days = Math.max(0, last.toEpochDay() - first.toEpochDay() + 1);
    LocalDate begin = from.isAfter(first) ? from : first;
    LocalDate end = to.isBefore(last) ? to : last;
    long open = Math.max(0, end.toEpochDay() - begin.toEpochDay() + 1);
    return days == 0 ? 0 : open / (double) days;
  }

  /** Those after a day. */
  public OpenDays after(LocalDate day) {
    return day.isBefore(from) ? this : new OpenDays(day.plusDays(1), to);
  }

  /**
   * A day of approval in the open part of its year: the day itself if it is open, else one that
   * lies in that part as the day does in its year. In a year without an open day it stays.
   */
  public LocalDate within(LocalDate day) {
    LocalDate begin = LocalDate.of(day.getYear(), 1, 1);
    LocalDate end = LocalDate.of(day.getYear(), 12, 31);
    LocalDate first = from.isAfter(begin) ? from : begin;
    LocalDate last = to.isBefore(end) ? to : end;
    boolean open = !day.isBefore(first) && !day.isAfter(last);
    if (open || first.isAfter(last)) {
      return day;
    }
    long days = last.toEpochDay() - first.toEpochDay() + 1;
    return first.plusDays((day.getDayOfYear() - 1) * days / day.lengthOfYear());
  }
}
