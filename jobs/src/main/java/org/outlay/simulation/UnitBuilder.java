package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.outlay.entitlement.VintageKind;

/** Makes the units of a model and puts them in the order in which they are walked. */
final class UnitBuilder {
  private static final int NONE = -1;

  /** The owner of what shares no limit. */
  private static final int ALONE = 0;

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

  private final Ints owner = new Ints();
  private final Ints application = new Ints();
  private final Ints cell = new Ints();
  private final Ints lot = new Ints();
  private final Ints place = new Ints();
  private final Ints approvedOn = new Ints();
  private final Ints startYear = new Ints();
  private final Ints shift = new Ints();

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
              case NOTHING -> ALONE;
              case GROUP -> owner(component, roster.groups()[i]);
              case APPLICANT -> owner(component, roster.applicants()[i]);
              case ALL -> owner(component, "");
            };
        LocalDate approved = LocalDate.ofEpochDay((long) approvals[i]);
        add(of, i, NONE, NONE, NONE, approved, 0);
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
      int of =
          switch (follows) {
            case NOTHING, APPLICANT -> ALONE;
            case GROUP ->
                roster.grouped()[donor] ? owner(component, roster.groups()[donor]) : ALONE;
            case ALL -> owner(component, "");
          };
      LocalDate approved = LocalDate.ofEpochDay((long) approvals[donor]);
      int later = entryYear - approved.getYear();
      add(of, donor, ofCell, number, d, approved.plusYears(later), later);
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
    return NONE;
  }

  private int owner(int component, String key) {
    return owners.computeIfAbsent(new Owner(component, key), k -> owners.size() + 1);
  }

  private void add(
      int of, int donor, int ofCell, int ofLot, int at, LocalDate approved, int later) {
    owner.add(of);
    application.add(donor);
    cell.add(ofCell);
    lot.add(ofLot);
    place.add(at);
    approvedOn.add((int) approved.toEpochDay());
    startYear.add(approved.getYear());
    shift.add(later);
  }

  Units build() {
    int[] order = order();
    return new Units(
        application.at(order),
        cell.at(order),
        lot.at(order),
        place.at(order),
        shift.at(order),
        approvedOn.at(order),
        startYear.at(order),
        Arrays.stream(order).map(this::end).toArray(),
        vintages(order),
        partitions(order));
  }

  /** In the order in which limits serve them; what turns out to be alone and over is left out. */
  private int[] order() {
    Integer[] sorted = new Integer[owner.size()];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, this::compare);
    int[] order = Arrays.stream(sorted).mapToInt(i -> i).toArray();
    int kept = 0;
    for (int i = 0; i < order.length; i++) {
      if (!over(order[i]) || !isAlone(order, i)) {
        order[kept++] = order[i];
      }
    }
    return Arrays.copyOf(order, kept);
  }

  private int compare(int a, int b) {
    int byOwner = Integer.compare(owner.at(a), owner.at(b));
    if (byOwner == 0 && owner.at(a) == ALONE) {
      byOwner = Integer.compare(cell.at(a), cell.at(b));
    }
    if (byOwner != 0) {
      return byOwner;
    }
    int byDay = Integer.compare(approvedOn.at(a), approvedOn.at(b));
    if (byDay != 0) {
      return byDay;
    }
    int byApplication = Integer.compare(application.at(a), application.at(b));
    return byApplication != 0 ? byApplication : Integer.compare(cell.at(a), cell.at(b));
  }

  /** Whether none of its neighbours shares the unit's limits. */
  private boolean isAlone(int[] order, int i) {
    int of = owner.at(order[i]);
    return of == ALONE
        || ((i == 0 || owner.at(order[i - 1]) != of)
            && (i == order.length - 1 || owner.at(order[i + 1]) != of));
  }

  private int[] partitions(int[] order) {
    int[] partitions = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      partitions[i] = isAlone(order, i) ? NONE : owner.at(order[i]);
    }
    return partitions;
  }

  private boolean over(int unit) {
    int longest = programmes.get((int) programmeOf[application.at(unit)]).longest();
    // All donors of a lot stay, since they share its arrivals.
    return cell.at(unit) < 0
        && (end(unit) < from || (long) startYear.at(unit) + longest - 1 < from);
  }

  private int end(int unit) {
    double end = ends[application.at(unit)];
    return Double.isNaN(end)
        ? Integer.MAX_VALUE
        : LocalDate.ofEpochDay((long) end).getYear() + shift.at(unit);
  }

  private byte[] vintages(int[] order) {
    byte[] vintages = new byte[order.length];
    for (int i = 0; i < vintages.length; i++) {
      vintages[i] = (byte) vintage(order[i]).ordinal();
    }
    return vintages;
  }

  private VintageKind vintage(int unit) {
    if (cell.at(unit) >= 0) {
      return VintageKind.PROJECTED;
    }
    return approvedOn.at(unit) <= asOf ? VintageKind.LEGACY : VintageKind.GIVEN;
  }
}
