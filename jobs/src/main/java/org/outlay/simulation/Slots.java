package org.outlay.simulation;

import java.util.Arrays;
import java.util.BitSet;

/** Which donors of each lot have a unit here, and the slot of each: its position among them. */
final class Slots {
  /** Of a donor whose unit is elsewhere. */
  static final int ELSEWHERE = -1;

  private final Model model;

  /** Places of the donors that have a unit here: those of a lot from {@code starts[lot]}. */
  private final int[] places;

  private final int[] starts;
  private final int[] slots;

  Slots(Model model) {
    this.model = model;
    Units units = model.units();
    int lots = model.lots().size();
    this.starts = starts(units, lots);
    this.places = new int[starts[lots]];
    this.slots = new int[units.size()];
    int[] taken = new int[lots];
    for (int unit = 0; unit < slots.length; unit++) {
      if (units.arrives(unit)) {
        int lot = units.lot()[unit];
        slots[unit] = taken[lot]++;
        places[starts[lot] + slots[unit]] = units.place()[unit];
      }
    }
  }

  private static int[] starts(Units units, int lots) {
    int[] starts = new int[lots + 1];
    for (int unit = 0; unit < units.size(); unit++) {
      if (units.arrives(unit)) {
        starts[units.lot()[unit] + 1]++;
      }
    }
    for (int lot = 0; lot < lots; lot++) {
      starts[lot + 1] += starts[lot];
    }
    return starts;
  }

  /** Units of a lot that are here. */
  int units(int lot) {
    return starts[lot + 1] - starts[lot];
  }

  /** Slot of a unit. */
  int of(int unit) {
    return slots[unit];
  }

  /** Slot of each of the lot's donors; those that are ahead have the last one together. */
  int[] ofDonors(int lot) {
    int[] slotOf = new int[model.lots().donors()[lot].size()];
    Arrays.fill(slotOf, ELSEWHERE);
    for (int slot = 0; slot < units(lot); slot++) {
      slotOf[places[starts[lot] + slot]] = slot;
    }
    BitSet ahead = model.ahead().of(lot);
    if (ahead != null) {
      ahead.stream().forEach(place -> slotOf[place] = units(lot));
    }
    return slotOf;
  }
}
