package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.scenario.UncertaintySource;

/**
 * Deals the arrivals of a lot to its donors: each arrival draws the donor that it resembles; with
 * the composition frozen the count is dealt out evenly along the donors' shares.
 */
final class Dealer {
  private final Model model;
  private final int count;
  private final boolean drawsComposition;
  private final LotDraws draws;
  private final Admissions admissions;
  private final Slots slots;
  private final DonorDraws donorDraws;

  Dealer(Model model, LotDraws draws, Admissions admissions, Slots slots) {
    this.model = model;
    this.donorDraws = new DonorDraws(draws.first);
    this.count = draws.count;
    this.drawsComposition = model.draws(UncertaintySource.COMPOSITION);
    this.draws = draws;
    this.admissions = admissions;
    this.slots = slots;
  }

  /** Copies of each unit of a lot: {@code replicates} from {@code starts[slot]}, ascending. */
  static final class Hand {
    final int[] starts;
    final short[] replicates;

    /** Units that were not asked for yet. */
    int left;

    Hand(int[] starts, short[] replicates, int units) {
      this.starts = starts;
      this.replicates = replicates;
      this.left = units;
    }
  }

  /** Deals a lot; to be asked once for each. */
  Hand deal(int lot) {
    int[] counts = admissions.of(lot);
    int[] slotOf = slots.ofDonors(lot);
    return drawsComposition ? drawn(lot, counts, slotOf) : even(lot, counts, slotOf);
  }

  private Hand drawn(int lot, int[] counts, int[] slotOf) {
    Donors donors = model.lots().donors()[lot];
    return donorDraws.deal(donors, slotOf, slots.units(lot), counts, draws.key(lot));
  }

  /** Systematic sampling: the whole numbers passed by each donor's stretch of the lot's count. */
  private Hand even(int lot, int[] counts, int[] slotOf) {
    int[] from = new int[slots.units(lot) + 2];
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
    return new Hand(from, sorted, slots.units(lot));
  }

  /** Hears how many copies a donor has in a replicate. */
  private interface Stretch {
    void copies(int slot, int replicate, int copies);
  }

  private void stretches(int lot, int[] counts, int[] slotOf, Stretch to) {
    double offset = draws.offset(lot);
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
