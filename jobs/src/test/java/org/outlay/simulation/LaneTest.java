package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Copies of a unit are worked on once each, whether in layers or as many as fit. */
class LaneTest {
  private static final int BEFORE = 3;
  private final Random random = new Random(11);
  private final Lane lane = new Lane();

  /** A copy of a unit. */
  private record Copy(int replicate, int layer) {}

  /** Copies of a unit between those of others, which may end and begin in the same replicates. */
  private short[] copies(int replicates, int most) {
    short[] copies = new short[2 * BEFORE + replicates * most];
    int size = BEFORE;
    for (short r = 0; r < replicates; r++) {
      int count = random.nextInt(most + 1) * random.nextInt(2);
      Arrays.fill(copies, size, size + count, r);
      size += count;
    }
    Arrays.fill(copies, 0, BEFORE, copies[BEFORE]);
    Arrays.fill(copies, size, size + BEFORE, copies[size - 1]);
    return Arrays.copyOf(copies, size + BEFORE);
  }

  private static List<Copy> expected(short[] copies) {
    List<Copy> all = new ArrayList<>();
    for (int c = BEFORE; c < copies.length - BEFORE; c++) {
      boolean again = c > BEFORE && copies[c] == copies[c - 1];
      all.add(new Copy(copies[c], again ? all.get(all.size() - 1).layer() + 1 : 0));
    }
    return all;
  }

  private List<Copy> present() {
    List<Copy> present = new ArrayList<>();
    for (int i = 0; i < lane.width; i++) {
      present.add(new Copy(lane.replicates[i], lane.layers[i]));
    }
    return present;
  }

  @RepeatedTest(50)
  void layersHoldEveryCopyOnceAndAReplicateOnceEach() {
    short[] copies = copies(1 + random.nextInt(Lane.WIDTH), 1 + random.nextInt(6));
    List<Copy> seen = new ArrayList<>();
    int layer = 0;
    boolean any = lane.first(copies, BEFORE, copies.length - BEFORE);
    while (any) {
      List<Copy> present = present();
      int now = layer;
      assertThat(present).isNotEmpty().allMatch(copy -> copy.layer() == now);
      assertThat(present).extracting(Copy::replicate).isSorted().doesNotHaveDuplicates();
      seen.addAll(present);
      layer++;
      any = lane.next();
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(copies));
  }

  @RepeatedTest(50)
  void lanesOfUnitsThatShareNothingHoldTheCopiesInTheirOrder() {
    short[] copies = copies(1 + random.nextInt(Lane.WIDTH), 1 + random.nextInt(6));
    List<Copy> seen = new ArrayList<>();
    int end = copies.length - BEFORE;
    int next = BEFORE;
    while (next < end) {
      next = lane.each(copies, BEFORE, next, end);
      assertThat(lane.width)
          .isEqualTo(next == end ? (end - BEFORE - 1) % Lane.WIDTH + 1 : Lane.WIDTH);
      seen.addAll(present());
    }
    assertThat(seen).isEqualTo(expected(copies));
  }

  @RepeatedTest(5)
  void thoseWhoseDrawIsTooHighGetNothing() {
    lane.each(new short[] {0, 2, 2, 3, 3}, 0, 0, 5);
    double most = Math.floor(random.nextDouble() * 0x1.0p52);
    double[] byReplicate = {most, -1, most / 2, 0x1.0p52 - 1};
    double[] wholes = {most, most, Math.floor(most / 2), 0x1.0p52 - 1, 0};
    double[] amounts = {7, 8, 9_007_199_254_740_991.0, 10, 11};
    lane.keep(wholes, byReplicate, amounts);
    assertThat(amounts).containsExactly(7, 0, 9_007_199_254_740_991.0, 10, 11);
    lane.keep(new double[] {most + 1, 0, 0, 0, 0}, byReplicate, amounts);
    assertThat(amounts).containsExactly(0, 0, 9_007_199_254_740_991.0, 10, 11);
  }
}
