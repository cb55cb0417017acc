package org.outlay.simulation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which new applicants arrive in a block of replicates. The n-th arrival of a lot resembles the
 * same donor in every scenario with the same seed. A lot is dealt when its first unit is walked and
 * forgotten after its last.
 *
 * <p>A lot is drawn whole wherever any of its donors is needed; of those whose units are elsewhere
 * nothing is kept.
 */
final class Arrivals {
  private final Model model;
  private final int count;
  private final Admissions admissions;
  private final Slots slots;
  private final Dealer dealer;
  private final Dealer.Hand[] hands;

  /** Replicates of the block of the unit last asked for, one per copy, ascending. */
  short[] replicates = {};

  /** Where the unit's copies begin in {@link #replicates}. */
  int begin;

  /** Where they end. */
  int end;

  Arrivals(Model model, int firstReplicate, int count) {
    this.model = model;
    this.count = count;
    this.hands = new Dealer.Hand[model.lots().size()];
    this.slots = new Slots(model);
    LotDraws draws = new LotDraws(model, firstReplicate, count);
    this.admissions =
        new Admissions(model, draws, lot -> slots.units(lot) > 0 || model.ahead().of(lot) != null);
    this.dealer = new Dealer(model, draws, admissions, slots);
  }

  /** Finds the copies of a unit; to be asked once for each. */
  void of(int unit) {
    int lot = model.units().lot()[unit];
    Dealer.Hand hand = hands[lot];
    if (hand == null) {
      hand = dealer.deal(lot);
      hands[lot] = hand;
    }
    replicates = hand.replicates;
    begin = hand.starts[slots.of(unit)];
    end = hand.starts[slots.of(unit) + 1];
    hand.left--;
    if (hand.left == 0) {
      hands[lot] = null;
    }
  }

  /** Applications of a programme before the first unit; to be asked once, before any unit. */
  int[] ahead(int programme) {
    int[] arrived = new int[count];
    Arrays.fill(arrived, model.ahead().known()[programme]);
    model
        .ahead()
        .donors()
        .forEach(
            (lot, donors) -> {
              if (model.lots().programmes()[lot] == programme) {
                ahead(lot, donors, arrived);
              }
            });
    return arrived;
  }

  private void ahead(int lot, BitSet donors, int[] sums) {
    if (donors.cardinality() == model.lots().donors()[lot].size()) {
      int[] all = admissions.of(lot);
      for (int r = 0; r < count; r++) {
        sums[r] += all[r];
      }
      return;
    }
    Dealer.Hand hand = dealer.deal(lot);
    int slot = slots.units(lot);
    for (int copy = hand.starts[slot]; copy < hand.starts[slot + 1]; copy++) {
      sums[hand.replicates[copy]]++;
    }
    if (slot > 0) {
      hands[lot] = hand;
    }
  }
}
