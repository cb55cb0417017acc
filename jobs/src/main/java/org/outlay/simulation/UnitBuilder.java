package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.VintageKind;

/** Makes the units of a model and puts them in the order in which they are walked. */
final class UnitBuilder {
  private final Roster roster;
  private final List<Component> components;
  private final List<ProgrammePlan> programmes;
  private final int from;
  private final long asOf;
  private final double[] programmeOf;
  private final double[] approvals;
  private final double[] ends;
  private final Lots.Builder lots = new Lots.Builder();

  /** Numbers, from 1, of the groups, applicants or programmes that limits follow. */
  private final Map<Owner, Integer> owners = new HashMap<>();

  /** By component whose limits follow the applicant, or the group of who may have none. */
  private final Map<Integer, Companions> companions = new HashMap<>();

  private int numbers = UnitRows.ALONE;

  private final UnitRows rows = new UnitRows();

  /** What a component's limits follow; no key where they follow all of it. */
  private record Owner(int component, String key) {}

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
    this.asOf = asOf.toEpochDay();
    this.programmeOf = roster.column("programme");
    this.approvals = roster.column("approved_on");
    this.ends = roster.column("ends_on");
  }

  /** The cohort's own applications; those that can neither pay nor withhold are left out. */
  UnitBuilder withCohort() {
    for (int i = 0; i < roster.size(); i++) {
      int component = component((int) programmeOf[i]);
      if (component >= 0) {
        int of =
            switch (components.get(component).follows()) {
              case NOTHING -> UnitRows.ALONE;
              case GROUP -> owner(component, roster.groups()[i]);
              case APPLICANT -> owner(component, roster.applicants()[i]);
              case ALL -> owner(component, "");
            };
        int none = UnitRows.NONE;
        rows.add(of, UnitRows.ALONE, i, none, none, none, day(i), 0);
      }
    }
    return this;
  }

  /** What may arrive in a projected cell and entry year, one unit per donor. */
  void arrivals(
      int ofCell, int programme, int entryYear, DonorPools.DonorPool pool, Donors donors) {
    int component = component(programme);
    if (component < 0 || donors.size() == 0) {
      return;
    }
    Component.Follows follows = components.get(component).follows();
    int number = lots.add(ofCell, programme, entryYear, donors);
    for (int d = 0; d < pool.donors().length; d++) {
      int donor = pool.donors()[d];
      boolean own = followsApplicant(follows, donor);
      int of =
          switch (follows) {
            case NOTHING, APPLICANT -> UnitRows.ALONE;
            case GROUP -> own ? UnitRows.ALONE : owner(component, roster.groups()[donor]);
            case ALL -> owner(component, "");
          };
      List<Integer> others = own ? companions(component).of(donor) : List.of();
      int family = others.isEmpty() ? UnitRows.ALONE : ++numbers;
      int later = entryYear - day(donor).getYear();
      rows.add(of, family, donor, ofCell, number, d, day(donor).plusYears(later), later);
      for (int other : others) {
        LocalDate approved = day(other).plusYears(later);
        rows.add(of, family, other, ofCell, number, Units.COMPANION, approved, later);
      }
    }
  }

  /** Who has no group is a group of its own. */
  private boolean followsApplicant(Component.Follows follows, int application) {
    return follows == Component.Follows.APPLICANT
        || (follows == Component.Follows.GROUP && !roster.grouped()[application]);
  }

  private Companions companions(int number) {
    return companions.computeIfAbsent(
        number,
        c -> {
          Component component = components.get(c);
          boolean groups = component.follows() == Component.Follows.GROUP;
          String[] owners = groups ? roster.groups() : roster.applicants();
          return new Companions(roster, owners, component.programmes(), programmes);
        });
  }

  private LocalDate day(int application) {
    return LocalDate.ofEpochDay((long) approvals[application]);
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
    return UnitRows.NONE;
  }

  private int owner(int component, String key) {
    return owners.computeIfAbsent(new Owner(component, key), k -> ++numbers);
  }

  Units build() {
    int[] order = rows.order(this::over);
    return new Units(
        rows.application.at(order),
        rows.cell.at(order),
        rows.lot.at(order),
        rows.place.at(order),
        rows.shift.at(order),
        rows.approvedOn.at(order),
        rows.startYear.at(order),
        Arrays.stream(order).map(this::end).toArray(),
        vintages(order),
        rows.partitions(order));
  }

  private boolean over(int unit) {
    int longest = programmes.get((int) programmeOf[rows.application.at(unit)]).longest();
    // All donors of a lot stay, since they share its arrivals.
    return rows.cell.at(unit) < 0
        && (end(unit) < from || (long) rows.startYear.at(unit) + longest - 1 < from);
  }

  private int end(int unit) {
    double end = ends[rows.application.at(unit)];
    return Double.isNaN(end)
        ? Integer.MAX_VALUE
        : LocalDate.ofEpochDay((long) end).getYear() + rows.shift.at(unit);
  }

  private byte[] vintages(int[] order) {
    byte[] vintages = new byte[order.length];
    for (int i = 0; i < vintages.length; i++) {
      vintages[i] = (byte) vintage(order[i]).ordinal();
    }
    return vintages;
  }

  private VintageKind vintage(int unit) {
    if (rows.cell.at(unit) >= 0) {
      return VintageKind.PROJECTED;
    }
    return rows.approvedOn.at(unit) <= asOf ? VintageKind.LEGACY : VintageKind.GIVEN;
  }
}
