package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.kernel.RuleLoop;

/** One block of replicates of the benchmark, as a simulation walks it: donors outside. */
final class BenchBlock {
  private static final double[][] NONE = {};
  private static final int COPIES = 0;
  private static final int NOISES = 1;
  private static final int OPTION = 3;
  private static final int DROPPED_BITS = 12;

  private static final int[] FIRST_DAYS =
      IntStream.range(0, BenchCase.YEARS)
          .map(year -> (int) LocalDate.of(BenchCase.FIRST_YEAR + year, 1, 1).toEpochDay())
          .toArray();

  /** Which draws are made: all four, or those alone that a rule of the donor reads. */
  enum Draw {
    ALL,
    NEEDED
  }

  private static final double BOUGHT = Math.floor(BenchCase.BUYERS * 0x1.0p52);

  private final BenchCase of;
  private final int first;
  private final int count;
  private final BenchStreams streams;
  private final Draw draws;
  private final LognormalTable[] noises = {
    new LognormalTable(BenchCase.SALARY_NOISE), new LognormalTable(BenchCase.AMOUNT_NOISE)
  };
  private final BenchCase.Source[][] sources;
  private final double[][] values;
  private final double[][] paid;

  /** What each rule paid the donor; nothing where it does not apply. */
  private final double[][] seen;

  private final double[] zeros;
  private final double[][][] spent;
  private final long[] bits;
  private final double[][] noise;
  private final double[] copies;
  private final double[] option;

  /** Fen by rule, year and replicate. */
  final double[][][] totals;

  /** Loops that had someone to pay. */
  long paying;

  BenchBlock(BenchCase of, int first, int count, Draw draws) {
    this.of = of;
    this.first = first;
    this.count = count;
    this.draws = draws;
    this.streams = new BenchStreams(first, count);
    this.sources = of.rules().stream().map(of::sources).toArray(BenchCase.Source[][]::new);
    int rules = sources.length;
    values = new double[of.measures().size()][count];
    paid = new double[rules][count];
    zeros = new double[count];
    seen = new double[rules][];
    spent = new double[rules][BenchCase.YEARS][count];
    bits = new long[count];
    noise = new double[2][count];
    copies = new double[count];
    option = new double[count];
    totals = new double[rules][BenchCase.YEARS][count];
  }

  void run() {
    int team = -1;
    for (BenchDonor donor : of.donors()) {
      if (donor.team() != team) {
        team = donor.team();
        for (double[][] rule : spent) {
          for (double[] year : rule) {
            Arrays.fill(year, 0);
          }
        }
      }
      Arrays.fill(seen, zeros);
      for (int rule : donor.rules()) {
        seen[rule] = paid[rule];
      }
      for (int year = 0; year < BenchCase.YEARS; year++) {
        evaluate(donor, year);
      }
    }
  }

  private void evaluate(BenchDonor donor, int year) {
    long key =
        Draws.key(BenchCase.SEED, Stream.COPIES, donor.entity(), BenchCase.FIRST_YEAR + year, 0);
    draw(donor, key, year);
    for (int m = 0; m < donor.measures().length; m++) {
      measure(donor.measures()[m], donor.bases()[m], year);
    }
    for (int r = 0; r < donor.rules().length; r++) {
      rule(donor.rules()[r], donor.fixed()[r], year);
    }
  }

  private void draw(BenchDonor donor, long key, int year) {
    bits(key, COPIES);
    copies(year);
    for (int n = 0; n < noise.length; n++) {
      if (draws == Draw.ALL || reads(donor, BenchCase.Follows.values()[n])) {
        bits(key, NOISES + n);
        for (int i = 0; i < count; i++) {
          noise[n][i] = noises[n].factor(bits[i]);
        }
      }
    }
    if (draws == Draw.ALL || readsOption(donor)) {
      bits(key, OPTION);
      option();
    }
  }

  private boolean reads(BenchDonor donor, BenchCase.Follows follows) {
    for (int measure : donor.measures()) {
      if (of.follows().get(measure) == follows) {
        return true;
      }
    }
    return false;
  }

  private boolean readsOption(BenchDonor donor) {
    for (int rule : donor.rules()) {
      for (BenchCase.Source source : sources[rule]) {
        if (source == BenchCase.Source.OPTION) {
          return true;
        }
      }
    }
    return false;
  }

  private void bits(long key, int index) {
    for (int i = 0; i < count; i++) {
      bits[i] = Draws.bits(key, first + i, index);
    }
  }

  private void copies(int year) {
    Arrays.fill(copies, 0);
    for (double[][] threshold : streams.thresholds) {
      double[] from = threshold[year];
      for (int i = 0; i < count; i++) {
        double drawn = bits[i] >>> DROPPED_BITS;
        copies[i] += Math.min(1, Math.max(0, drawn - from[i] + 1));
      }
    }
  }

  private void option() {
    for (int i = 0; i < count; i++) {
      double drawn = bits[i] >>> DROPPED_BITS;
      double rents = Math.min(1, Math.max(0, drawn - BOUGHT + 1));
      option[i] = of.buys() + rents * (of.rents() - of.buys());
    }
  }

  private void measure(int m, double base, int year) {
    double[] out = values[m];
    BenchCase.Follows follows = of.follows().get(m);
    if (follows == BenchCase.Follows.NOTHING) {
      Arrays.fill(out, base);
      return;
    }
    double[] level = streams.levels[follows.ordinal()][year];
    double[] own = noise[follows.ordinal()];
    for (int i = 0; i < count; i++) {
      out[i] = Math.floor(base * (level[i] * own[i]) + 0.5);
    }
  }

  private void rule(int r, double[] fixed, int year) {
    BenchRule rule = of.rules().get(r);
    double[] out = paid[r];
    if (!entitled(rule, sources[r], fixed, BenchCase.FIRST_YEAR + year, out)) {
      Arrays.fill(out, 0);
      return;
    }
    paying++;
    double[] total = totals[r][year];
    if (!rule.isCapped()) {
      for (int i = 0; i < count; i++) {
        total[i] += copies[i] * out[i];
      }
      return;
    }
    double[] given = spent[r][year];
    double cap = rule.cap();
    for (int i = 0; i < count; i++) {
      double now = Math.max(0, Math.min(copies[i] * out[i], cap - given[i]));
      given[i] += now;
      total[i] += now;
    }
  }

  private boolean entitled(
      BenchRule rule, BenchCase.Source[] from, double[] donorFixed, int fiscalYear, double[] out) {
    RuleLoop loop = rule.kernel().loop();
    double[] fixed = rule.fixed(donorFixed, fiscalYear);
    double[][] tables =
        rule.tables().inForce(FIRST_DAYS[fiscalYear - BenchCase.FIRST_YEAR], fiscalYear);
    if (from.length == 0) {
      boolean any = loop.entitled(fixed, tables, NONE, out, 1) && out[0] > 0;
      Arrays.fill(out, any ? out[0] : 0);
      return any;
    }
    double[][] inputs = new double[from.length][];
    for (int s = 0; s < inputs.length; s++) {
      BenchCase.Source source = from[s];
      inputs[s] =
          source == BenchCase.Source.OPTION
              ? option
              : source.measure() >= 0
                  ? values[source.measure()]
                  : source.rule() >= 0 ? seen[source.rule()] : zeros;
    }
    return loop.entitled(fixed, tables, inputs, out, count);
  }
}
