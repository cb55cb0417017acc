package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.outlay.draw.Draws;
import org.outlay.projection.Cell;

/**
 * Which earlier applications the new ones of a cell resemble: those of its recent vintages, a
 * recent one more than an older. A cell with too few borrows from the next wider one.
 */
final class DonorPools {
  /** Fewer applications than this describe no cell. */
  static final int FEWEST = 5;

  /** As many donors as a borrowed pool has at most. */
  static final int MOST_BORROWED = 60;

  /**
   * The donors of one cell.
   *
   * @param level where they were found
   * @param donors positions in the roster, ascending
   * @param shares of the cell's intensity; they add up to 1
   */
  record DonorPool(Level level, int[] donors, double[] shares) {}

  /** From the cell itself to the whole programme. */
  enum Level {
    CELL("cell"),
    ANY_DISTRICT("any-district"),
    SAME_TIER("same-tier-and-grade"),
    PROGRAMME("programme"),
    NONE("none");

    private final String id;

    Level(String id) {
      this.id = id;
    }

    String id() {
      return id;
    }
  }

  /** What the applications of a level have in common with a cell. */
  private static List<String> key(Level level, Cell cell) {
    return switch (level) {
      case CELL -> List.of(cell.key());
      case ANY_DISTRICT -> List.of(cell.kind());
      case SAME_TIER -> List.of(cell.programme(), text(cell.tier()), text(cell.grade()));
      default -> List.of(cell.programme());
    };
  }

  private static String text(@Nullable String part) {
    return part == null ? "" : part;
  }

  private final double recency;
  private final int[] years;
  private final String[] ids;
  private final Map<Level, Map<List<String>, List<Integer>>> byKey = new HashMap<>();

  /**
   * Pools over the applications of recent vintages.
   *
   * @param cells cell of each application of the roster
   * @param years fiscal year of each approval
   * @param lastVintages for each application the latest year of its programme that lends donors
   */
  DonorPools(
      String[] ids, Cell[] cells, int[] years, int vintages, int[] lastVintages, double recency) {
    this.ids = ids;
    this.years = years;
    this.recency = recency;
    Map<Cell, List<List<Integer>>> pools = new HashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (years[i] <= lastVintages[i] && years[i] > lastVintages[i] - vintages) {
        for (List<Integer> pool : pools.computeIfAbsent(cells[i], this::around)) {
          pool.add(i);
        }
      }
    }
  }

  /** The pools that an application of a cell belongs to, from narrow to wide. */
  private List<List<Integer>> around(Cell cell) {
    return Arrays.stream(Level.values())
        .map(
            level ->
                byKey
                    .computeIfAbsent(level, l -> new HashMap<>())
                    .computeIfAbsent(key(level, cell), k -> new ArrayList<>()))
        .toList();
  }

  /** The pool of a cell; of level {@link Level#NONE} when its programme has no application yet. */
  DonorPool of(Cell cell) {
    for (Level level : Level.values()) {
      List<Integer> found = level == Level.NONE ? List.of() : found(level, cell);
      boolean last = level == Level.PROGRAMME && !found.isEmpty();
      if (found.size() >= FEWEST || last) {
        return pool(level, level == Level.CELL ? found : nearest(found, cell));
      }
    }
    return new DonorPool(Level.NONE, new int[0], new double[0]);
  }

  private List<Integer> found(Level level, Cell cell) {
    return byKey.getOrDefault(level, Map.of()).getOrDefault(key(level, cell), List.of());
  }

  /** The latest of a wide pool; those of one year in an order that differs from cell to cell. */
  private List<Integer> nearest(List<Integer> found, Cell cell) {
    long salt = Draws.entity(cell.key());
    return found.stream()
        .sorted(
            Comparator.<Integer>comparingInt(i -> -years[i])
                .thenComparingLong(i -> Draws.bits(salt ^ Draws.entity(ids[i]), 0, 0)))
        .limit(MOST_BORROWED)
        .sorted()
        .toList();
  }

  private DonorPool pool(Level level, List<Integer> donors) {
    int latest = donors.stream().mapToInt(i -> years[i]).max().orElse(0);
    double[] shares =
        donors.stream().mapToDouble(i -> StrictMath.pow(recency, latest - years[i])).toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return new DonorPool(level, donors.stream().mapToInt(i -> i).toArray(), shares);
  }
}
