package org.outlay.simulation;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.outlay.projection.Cell;
import org.outlay.projection.History;
import org.outlay.projection.Nowcast;
import org.outlay.projection.Projector;

/** What a roster says of how many applied. */
final class RosterHistory {
  private static final int FEWEST = 50;

  private RosterHistory() {}

  /** Counts of the years from {@code from} to {@code to}. */
  static History of(RosterCells roster, int from, int to) {
    Cell[] cells = roster.cells();
    int[] years = roster.years();
    List<History.Approval> approvals = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      approvals.add(new History.Approval(cells[i], years[i]));
    }
    return History.of(approvals, from, to);
  }

  /** Programmes and years that have applications approved after the data end. */
  static Set<Projector.Covered> given(RosterCells roster, LocalDate asOf) {
    Cell[] cells = roster.cells();
    LocalDate[] days = roster.days();
    Set<Projector.Covered> given = new HashSet<>();
    for (int i = 0; i < cells.length; i++) {
      if (days[i].isAfter(asOf)) {
        given.add(new Projector.Covered(cells[i].programme(), days[i].getYear()));
      }
    }
    return given;
  }

  /** Applications that later years have already, by programme and year. */
  static Map<Projector.Covered, Integer> taken(RosterCells roster, int lastKnownYear) {
    Cell[] cells = roster.cells();
    int[] years = roster.years();
    Map<Projector.Covered, Integer> taken = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (years[i] > lastKnownYear) {
        taken.merge(new Projector.Covered(cells[i].programme(), years[i]), 1, Integer::sum);
      }
    }
    return taken;
  }

  /**
   * What has been seen of an unfinished year, by programme; nothing for a year that is complete.
   * The share of a year's applications that comes after the day of as-of is that of the years of
   * history; with fewer than {@value #FEWEST} applications it is the share of the year's days.
   */
  static Map<String, Nowcast.Seen> seen(
      RosterCells roster, int from, int lastKnownYear, LocalDate asOf) {
    if (asOf.getYear() == lastKnownYear) {
      return Map.of();
    }
    Map<String, Tally> tallies = new TreeMap<>();
    Cell[] cells = roster.cells();
    LocalDate[] days = roster.days();
    for (int i = 0; i < cells.length; i++) {
      Tally tally = tallies.computeIfAbsent(cells[i].programme(), p -> new Tally());
      if (days[i].getYear() >= from && days[i].getYear() <= lastKnownYear) {
        boolean later =
            MonthDay.from(days[i]).isAfter(MonthDay.of(asOf.getMonth(), asOf.getDayOfMonth()));
        tally.known++;
        tally.later += later ? 1 : 0;
      } else if (days[i].getYear() == asOf.getYear() && !days[i].isAfter(asOf)) {
        tally.seen++;
      }
    }
    double ofDays = 1 - asOf.getDayOfYear() / (double) asOf.lengthOfYear();
    Map<String, Nowcast.Seen> seen = new TreeMap<>();
    tallies.forEach((programme, tally) -> seen.put(programme, tally.seen(ofDays)));
    return seen;
  }

  /** Applications of a programme: of the years of history, and of the unfinished year. */
  private static final class Tally {
    private int known;
    private int later;
    private int seen;

    Nowcast.Seen seen(double remainingDays) {
      return new Nowcast.Seen(known < FEWEST ? remainingDays : (double) later / known, seen);
    }
  }
}
