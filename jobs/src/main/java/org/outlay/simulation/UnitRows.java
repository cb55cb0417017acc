package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/** Units as they are found, and the order in which they are walked. */
final class UnitRows {
  static final int NONE = -1;

  /** The owner of what shares no limit. */
  static final int ALONE = 0;

  /** Number of what the unit's limits follow. */
  private final Ints owner = new Ints();

  /** Number of the copies of one applicant that stand together, {@link #ALONE} without others. */
  private final Ints family = new Ints();

  final Ints application = new Ints();
  final Ints cell = new Ints();
  final Ints lot = new Ints();
  final Ints place = new Ints();
  final Ints approvedOn = new Ints();
  final Ints startYear = new Ints();
  final Ints shift = new Ints();
  private final Ints person = new Ints();
  private final Ints group = new Ints();
  private final BitSet apart = new BitSet();
  private boolean owned;

  void add(
      int of, int among, int donor, int ofCell, int ofLot, int at, LocalDate approved, int later) {
    owner.add(of);
    family.add(among);
    application.add(donor);
    cell.add(ofCell);
    lot.add(ofLot);
    place.add(at);
    approvedOn.add((int) approved.toEpochDay());
    startYear.add(approved.getYear());
    shift.add(later);
    person.add(ALONE);
    group.add(ALONE);
  }

  /** Further copies of the last one are of groups of their own. */
  void apart() {
    apart.set(owner.size() - 1);
  }

  /** Whose limits the last one comes under. */
  void owned(int ofPerson, int ofGroup) {
    owned = true;
    person.set(person.size() - 1, ofPerson);
    group.set(group.size() - 1, ofGroup);
  }

  boolean[] apart(int[] order) {
    boolean[] are = new boolean[order.length];
    for (int i = 0; i < are.length; i++) {
      are[i] = apart.get(order[i]);
    }
    return are;
  }

  /** Whose limits some units come under. */
  Units.Owners owners(int[] order) {
    return owned ? new Units.Owners(person.at(order), group.at(order)) : Units.Owners.NOBODY;
  }

  /**
   * Units in the order in which limits serve them; what turns out to be alone is left out if it is
   * over.
   */
  int[] order(IntPredicate over) {
    Integer[] sorted = new Integer[owner.size()];
    Arrays.setAll(sorted, i -> i);
    Arrays.sort(sorted, this::compare);
    int[] order = Arrays.stream(sorted).mapToInt(i -> i).toArray();
    int kept = 0;
    for (int i = 0; i < order.length; i++) {
      if (!over.test(order[i]) || !isAlone(order, i)) {
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
    if (byOwner == 0) {
      byOwner = Integer.compare(family.at(a), family.at(b));
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

  /** Whether none of its neighbours shares the unit's limits, nor another copy of its donor. */
  private boolean isAlone(int[] order, int i) {
    int of = owner.at(order[i]);
    boolean one = cell.at(order[i]) < 0 && isSingle(order, i, of);
    return family.at(order[i]) == ALONE && (of == ALONE || one);
  }

  private boolean isSingle(int[] order, int i, int of) {
    return (i == 0 || owner.at(order[i - 1]) != of)
        && (i == order.length - 1 || owner.at(order[i + 1]) != of);
  }

  /**
   * Number of the limit's unit of each of some units, {@link #NONE} for one that shares with none.
   */
  int[] partitions(int[] order) {
    int[] partitions = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      int of = owner.at(order[i]) == ALONE ? family.at(order[i]) : owner.at(order[i]);
      partitions[i] = isAlone(order, i) ? NONE : of;
    }
    return partitions;
  }
}
