package org.outlay.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.outlay.entitlement.VintageKind;

/** Makes the units of a model and puts them in the order in which they are walked. */
final class UnitBuilder {
  private static final String ALL = "";

  private final Roster roster;
  private final List<Component> components;
  private final List<ProgrammePlan> programmes;
  private final int from;
  private final LocalDate asOf;
  private final double[] programmeOf;
  private final double[] approvals;
  private final double[] ends;
  private final List<Unit> units = new ArrayList<>();
  private final Lots.Builder lots = new Lots.Builder();

  /** A unit with the key of what its limits follow; null for one that shares with none. */
  private record Unit(
      int component,
      @org.jspecify.annotations.Nullable String key,
      int application,
      int cell,
      int shift,
      int approvedOn,
      int startYear,
      int endYear,
      int lot,
      int place,
      VintageKind vintage) {}

  UnitBuilder(
      Roster roster,
      List<Component> components,
      List<ProgrammePlan> programmes,
      int from,
      LocalDate asOf) {
    this.roster = roster;
    this.components = components;
    this.programmes = programmes;
    this.from = from;
    this.asOf = asOf;
    this.programmeOf = roster.column("programme");
    this.approvals = roster.column("approved_on");
    this.ends = roster.column("ends_on");
  }

  /** The cohort's own applications; those that can neither pay nor withhold are left out. */
  UnitBuilder withCohort() {
    for (int i = 0; i < roster.size(); i++) {
      int component = component((int) programmeOf[i]);
      if (component < 0) {
        continue;
      }
      Component.Follows follows = components.get(component).follows();
      int start = LocalDate.ofEpochDay((long) approvals[i]).getYear();
      boolean legacy = approvals[i] <= asOf.toEpochDay();
      String key =
          switch (follows) {
            case NOTHING -> null;
            case GROUP -> roster.groups()[i];
            case APPLICANT -> roster.applicants()[i];
            case ALL -> ALL;
          };
      units.add(
          new Unit(
              component,
              key,
              i,
              -1,
              0,
              (int) approvals[i],
              start,
              end(i, 0),
              -1,
              -1,
              legacy ? VintageKind.LEGACY : VintageKind.GIVEN));
    }
    return this;
  }

  /** What may arrive in a projected cell and entry year, one unit per donor. */
  void arrivals(int cell, int programme, int entryYear, DonorPools.DonorPool pool, Donors donors) {
    int component = component(programme);
    if (component < 0 || donors.size() == 0) {
      return;
    }
    Component.Follows follows = components.get(component).follows();
    int lot = lots.add(cell, programme, entryYear, donors);
    for (int d = 0; d < pool.donors().length; d++) {
      int donor = pool.donors()[d];
      LocalDate approved = LocalDate.ofEpochDay((long) approvals[donor]);
      int shift = entryYear - approved.getYear();
      String key =
          switch (follows) {
            case NOTHING, APPLICANT -> null;
            case GROUP -> roster.grouped()[donor] ? roster.groups()[donor] : null;
            case ALL -> ALL;
          };
      units.add(
          new Unit(
              component,
              key,
              donor,
              cell,
              shift,
              (int) approved.plusYears(shift).toEpochDay(),
              entryYear,
              end(donor, shift),
              lot,
              d,
              VintageKind.PROJECTED));
    }
  }

  Lots lots() {
    return lots.build();
  }

  private int component(int programme) {
    for (int i = 0; i < components.size(); i++) {
      if (components.get(i).programmes().contains(programme)) {
        return i;
      }
    }
    return -1;
  }

  private int end(int application, int shift) {
    return Double.isNaN(ends[application])
        ? Integer.MAX_VALUE
        : LocalDate.ofEpochDay((long) ends[application]).getYear() + shift;
  }

  Units build() {
    Comparator<Unit> together =
        Comparator.comparingInt(Unit::component)
            .thenComparing(Unit::key, Comparator.nullsFirst(Comparator.naturalOrder()));
    units.sort(
        together
            .thenComparingInt(unit -> unit.key() == null ? unit.cell() : 0)
            .thenComparingInt(Unit::approvedOn)
            .thenComparingInt(Unit::application)
            .thenComparingInt(Unit::cell));
    int[] partition = partitions(together);
    return new Units(
        units.stream().mapToInt(Unit::application).toArray(),
        units.stream().mapToInt(Unit::cell).toArray(),
        units.stream().mapToInt(Unit::lot).toArray(),
        units.stream().mapToInt(Unit::place).toArray(),
        units.stream().mapToInt(Unit::shift).toArray(),
        units.stream().mapToInt(Unit::approvedOn).toArray(),
        units.stream().mapToInt(Unit::startYear).toArray(),
        units.stream().mapToInt(Unit::endYear).toArray(),
        vintages(),
        partition);
  }

  /** Numbers what shares a limit; what turns out to be alone and over is taken out. */
  private int[] partitions(Comparator<Unit> together) {
    List<Unit> kept = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    int begin = 0;
    while (begin < units.size()) {
      int end = begin + 1;
      boolean keyed = units.get(begin).key() != null;
      while (keyed
          && end < units.size()
          && together.compare(units.get(begin), units.get(end)) == 0) {
        end++;
      }
      boolean alone = end == begin + 1;
      if (!alone || !over(units.get(begin))) {
        int number = alone ? -1 : begin;
        units.subList(begin, end).forEach(unit -> numbers.add(number));
        kept.addAll(units.subList(begin, end));
      }
      begin = end;
    }
    units.clear();
    units.addAll(kept);
    return numbers.stream().mapToInt(i -> i).toArray();
  }

  private boolean over(Unit unit) {
    int longest = programmes.get((int) programmeOf[unit.application()]).longest();
    // All donors of a lot stay, since they share its arrivals.
    return unit.cell() < 0
        && (unit.endYear() < from || (long) unit.startYear() + longest - 1 < from);
  }

  private byte[] vintages() {
    byte[] vintages = new byte[units.size()];
    for (int i = 0; i < vintages.length; i++) {
      vintages[i] = (byte) units.get(i).vintage().ordinal();
    }
    return vintages;
  }
}
