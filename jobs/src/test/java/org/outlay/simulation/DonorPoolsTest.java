package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.outlay.projection.Cell;

/** New applicants resemble recent ones nearby, else those of further around or of long ago. */
class DonorPoolsTest {
  private static final int LAST = 2016;
  private static final int VINTAGES = 5;

  private static Cell cell(String programme, String tier, String district) {
    return new Cell(programme, tier, null, null, null, district);
  }

  private static DonorPools pools(Cell[] cells, int... years) {
    String[] ids = new String[cells.length];
    Arrays.setAll(ids, i -> "a" + i);
    int[] last = new int[cells.length];
    Arrays.fill(last, LAST);
    return new DonorPools(ids, cells, years, VINTAGES, last, 0.5);
  }

  private static DonorPools.DonorPool pool(DonorPools pools, Cell cell, String level) {
    DonorPools.DonorPool pool = pools.of(cell);
    assertThat(pool.level().id()).isEqualTo(level);
    return pool;
  }

  /** Five describe a cell; older and later ones than the recent vintages none. */
  @Test
  void fewBorrowFromFurtherAround() {
    Cell[] cells = new Cell[12];
    Arrays.fill(cells, 0, 8, cell("a", "high", "east"));
    Arrays.fill(cells, 8, 10, cell("a", "high", "west"));
    Arrays.fill(cells, 10, 12, cell("a", "low", "west"));
    DonorPools pools =
        pools(cells, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2016, 2016, 2016, 2016, 2016);
    assertThat(pool(pools, cells[0], "cell").donors()).containsExactly(1, 2, 3, 4, 5, 7);
    assertThat(pool(pools, cells[8], "any-district").donors())
        .containsExactly(1, 2, 3, 4, 5, 7, 8, 9);
    assertThat(pool(pools, cells[10], "programme").donors()).hasSize(10);
    assertThat(pool(pools, cell("b", "low", "west"), "none").donors()).isEmpty();
  }

  /** Nobody came for six years: those who were the last to come lend donors. */
  @Test
  void aProgrammeWithoutRecentVintagesHasItsLast() {
    Cell[] cells = new Cell[6];
    Arrays.fill(cells, cell("a", "high", "east"));
    cells[5] = cell("b", "low", "east");
    DonorPools pools = pools(cells, 2004, 2008, 2010, 2010, 2017, 2016);
    DonorPools.DonorPool last = pool(pools, cell("a", "low", "west"), "earlier-vintages");
    assertThat(last.donors()).containsExactly(1, 2, 3);
    assertThat(last.shares()[0]).isCloseTo(0.25 / 2.25, within(1e-12));
    assertThat(last.shares()[1]).isCloseTo(1 / 2.25, within(1e-12));
    assertThat(pool(pools, cells[5], "programme").donors()).containsExactly(5);
  }
}
