package org.outlay.simulation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.outlay.draw.DrawBlock;
import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.kernel.RuleLoop;

/** One block of replicates of the benchmark, as a simulation walks it: donors outside. */
final class BenchBlock {
  private static final double[][] NONE = {};
  private static final int COPIES = 0;
  private static final int FIRST_NOISE = 1;
  private static final int OPTION = 3;

  private static final int[] FIRST_DAYS =
      IntStream.range(0, BenchCase.YEARS)
          .map(year -> (int) LocalDate.of(BenchCase.FIRST_YEAR + year, 1, 1).toEpochDay())
          .toArray();

  /** Which draws are made: all four, or those alone that a rule of the donor reads. */
  enum Draw {
    ALL,
    NEEDED
  }

  private static final LognormalTable[] NOISES = {
    new LognormalTable(BenchCase.SALARY_NOISE), new LognormalTable(BenchCase.AMOUNT_NOISE)
  };

  private static final int BOUGHT = (int) (BenchCase.BUYERS * 0x1.0p31);

  private static final int SIGN = Integer.SIZE - 1;

  private final BenchCase of;
  private final BenchDonor[] donors;
  private final BenchRule[] rules;
  private final BenchCase.Follows[] follows;
  private final boolean[] dirty;
  private final int count;
  private final BenchStreams streams;
  private final Draw draws;
  private final BenchCase.Source[][] sources;
  private final double[][] values;
  private final double[] atMost;
  private final double[][] paid;

  /** What each rule paid the donor in the year; nothing where it does not apply. */
  private final double[][] seen;

  private final double[] zeros;
  private final double[][][] spent;
  private final DrawBlock block;
  private final int[] words;
  private final double[][] noise;
  private final double[] copies;
  private final double[] option;

  /** Fen by rule, year and replicate. */
  final double[][][] totals;

  /** Loops that had someone to pay. */
  long paying;

  BenchBlock(BenchCase of, int first, int count, Draw draws) {
    this.of = of;
    this.donors = of.donors().toArray(BenchDonor[]::new);
    this.rules = of.rules().toArray(BenchRule[]::new);
    this.follows = of.follows().toArray(BenchCase.Follows[]::new);
    this.dirty = new boolean[rules.length];
    this.count = count;
    this.draws = draws;
    this.streams = BenchStreams.of(first, count);
    this.sources = of.rules().stream().map(of::sources).toArray(BenchCase.Source[][]::new);
    values = new double[of.measures().size()][count];
    atMost = new double[values.length];
    paid = new double[rules.length][count];
    zeros = new double[count];
    seen = new double[rules.length][];
    spent = new double[rules.length][BenchCase.YEARS][count];
    block = new DrawBlock(first, count);
    words = new int[count];
    noise = new double[2][count];
    copies = new double[count];
    option = new double[count];
    totals = new double[rules.length][BenchCase.YEARS][count];
  }

  void run() {
    int begin = 0;
    while (begin < donors.length) {
      int end = begin;
      while (end < donors.length && donors[end].team() == donors[begin].team()) {
        end++;
      }
      open();
      for (int year = 0; year < BenchCase.YEARS; year++) {
        for (int d = begin; d < end; d++) {
          evaluate(donors[d], year);
        }
      }
      begin = end;
    }
  }

  /** Another team has all of its caps left. */
  private void open() {
    for (int r = 0; r < rules.length; r++) {
      if (rules[r].isCapped() && dirty[r]) {
        dirty[r] = false;
        for (double[] year : spent[r]) {
          Arrays.fill(year, 0);
        }
      }
    }
  }

  private void evaluate(BenchDonor donor, int year) {
    Arrays.fill(seen, zeros);
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
    block.words(key, COPIES, words);
    copies(year);
    for (int n = 0; n < noise.length; n++) {
      if (draws == Draw.ALL || reads(donor, BenchCase.Follows.values()[n])) {
        block.words(key, FIRST_NOISE + n, words);
        look(NOISES[n], noise[n]);
      }
    }
    if (draws == Draw.ALL || readsOption(donor)) {
      block.words(key, OPTION, words);
      option();
    }
  }

  private boolean reads(BenchDonor donor, BenchCase.Follows wanted) {
    for (int measure : donor.measures()) {
      if (follows[measure] == wanted) {
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

  private void look(LognormalTable table, double[] out) {
    for (int i = 0; i < count; i++) {
      out[i] = table.factor(words[i]);
    }
  }

  /** How many thresholds the draw reaches: the sign of a difference is 0 or -1. */
  private void copies(int year) {
    int[] one = streams.thresholds[0][year];
    int[] two = streams.thresholds[1][year];
    int[] three = streams.thresholds[2][year];
    for (int i = 0; i < count; i++) {
      int drawn = Draws.whole(words[i]);
      int below = ((drawn - one[i]) >> SIGN) + ((drawn - two[i]) >> SIGN);
      words[i] = BenchCase.MOST_COPIES + below + ((drawn - three[i]) >> SIGN);
    }
    for (int i = 0; i < count; i++) {
      copies[i] = words[i];
    }
  }

  private void option() {
    double[] choices = {of.buys(), of.rents()};
    for (int i = 0; i < count; i++) {
      option[i] = choices[1 + ((Draws.whole(words[i]) - BOUGHT) >> SIGN)];
    }
  }

  private void measure(int m, double base, int year) {
    double[] out = values[m];
    BenchCase.Follows follow = follows[m];
    if (follow == BenchCase.Follows.NOTHING) {
      Arrays.fill(out, base);
      atMost[m] = Math.abs(base);
      return;
    }
    double highest = streams.highest[follow.ordinal()][year];
    atMost[m] = Math.abs(base) * (highest * NOISES[follow.ordinal()].largest()) + 1;
    double[] level = streams.levels[follow.ordinal()][year];
    double[] own = noise[follow.ordinal()];
    for (int i = 0; i < count; i++) {
      out[i] = Math.floor(base * (level[i] * own[i]) + 0.5);
    }
  }

  private void rule(int r, double[] fixed, int year) {
    BenchRule rule = rules[r];
    double[] out = paid[r];
    if (!entitled(rule, sources[r], fixed, BenchCase.FIRST_YEAR + year, out)) {
      seen[r] = zeros;
      return;
    }
    seen[r] = out;
    paying++;
    double[] total = totals[r][year];
    if (!rule.isCapped()) {
      for (int i = 0; i < count; i++) {
        total[i] += copies[i] * out[i];
      }
      return;
    }
    dirty[r] = true;
    double[] given = spent[r][year];
    double cap = rule.cap();
    for (int i = 0; i < count; i++) {
      double claim = copies[i] * out[i];
      double left = cap - given[i];
      double now = (claim + left - Math.abs(claim - left)) * 0.5;
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
      if (any) {
        Arrays.fill(out, 1, count, out[0]);
      }
      return any;
    }
    double[][] inputs = new double[from.length][];
    double[] sizes = new double[from.length];
    for (int s = 0; s < inputs.length; s++) {
      BenchCase.Source source = from[s];
      inputs[s] =
          source == BenchCase.Source.OPTION
              ? option
              : source.measure() >= 0
                  ? values[source.measure()]
                  : source.rule() >= 0 ? seen[source.rule()] : zeros;
      sizes[s] = source.measure() >= 0 ? atMost[source.measure()] : Double.NaN;
    }
    return loop.entitled(fixed, tables, inputs, sizes, out, count);
  }
}
