package org.outlay.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against arrays. */
class ColumnsTest {
  /** More values than are moved at once, and no whole number of times as many. */
  private static final int LONG = 3 * 8192 + 17;

  /** Parts of any length put in any order, some of them twice, some columns and parts never. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void holdsWhatWasPutLast(long seed) {
    Random random = new Random(seed);
    int replicates = seed == 1 ? 1 : 1 + random.nextInt(2 * LONG);
    long[][] expected = new long[7][replicates];
    Columns columns = new Columns(replicates);
    for (int i = 0; i < 40; i++) {
      int column = random.nextInt(expected.length - 1);
      int first = random.nextInt(replicates);
      long[] values = random.longs(random.nextInt(replicates - first + 1)).toArray();
      columns.put(column, first, values);
      System.arraycopy(values, 0, expected[column], first, values.length);
    }
    assertThat(columns.replicates()).isEqualTo(replicates);
    for (int column = 0; column < expected.length; column++) {
      assertThat(columns.get(column)).isEqualTo(expected[column]);
      int first = random.nextInt(replicates);
      int count = random.nextInt(replicates - first + 1);
      assertThat(columns.get(column, first, count))
          .isEqualTo(Arrays.copyOfRange(expected[column], first, first + count));
    }
  }

  /** Every bit of a value, as a double's and those of a column beyond 4 GiB. */
  @Test
  void keepsEveryBit() {
    Columns columns = new Columns(LONG);
    long[] values = {
      Long.MIN_VALUE, Long.MAX_VALUE, -1, Double.doubleToRawLongBits(-0.1), 1L << 40
    };
    columns.put(40_000, LONG - values.length, values);
    assertThat(columns.get(40_000, LONG - values.length, values.length)).isEqualTo(values);
    assertThat(columns.get(39_999)).containsOnly(0);
  }

  /** What lies beyond a column is another's. */
  @Test
  void refusesWhatIsNotOfTheColumn() {
    Columns columns = new Columns(10);
    assertThatThrownBy(() -> columns.put(0, 8, new long[3]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> columns.get(1, -1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void threadsPutAndReadAtOnce() {
    int blocks = 400;
    int width = 97;
    Columns columns = new Columns(blocks * width);
    List<Integer> wrong =
        IntStream.range(0, blocks)
            .parallel()
            .filter(
                block -> {
                  long[] values = new Random(block).longs(width).toArray();
                  columns.put(block % 3, block * width, values);
                  return !Arrays.equals(columns.get(block % 3, block * width, width), values);
                })
            .boxed()
            .toList();
    assertThat(wrong).isEmpty();
    for (int block = 0; block < blocks; block++) {
      assertThat(columns.get(block % 3, block * width, width))
          .isEqualTo(new Random(block).longs(width).toArray());
      assertThat(columns.get((block + 1) % 3, block * width, width)).containsOnly(0);
    }
  }

  @Test
  void leavesNothingInTheTemporaryFolder() throws IOException {
    long before = files();
    Columns columns = new Columns(LONG);
    columns.put(1, 0, new long[LONG]);
    assertThat(files()).isEqualTo(before);
    assertThat(columns.get(1)).hasSize(LONG);
  }

  private static long files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.toString().endsWith(".columns")).count();
    }
  }
}
