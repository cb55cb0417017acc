package org.outlay.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.outlay.simulation.Distribution;

/** The sheet adds up at every level over random replicates. */
class YearSheetTest {
  private static final int YEAR = 2017;
  private static final int BLOCK = 64;

  /** Cells with an amount in each replicate, of which a part is locked in. */
  private record Sample(List<PlanCell> cells, long[][] fen, long[] lockedIn) {
    int replicates() {
      return fen[0].length;
    }

    List<PlanLine> lines() {
      Map<String, long[]> funds = new HashMap<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        long[] own = fen[cell];
        long[] sum = funds.computeIfAbsent(cells.get(cell).fund(), f -> new long[replicates()]);
        Arrays.setAll(sum, r -> sum[r] + own[r]);
      }
      funds.put("idle", new long[replicates()]);
      YearSheet sheet = new YearSheet(YEAR, cells, funds.keySet(), funds::get);
      for (int first = 0; first < replicates(); first += BLOCK) {
        int from = first;
        int count = Math.min(BLOCK, replicates() - first);
        sheet.add(first, count, (cell, r) -> fen[cell][from + r]);
      }
      return sheet.lines(
          Arrays.stream(fen).mapToLong(row -> Arrays.stream(row).sum()).toArray(), lockedIn);
    }

    Distribution distribution(String fund) {
      long[] sum = new long[replicates()];
      for (int cell = 0; cell < cells.size(); cell++) {
        long[] own = fen[cell];
        if (fund.isEmpty() || cells.get(cell).fund().equals(fund)) {
          Arrays.setAll(sum, r -> sum[r] + own[r]);
        }
      }
      return Distribution.of(sum);
    }

    Sample shuffled(Random random) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      return new Sample(
          order.stream().map(cells::get).toList(),
          order.stream().map(i -> fen[i]).toArray(long[][]::new),
          order.stream().mapToLong(i -> lockedIn[i]).toArray());
    }
  }

  /** Some cells never vary, some are paid rarely, some are large; one fund has the most. */
  private static Sample sample(long seed) {
    Random random = new Random(seed);
    int replicates = 1 + random.nextInt(300);
    List<PlanCell> cells = new ArrayList<>();
    for (int rule = 0; rule < 1 + random.nextInt(12); rule++) {
      String fund = "fund-" + (rule % 3 == 1 ? 1 : 0);
      for (int district = 0; district < 1 + random.nextInt(4); district++) {
        cells.add(new PlanCell(fund, "0" + rule % 4, "rule-" + rule, "district-" + district));
      }
    }
    long[][] fen = new long[cells.size()][replicates];
    long[] lockedIn = new long[cells.size()];
    for (int cell = 0; cell < fen.length; cell++) {
      long scale = (long) Math.pow(10, 2 + random.nextInt(10));
      int kind = random.nextInt(3);
      long fixed = random.nextLong(scale);
      Arrays.setAll(
          fen[cell],
          r ->
              kind == 0 ? fixed : kind == 1 && random.nextInt(20) > 0 ? 0 : random.nextLong(scale));
      lockedIn[cell] = random.nextLong(Arrays.stream(fen[cell]).sum() + 1);
    }
    return new Sample(cells, fen, lockedIn);
  }

  private static long sum(List<PlanLine> lines, String fund, ToLongFunction<PlanAmounts> amount) {
    return lines.stream()
        .filter(line -> fund.isEmpty() || line.cell().fund().equals(fund))
        .map(PlanLine::amounts)
        .mapToLong(amount)
        .sum();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void addsUpAtEveryLevel(long seed) {
    for (long s = seed * 100; s < seed * 100 + 25; s++) {
      Sample sample = sample(s);
      List<PlanLine> lines = sample.lines();
      Distribution all = sample.distribution("");
      assertThat(sum(lines, "", PlanAmounts::mean)).isEqualTo(all.mean());
      assertThat(sum(lines, "", of -> of.total().p50())).isEqualTo(all.quantile(50));
      assertThat(sum(lines, "", of -> of.total().p90())).isEqualTo(all.quantile(90));
      for (String fund : sample.cells().stream().map(PlanCell::fund).distinct().toList()) {
        Distribution own = sample.distribution(fund);
        assertThat(sum(lines, fund, PlanAmounts::mean)).isCloseTo(own.mean(), within(1L));
        assertThat(sum(lines, fund, of -> of.fund().p50())).isEqualTo(own.quantile(50));
        assertThat(sum(lines, fund, of -> of.fund().p90())).isEqualTo(own.quantile(90));
      }
      for (PlanLine line : lines) {
        PlanAmounts of = line.amounts();
        assertThat(of.lockedIn()).isBetween(0L, of.mean());
        assertThat(List.of(of.fund().p50(), of.fund().p90(), of.total().p50(), of.total().p90()))
            .allMatch(fen -> fen >= 0);
      }
    }
  }

  @Test
  void theOrderOfCellsChangesNothing() {
    for (long seed = 0; seed < 50; seed++) {
      Sample sample = sample(seed);
      assertThat(sample.shuffled(new Random(seed)).lines())
          .containsExactlyInAnyOrderElementsOf(sample.lines());
    }
  }

  /** A budget that never varies keeps its amount to the fen, whatever varies beside it. */
  @Test
  void aFixedAmountStaysAsItIs() {
    for (long seed = 0; seed < 50; seed++) {
      Sample sample = sample(seed);
      List<PlanLine> lines = sample.lines();
      for (int cell = 0; cell < lines.size(); cell++) {
        long first = sample.fen()[cell][0];
        if (Arrays.stream(sample.fen()[cell]).allMatch(fen -> fen == first)) {
          PlanAmounts.Quantiles same = new PlanAmounts.Quantiles(first, first);
          assertThat(List.of(lines.get(cell).amounts().fund(), lines.get(cell).amounts().total()))
              .allMatch(same::equals);
        }
      }
    }
  }

  @Test
  void oneCellHasThePlainQuantile() {
    for (long seed = 0; seed < 20; seed++) {
      long[] fen = new Random(seed).longs(1 + seed * 7, 0, 1_000_000_000L).toArray();
      PlanCell only = new PlanCell("fund", "01", "rule", "district");
      PlanLine line = new Sample(List.of(only), new long[][] {fen}, new long[1]).lines().get(0);
      Distribution plain = Distribution.of(fen);
      PlanAmounts.Quantiles quantiles =
          new PlanAmounts.Quantiles(plain.quantile(50), plain.quantile(90));
      assertThat(line)
          .isEqualTo(
              new PlanLine(only, YEAR, new PlanAmounts(plain.mean(), 0, quantiles, quantiles)));
    }
  }

  /** Of two independent normals the conditional mean given the sum goes with the variances. */
  @Test
  void quantilesAreDividedByConditionalMeans() {
    Random random = new Random(7);
    int n = 200_000;
    long[][] fen = new long[2][n];
    for (int r = 0; r < n; r++) {
      fen[0][r] = Math.round(1e9 + 3e7 * random.nextGaussian());
      fen[1][r] = Math.round(1e9 + 4e7 * random.nextGaussian());
    }
    List<PlanCell> cells =
        List.of(new PlanCell("f", "01", "a", "d"), new PlanCell("f", "02", "b", "d"));
    List<PlanLine> lines = new Sample(cells, fen, new long[2]).lines();
    double z90 = 1.2815515655446004;
    assertThat((double) lines.get(0).amounts().total().p90())
        .isCloseTo(1e9 + z90 * 1.8e7, within(1e6));
    assertThat((double) lines.get(1).amounts().total().p90())
        .isCloseTo(1e9 + z90 * 3.2e7, within(1e6));
    assertThat((double) lines.get(0).amounts().total().p50()).isCloseTo(1e9, within(1e6));
  }
}
