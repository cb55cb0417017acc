package org.outlay.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides units where they stand: what shares a cap, a choice or years stays together, and under
 * places a shard knows who comes before it. Each shard is simulated by itself, and sums of whole
 * fen are merged.
 */
final class Shards {
  /** Tasks of a run, at least, if they are worth it. */
  private static final int TASKS = 8;

  /** Bytes of a shard that is worth a task. */
  private static final long LEAST = 4L << 20;

  private final Shard whole;
  private final List<ProgrammePlan> programmes;
  private final double[] programmeOf;

  Shards(Shard whole, List<ProgrammePlan> programmes) {
    this.whole = whole;
    this.programmes = programmes;
    this.programmeOf = whole.roster().column("programme");
  }

  /** Bytes of a shard with which the tasks of a run are many enough to end about together. */
  long evenBytes(int replicates) {
    int ofBlock = (TASKS - 1) / Blocks.count(replicates) + 1;
    return Math.max(
        LEAST, bytes(0, whole.units().size(), new int[whole.roster().size()], 1) / ofBlock + 1);
  }

  /**
   * First units of the shards.
   *
   * @param limit bytes of a shard's arrays; what cannot be divided may take more
   */
  int[] cuts(long limit) {
    Units units = whole.units();
    List<Integer> cuts = new ArrayList<>(List.of(0));
    int[] seen = new int[whole.roster().size()];
    long bytes = 0;
    int begin = 0;
    while (begin < units.size()) {
      int together = units.end(begin);
      boolean divisible = together > begin + 1 && underPlaces(begin, together);
      for (int next = begin; next < together; ) {
        int end = divisible ? next + 1 : together;
        long more = bytes(next, end, seen, cuts.size());
        if (bytes > 0 && bytes + more > limit) {
          cuts.add(next);
          bytes = 0;
          more = bytes(next, end, seen, cuts.size());
        }
        bytes += more;
        next = end;
      }
      begin = together;
    }
    return cuts.stream().mapToInt(cut -> cut).toArray();
  }

  /** What units take with those of their applications that the shard does not have yet. */
  private long bytes(int begin, int end, int[] seen, int shard) {
    long bytes = (long) Units.BYTES * (end - begin);
    for (int unit = begin; unit < end; unit++) {
      int application = whole.units().application()[unit];
      if (seen[application] != shard) {
        seen[application] = shard;
        bytes += whole.roster().bytes(application);
      }
    }
    return bytes;
  }

  /** The shard that begins with a unit. */
  Shard shard(int begin, int end) {
    Units units = whole.units();
    int first = begin;
    while (first > 0
        && begin < units.size()
        && units.partition()[begin] >= 0
        && units.partition()[first - 1] == units.partition()[begin]) {
      first--;
    }
    return whole.range(begin, end, Ahead.of(units, programmeOf, programmes.size(), first, begin));
  }

  /** Whether units share places and nothing else. */
  private boolean underPlaces(int begin, int end) {
    for (int unit = begin; unit < end; unit++) {
      int programme = (int) programmeOf[whole.units().application()[unit]];
      if (programmes.get(programme).places().length > 0) {
        return !programmes.get(programme).inStages();
      }
    }
    return false;
  }
}
