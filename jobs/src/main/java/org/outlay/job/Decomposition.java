package org.outlay.job;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.outlay.money.Fen;
import org.outlay.scenario.UncertaintySource;

/**
 * How much of the spread of the whole horizon's total each source causes: with it alone drawn, and
 * with it alone frozen. All runs share their draws, so that differences are the source's.
 *
 * @param source drawn alone, or frozen alone
 * @param replicates of each run
 * @param sdAll fen, everything drawn
 * @param sdAlone fen, all others frozen
 * @param sdWithout fen, all others drawn
 */
record Decomposition(
    UncertaintySource source, int replicates, double sdAll, double sdAlone, double sdWithout) {
  /** Runs that it takes: one for each source and one without it, beside the one with all. */
  static int runs(Set<UncertaintySource> frozen) {
    return 1 + 2 * drawn(frozen).size();
  }

  private static List<UncertaintySource> drawn(Set<UncertaintySource> frozen) {
    return UncertaintySource.OF_OUTLAYS.stream()
        .filter(source -> !frozen.contains(source))
        .toList();
  }

  /**
   * One row per source of outlays that the scenario draws.
   *
   * @param frozen by the scenario
   * @param totals the whole horizon's totals with some sources frozen
   */
  static List<Decomposition> of(
      Set<UncertaintySource> frozen, Function<Set<UncertaintySource>, long[]> totals) {
    List<Decomposition> rows = new ArrayList<>();
    long[] all = totals.apply(frozen);
    for (UncertaintySource source : drawn(frozen)) {
      Set<UncertaintySource> others = EnumSet.allOf(UncertaintySource.class);
      others.remove(source);
      Set<UncertaintySource> more = EnumSet.of(source);
      more.addAll(frozen);
      rows.add(
          new Decomposition(
              source, all.length, sd(all), sd(totals.apply(others)), sd(totals.apply(more))));
    }
    return rows;
  }

  private static double sd(long[] fen) {
    double mean = Arrays.stream(fen).average().orElse(0);
    double squares = Arrays.stream(fen).mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return fen.length < 2 ? 0 : StrictMath.sqrt(squares / (fen.length - 1));
  }

  /** In the order of the schema's columns. */
  List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(source.id());
    values.add(replicates);
    values.add(Fen.yuan(Math.round(sdAll)));
    values.add(Fen.yuan(Math.round(sdAlone)));
    values.add(Fen.yuan(Math.round(sdWithout)));
    values.add(share(sdAlone * sdAlone));
    values.add(share(sdAll * sdAll - sdWithout * sdWithout));
    return values;
  }

  private @Nullable BigDecimal share(double variance) {
    return sdAll == 0 ? null : Millionths.rounded(variance / (sdAll * sdAll));
  }
}
