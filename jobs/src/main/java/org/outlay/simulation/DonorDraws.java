package org.outlay.simulation;

import org.outlay.draw.DrawBlock;

/**
 * Draws the donor that each arrival of a lot resembles. Arrivals of several replicates are drawn
 * together, since a replicate alone has too few for vectors; a step at a time, so that each is a
 * plain loop.
 */
final class DonorDraws {
  private static final int TOGETHER = 1 << 10;

  private final int first;

  // Arrivals that are drawn together.
  private DrawBlock block = new DrawBlock(0, TOGETHER);
  private int[] replicates = new int[TOGETHER];
  private int[] numbers = new int[TOGETHER];
  private int[] words = new int[TOGETHER];
  private int width;

  // All arrivals of a lot that are here.
  private int[] slots = {};
  private short[] replicateOf = {};
  private int all;

  DonorDraws(int firstReplicate) {
    this.first = firstReplicate;
  }

  /**
   * Deals a lot.
   *
   * @param slotOf by donor
   * @param units slots; those that are ahead follow
   * @param counts arrivals by replicate
   */
  Dealer.Hand deal(Donors donors, int[] slotOf, int units, int[] counts, long key) {
    makeRoom(counts);
    all = 0;
    int next = 0;
    while (next < counts.length) {
      next = gather(counts, next);
      block.turnTo(first, replicates, numbers, 1, width);
      block.words(key, 0, words);
      find(donors, slotOf);
    }
    int[] starts = starts(units + 2);
    return new Dealer.Hand(starts, sorted(starts.clone()), units);
  }

  private void makeRoom(int[] counts) {
    int sum = 0;
    int most = 0;
    for (int arrivals : counts) {
      sum += arrivals;
      most = Math.max(most, arrivals);
    }
    if (slots.length <= sum) {
      slots = new int[sum + sum / 4 + 1];
      replicateOf = new short[slots.length];
    }
    if (words.length < most) {
      block = new DrawBlock(0, most);
      replicates = new int[most];
      numbers = new int[most];
      words = new int[most];
    }
  }

  /** Numbers the arrivals of as many replicates as there is room for; the first that is left. */
  private int gather(int[] counts, int from) {
    int n = 0;
    int r = from;
    while (r < counts.length && n + counts[r] <= words.length) {
      int arrivals = counts[r];
      for (int a = 0; a < arrivals; a++) {
        replicates[n + a] = r;
        numbers[n + a] = a + 1;
      }
      n += arrivals;
      r++;
    }
    width = n;
    return r;
  }

  /** Appends the arrivals whose donors have a slot. */
  private void find(Donors donors, int[] slotOf) {
    int end = all;
    for (int i = 0; i < width; i++) {
      int slot = slotOf[donors.find(words[i])];
      slots[end] = slot;
      replicateOf[end] = (short) replicates[i];
      // Without a jump that a processor would guess wrong: the next takes the place of one that is
      // elsewhere.
      end += 1 + (slot >> (Integer.SIZE - 1));
    }
    all = end;
  }

  private int[] starts(int length) {
    int[] starts = new int[length];
    for (int i = 0; i < all; i++) {
      starts[slots[i] + 1]++;
    }
    for (int slot = 1; slot < length; slot++) {
      starts[slot] += starts[slot - 1];
    }
    return starts;
  }

  /** Replicates by slot, in each as they came. */
  private short[] sorted(int[] next) {
    short[] sorted = new short[all];
    for (int i = 0; i < all; i++) {
      sorted[next[slots[i]]++] = replicateOf[i];
    }
    return sorted;
  }
}
