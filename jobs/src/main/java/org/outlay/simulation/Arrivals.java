package org.outlay.simulation;

import java.util.Arrays;
import java.util.BitSet;
import org.outlay.draw.Draws;
import org.outlay.scenario.UncertaintySource;

/**
 * Which new applicants arrive in a block of replicates. Each arrival of a lot draws the donor that
 * it resembles; the n-th arrival of a lot resembles the same donor in every scenario with the same
 * seed. A lot is dealt when its first unit is walked and forgotten after its last. With the
 * composition frozen the count is dealt out evenly along the donors' shares.
 *
 * <p>A lot is drawn whole wherever any of its donors is needed; of those whose units are elsewhere
 * nothing is kept.
 */
final class Arrivals {
  private static final int ELSEWHERE = -1;

  private final Model model;
  private final int first;
  private final int count;
  private final boolean drawsComposition;
  private final Admissions admissions;
  private final Hand[] hands;

  /** Places of the donors that have a unit here: those of a lot from {@code starts[lot]}. */
  private final int[] places;

  private final int[] starts;

  /** Position of each unit among those of its lot. */
  private final int[] slots;

  private int[] found = new int[1 << 12];

  /** Copies of each unit of a lot: {@code replicates} from {@code starts[slot]}, ascending. */
  private static final class Hand {
    final int[] starts;
    final short[] replicates;
    int left;

    Hand(int[] starts, short[] replicates, int units) {
      this.starts = starts;
      this.replicates = replicates;
      this.left = units;
    }
  }

  /** Replicates of the block of the unit last asked for, one per copy, ascending. */
  short[] replicates = {};

  /** Where the unit's copies begin in {@link #replicates}. */
  int begin;

  /** Where they end. */
  int end;

  Arrivals(Model model, int firstReplicate, int count) {
    this.model = model;
    this.first = firstReplicate;
    this.count = count;
    this.drawsComposition = model.draws(UncertaintySource.COMPOSITION);
    this.hands = new Hand[model.lots().size()];
    this.starts = starts(model.units(), hands.length);
    this.places = new int[starts[hands.length]];
    this.slots = new int[model.units().size()];
    int[] taken = new int[hands.length];
    for (int unit = 0; unit < slots.length; unit++) {
      if (model.units().isCopy(unit)) {
        int lot = model.units().lot()[unit];
        slots[unit] = taken[lot]++;
        places[starts[lot] + slots[unit]] = model.units().place()[unit];
      }
    }
    this.admissions =
        new Admissions(
            model, firstReplicate, count, lot -> units(lot) > 0 || model.ahead().of(lot) != null);
  }

  private static int[] starts(Units units, int lots) {
    int[] starts = new int[lots + 1];
    for (int unit = 0; unit < units.size(); unit++) {
      if (units.isCopy(unit)) {
        starts[units.lot()[unit] + 1]++;
      }
    }
    for (int lot = 0; lot < lots; lot++) {
      starts[lot + 1] += starts[lot];
    }
    return starts;
  }

  private int units(int lot) {
    return starts[lot + 1] - starts[lot];
  }

  /** Finds the copies of a unit; to be asked once for each. */
  void of(int unit) {
    int lot = model.units().lot()[unit];
    Hand hand = hands[lot];
    if (hand == null) {
      hand = deal(lot);
      hands[lot] = hand;
    }
    replicates = hand.replicates;
    begin = hand.starts[slots[unit]];
    end = hand.starts[slots[unit] + 1];
    hand.left--;
    if (hand.left == 0) {
      hands[lot] = null;
    }
  }

  /** Adds a lot's arrivals that come before the first unit; to be asked before any unit. */
  void ahead(int lot, BitSet donors, int[] sums) {
    if (donors.cardinality() == model.lots().donors()[lot].size()) {
      int[] all = admissions.of(lot);
      for (int r = 0; r < count; r++) {
        sums[r] += all[r];
      }
      return;
    }
    Hand hand = deal(lot);
    int slot = units(lot);
    for (int copy = hand.starts[slot]; copy < hand.starts[slot + 1]; copy++) {
      sums[hand.replicates[copy]]++;
    }
    if (slot > 0) {
      hands[lot] = hand;
    }
  }

  private Hand deal(int lot) {
    int[] counts = admissions.of(lot);
    int[] slotOf = slots(lot);
    return drawsComposition ? drawn(lot, counts, slotOf) : even(lot, counts, slotOf);
  }

  /** Slot of each of the lot's donors; those that are ahead have the last one together. */
  private int[] slots(int lot) {
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

  private Hand drawn(int lot, int[] counts, int[] slotOf) {
    Donors donors = model.lots().donors()[lot];
    long key = admissions.key(lot);
    int[] from = new int[units(lot) + 2];
    int[] upTo = new int[count];
    int all = 0;
    for (int r = 0; r < count; r++) {
      int arrivals = counts[r];
      if (found.length < all + arrivals) {
        found = Arrays.copyOf(found, Math.max(2 * found.length, all + arrivals));
      }
      for (int a = 1; a <= arrivals; a++) {
        int slot = slotOf[donors.find(Draws.bits(key, first + r, a))];
        if (slot >= 0) {
          found[all++] = slot;
          from[slot + 1]++;
        }
      }
      upTo[r] = all;
    }
    for (int slot = 1; slot < from.length; slot++) {
      from[slot] += from[slot - 1];
    }
    int[] next = from.clone();
    short[] sorted = new short[all];
    int a = 0;
    for (int r = 0; r < count; r++) {
      for (; a < upTo[r]; a++) {
        sorted[next[found[a]]++] = (short) r;
      }
    }
    return new Hand(from, sorted, units(lot));
  }

  /** Systematic sampling: the whole numbers passed by each donor's stretch of the lot's count. */
  private Hand even(int lot, int[] counts, int[] slotOf) {
    int[] from = new int[units(lot) + 2];
    stretches(lot, counts, slotOf, (slot, r, copies) -> from[slot + 1] += copies);
    for (int slot = 1; slot < from.length; slot++) {
      from[slot] += from[slot - 1];
    }
    int[] next = from.clone();
    short[] sorted = new short[from[from.length - 1]];
    stretches(
        lot,
        counts,
        slotOf,
        (slot, r, copies) -> {
          Arrays.fill(sorted, next[slot], next[slot] + copies, (short) r);
          next[slot] += copies;
        });
    return new Hand(from, sorted, units(lot));
  }

  /** Hears how many copies a donor has in a replicate. */
  private interface Stretch {
    void copies(int slot, int replicate, int copies);
  }

  private void stretches(int lot, int[] counts, int[] slotOf, Stretch to) {
    double offset = admissions.offset(lot);
    double[] shares = model.lots().donors()[lot].shares();
    double before = 0;
    for (int place = 0; place < shares.length; place++) {
      double after = before + shares[place];
      for (int r = 0; slotOf[place] >= 0 && r < count; r++) {
        double passed =
            Math.floor(after * counts[r] + offset) - Math.floor(before * counts[r] + offset);
        to.copies(slotOf[place], r, (int) passed);
      }
      before = after;
    }
  }
}
