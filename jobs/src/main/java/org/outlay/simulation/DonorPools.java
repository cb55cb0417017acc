package org.outlay.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.outlay.draw.Draws;
import org.outlay.projection.Cell;

/**
 * Which earlier applications the new ones of a cell resemble: those of its recent vintages, a
 * recent one more than an older. A cell with too few borrows from the next wider one, and where the
 * whole programme has none from its last vintages, however long ago.
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
  record DonorPool(DonorLevel level, int[] donors, double[] shares) {}

  private final String[] ids;
  private final Cell[] cells;
  private final int[] years;
  private final int vintages;
  private final int[] lastVintages;
  private final double recency;
  private final Map<DonorLevel, Map<List<String>, List<Integer>>> byKey = new HashMap<>();

  /** By programme without recent vintages. */
  private final Map<String, List<Integer>> earlier = new HashMap<>();

  /**
   * Pools over applications.
   *
   * @param cells cell of each application of the roster
   * @param years fiscal year of each approval
   * @param vintages number of years that are recent
   * @param lastVintages for each application the latest year of its programme that lends donors
   */
  DonorPools(
      String[] ids, Cell[] cells, int[] years, int vintages, int[] lastVintages, double recency) {
    this.ids = ids;
    this.cells = cells;
    this.years = years;
    this.vintages = vintages;
    this.lastVintages = lastVintages;
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
    return DonorLevel.RECENT.stream()
        .map(
            level ->
                byKey
                    .computeIfAbsent(level, l -> new HashMap<>())
                    .computeIfAbsent(level.key(cell), k -> new ArrayList<>()))
        .toList();
  }

  /** The pool of a cell; of level {@link DonorLevel#NONE} when its programme has no application. */
  DonorPool of(Cell cell) {
    for (DonorLevel level : DonorLevel.RECENT) {
      List<Integer> found = found(level, cell);
      boolean last = level == DonorLevel.PROGRAMME && !found.isEmpty();
      if (found.size() >= FEWEST || last) {
        return pool(level, level == DonorLevel.CELL ? found : nearest(found, cell));
      }
    }
    List<Integer> old = earlier.computeIfAbsent(cell.programme(), this::earlier);
    return pool(old.isEmpty() ? DonorLevel.NONE : DonorLevel.EARLIER, nearest(old, cell));
  }

  /** The last vintages of a programme that has no recent ones. */
  private List<Integer> earlier(String programme) {
    List<Integer> all =
        IntStream.range(0, cells.length)
            .filter(i -> cells[i].programme().equals(programme))
            .filter(i -> years[i] <= lastVintages[i])
            .boxed()
            .toList();
    int latest = all.stream().mapToInt(i -> years[i]).max().orElse(0);
    return all.stream().filter(i -> years[i] > latest - vintages).toList();
  }

  private List<Integer> found(DonorLevel level, Cell cell) {
    return byKey.getOrDefault(level, Map.of()).getOrDefault(level.key(cell), List.of());
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

  private DonorPool pool(DonorLevel level, List<Integer> donors) {
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
