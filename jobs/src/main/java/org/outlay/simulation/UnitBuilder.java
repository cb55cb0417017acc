package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.VintageKind;
import org.outlay.projection.OpenDays;

/** Makes the units of a model and puts them in the order in which they are walked. */
final class UnitBuilder {
  private final Roster roster;
  private final List<Component> components;
  private final List<ProgrammePlan> programmes;

  private final LimitOwners limits;
  private final int from;
  private final long asOf;

  /** By component. */
  private final List<DonorGroups> groups;

  private final double[] programmeOf;
  private final double[] approvals;
  private final double[] ends;
  private final Lots.Builder lots = new Lots.Builder();

  /** By component whose limits follow the applicant, or the group of who may have none. */
  private final Map<Integer, Companions> companions = new HashMap<>();

  private final UnitRows rows = new UnitRows();

  UnitBuilder(
      Roster roster,
      List<Component> components,
      List<ProgrammePlan> programmes,
      int from,
      LocalDate asOf,
      List<DonorGroups> groups) {
    this.roster = roster;
    this.components = components;
    this.programmes = programmes;
    this.limits = new LimitOwners(roster, components, programmes.size());
    this.from = from;
    this.asOf = asOf.toEpochDay();
    this.groups = groups;
    this.programmeOf = roster.column("programme");
    this.approvals = roster.column("approved_on");
    this.ends = roster.column("ends_on");
  }

  /** The cohort's own applications; those that can neither pay nor withhold are left out. */
  UnitBuilder withCohort() {
    for (int i = 0; i < roster.size(); i++) {
      int component = limits.component(i);
      if (component >= 0) {
        int none = UnitRows.NONE;
        rows.add(limits.owner(component, i), UnitRows.ALONE, i, none, none, none, day(i), 0);
        if (components.get(component).inStages()) {
          rows.owned(limits.person(component, i), limits.group(component, i));
        }
      }
    }
    return this;
  }

  /**
   * What may arrive in a projected cell and entry year, one unit per donor, approved on the donor's
   * day or, where that is not open, on another of the year.
   */
  void arrivals(
      int ofCell,
      int programme,
      int entryYear,
      OpenDays open,
      DonorPools.DonorPool pool,
      Donors donors) {
    int number = limits.componentOf(programme);
    if (number < 0 || donors.size() == 0) {
      return;
    }
    Component component = components.get(number);
    int lot = lots.add(ofCell, programme, entryYear, donors);
    for (int d = 0; d < pool.donors().length; d++) {
      int donor = pool.donors()[d];
      boolean own = limits.followsApplicant(number, donor);
      boolean alone = own && !component.inStages();
      int successor = groups.get(number).successor(roster.groups()[donor], entryYear);
      int of = alone ? UnitRows.ALONE : limits.ownerOfCopies(number, donor, successor);
      List<Integer> others = own ? companions(number).of(donor) : List.of();
      int family = others.isEmpty() && !component.inStages() ? UnitRows.ALONE : limits.another();
      int later = entryYear - day(donor).getYear();
      LocalDate approved = open.within(day(donor).plusYears(later));
      rows.add(of, family, donor, ofCell, lot, d, approved, later);
      own(number, family, donor, successor);
      if (groups.get(number).isSmall(roster.groups()[donor])) {
        rows.apart();
      }
      for (int other : others) {
        LocalDate beside = day(other).plusYears(later);
        rows.add(of, family, other, ofCell, lot, Units.COMPANION, beside, later);
        own(number, family, other, Units.COMPANION);
      }
    }
  }

  /**
   * Whose limits a copy of an application comes under.
   *
   * @param successor of its donor's group, or {@link Units#COMPANION}: what is brought along claims
   *     from a group when it arrives by itself
   */
  private void own(int component, int family, int application, int successor) {
    if (components.get(component).inStages()) {
      boolean grouped = roster.grouped()[application];
      int none = grouped ? UnitRows.ALONE : family;
      boolean joins = grouped && successor != Units.COMPANION;
      rows.owned(family, joins ? limits.group(component, application, successor) : none);
    }
  }

  private Companions companions(int number) {
    return companions.computeIfAbsent(
        number,
        c -> {
          Component component = components.get(c);
          boolean groups = !component.follows().contains(Component.Follows.APPLICANT);
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
        rows.apart(order),
        rows.partitions(order),
        rows.owners(order));
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
