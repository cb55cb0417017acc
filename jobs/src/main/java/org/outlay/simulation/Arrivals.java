package org.outlay.simulation;

import java.util.Arrays;
import org.outlay.draw.Draws;
import org.outlay.scenario.UncertaintySource;

/**
 * Which new applicants arrive in a block of replicates. Each arrival of a lot draws the donor that
 * it resembles; the n-th arrival of a lot resembles the same donor in every scenario with the same
 * seed. A lot is dealt when its first unit is walked and forgotten after its last. With the
 * composition frozen the count is dealt out evenly along the donors' shares.
 */
final class Arrivals {
  private final Model model;
  private final int first;
  private final int count;
  private final boolean drawsComposition;
  private final Admissions admissions;
  private final Hand[] hands;

  /** Place of each unit in its lot. */
  private final int[] places;

  private int[] donors = new int[1 << 12];

  /** Copies of each donor of a lot: {@code replicates} from {@code starts[d]}, ascending. */
  private static final class Hand {
    final int[] starts;
    final short[] replicates;
    int left;

    Hand(int[] starts, short[] replicates) {
      this.starts = starts;
      this.replicates = replicates;
      this.left = starts.length - 1;
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
    this.admissions = new Admissions(model, firstReplicate, count);
    this.hands = new Hand[model.lots().size()];
    this.places = new int[model.units().size()];
    for (int[] units : model.lots().units()) {
      for (int place = 0; place < units.length; place++) {
        places[units[place]] = place;
      }
    }
  }

  /** Finds the copies of a unit; to be asked once for each. */
  void of(int unit) {
    int lot = model.lots().of()[unit];
    Hand hand = hands[lot];
    if (hand == null) {
      hand = deal(lot);
      hands[lot] = hand;
    }
    replicates = hand.replicates;
    begin = hand.starts[places[unit]];
    end = hand.starts[places[unit] + 1];
    hand.left--;
    if (hand.left == 0) {
      hands[lot] = null;
    }
  }

  private Hand deal(int lot) {
    int[] counts = admissions.of(lot);
    return drawsComposition ? drawn(lot, counts, admissions.key(lot)) : even(lot, counts);
  }

  private Hand drawn(int lot, int[] counts, long key) {
    Lots lots = model.lots();
    int[] starts = new int[lots.units()[lot].length + 1];
    int all = 0;
    for (int r = 0; r < count; r++) {
      int arrivals = counts[r];
      if (donors.length < all + arrivals) {
        donors = Arrays.copyOf(donors, Math.max(2 * donors.length, all + arrivals));
      }
      for (int a = 1; a <= arrivals; a++) {
        int donor = lots.donor(lot, Draws.bits(key, first + r, a));
        donors[all++] = donor;
        starts[donor + 1]++;
      }
    }
    for (int d = 1; d < starts.length; d++) {
      starts[d] += starts[d - 1];
    }
    int[] next = starts.clone();
    short[] sorted = new short[all];
    int a = 0;
    for (int r = 0; r < count; r++) {
      for (int end = a + counts[r]; a < end; a++) {
        sorted[next[donors[a]]++] = (short) r;
      }
    }
    return new Hand(starts, sorted);
  }

  /** Systematic sampling: the whole numbers passed by each donor's stretch of the lot's count. */
  private Hand even(int lot, int[] counts) {
    double offset = admissions.offset(lot);
    int[] units = model.lots().units()[lot];
    int[] starts = new int[units.length + 1];
    short[] sorted = new short[1 << 12];
    int all = 0;
    for (int d = 0; d < units.length; d++) {
      double before = model.units().before()[units[d]];
      double after = before + model.units().share()[units[d]];
      for (int r = 0; r < count; r++) {
        int copies =
            (int)
                (Math.floor(after * counts[r] + offset) - Math.floor(before * counts[r] + offset));
        if (sorted.length < all + copies) {
          sorted = Arrays.copyOf(sorted, Math.max(2 * sorted.length, all + copies));
        }
        Arrays.fill(sorted, all, all + copies, (short) r);
        all += copies;
      }
      starts[d + 1] = all;
    }
    return new Hand(starts, Arrays.copyOf(sorted, all));
  }
}
