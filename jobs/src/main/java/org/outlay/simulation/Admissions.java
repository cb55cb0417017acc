package org.outlay.simulation;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.outlay.draw.Draws;
import org.outlay.draw.Poisson;
import org.outlay.draw.Stream;
import org.outlay.projection.Intensities;
import org.outlay.scenario.UncertaintySource;

/**
 * How many applications each lot has in each replicate of a block: Poisson counts of its intensity;
 * then, where what applicants choose is frozen, dealt out among the options by their expected
 * shares; then held to the programme's places, each application with the same chance of one. With
 * the arrivals frozen a round's expected counts are dealt out in whole applications.
 */
final class Admissions {
  private static final double EVENLY = 0.5;

  private final Model model;
  private final int first;
  private final int count;
  private final boolean drawsArrivals;
  private final boolean drawsChoice;
  private final Intensities.Block expected;

  /** Counts of the lots of a round that is being dealt, until all its lots were asked for. */
  private final int[][][] dealt;

  private final int[] left;

  /**
   * Of a block.
   *
   * @param asked lots that will be asked for
   */
  Admissions(Model model, int firstReplicate, int count, IntPredicate asked) {
    this.model = model;
    this.first = firstReplicate;
    this.count = count;
    this.drawsArrivals = model.draws(UncertaintySource.ARRIVALS);
    this.drawsChoice = model.draws(UncertaintySource.CHOICE);
    this.expected = model.intensities().block(firstReplicate, count);
    this.dealt = new int[model.rounds().lots().length][][];
    this.left =
        Arrays.stream(model.rounds().lots())
            .mapToInt(lots -> (int) Arrays.stream(lots).filter(asked).count())
            .toArray();
  }

  /** Applications of a lot by replicate; to be asked once for each lot. */
  int[] of(int lot) {
    Rounds rounds = model.rounds();
    int round = rounds.of()[lot];
    boolean together = !drawsArrivals || !drawsChoice || rounds.places()[round] < Integer.MAX_VALUE;
    if (!together) {
      return drawn(lot);
    }
    int[][] counts = dealt[round];
    if (counts == null) {
      counts = deal(round);
      dealt[round] = counts;
    }
    int[] mine = counts[position(rounds.lots()[round], lot)];
    left[round]--;
    if (left[round] == 0) {
      dealt[round] = null;
    }
    return mine;
  }

  private static int position(int[] lots, int lot) {
    int position = 0;
    while (lots[position] != lot) {
      position++;
    }
    return position;
  }

  private int[] drawn(int lot) {
    double[] intensity = intensity(lot);
    long key = key(lot);
    int[] counts = new int[count];
    for (int r = 0; r < count; r++) {
      counts[r] = Poisson.quantile(intensity[r], Draws.uniform(key, first + r, 0));
    }
    return counts;
  }

  private double[] intensity(int lot) {
    return expected.of(model.lots().cells()[lot], model.lots().years()[lot]);
  }

  /** Key of a lot's draws. */
  long key(int lot) {
    return Draws.key(model.seed(), Stream.COPIES, entity(lot), model.lots().years()[lot], 0);
  }

  /**
   * Where dealing out begins within a lot: the same in all replicates and for all seeds, but spread
   * over the lots, or many small ones would all fall to their middle.
   */
  double offset(int lot) {
    int year = model.lots().years()[lot];
    return Draws.uniform(Draws.key(0, Stream.COPIES, entity(lot), year, 0), 0, 0);
  }

  private long entity(int lot) {
    return model.cells().entities()[model.lots().cells()[lot]];
  }

  private int[][] deal(int round) {
    int[] lots = model.rounds().lots()[round];
    int[][] counts = drawsArrivals ? new int[lots.length][] : even(lots);
    for (int i = 0; drawsArrivals && i < lots.length; i++) {
      counts[i] = drawn(lots[i]);
    }
    if (drawsArrivals != drawsChoice) {
      int begin = 0;
      while (begin < lots.length) {
        int end = begin + 1;
        while (end < lots.length && sameChoice(lots[begin], lots[end])) {
          end++;
        }
        if (end > begin + 1) {
          choose(lots, counts, begin, end);
        }
        begin = end;
      }
    }
    if (model.rounds().places()[round] < Integer.MAX_VALUE) {
      admit(round, counts);
    }
    return counts;
  }

  private boolean sameChoice(int lot, int other) {
    return model.rounds().choice()[lot] == model.rounds().choice()[other];
  }

  /** Whole numbers passed by the running sum of the expected counts. */
  private int[][] even(int[] lots) {
    int[][] counts = new int[lots.length][count];
    double[] before = new double[count];
    for (int i = 0; i < lots.length; i++) {
      double[] intensity = intensity(lots[i]);
      for (int r = 0; r < count; r++) {
        double after = before[r] + intensity[r];
        counts[i][r] = (int) (Math.floor(after + EVENLY) - Math.floor(before[r] + EVENLY));
        before[r] = after;
      }
    }
    return counts;
  }

  /** Deals the applications of one choice out among its options, or lets each draw its own. */
  private void choose(int[] lots, int[][] counts, int begin, int end) {
    Rounds rounds = model.rounds();
    long key =
        Draws.key(
            model.seed(),
            Stream.CHOICE,
            rounds.choiceEntities()[lots[begin]],
            model.lots().years()[lots[begin]],
            0);
    double offset = offset(lots[begin]);
    for (int r = 0; r < count; r++) {
      int all = 0;
      for (int i = begin; i < end; i++) {
        all += counts[i][r];
        counts[i][r] = 0;
      }
      for (int a = 0; a < all; a++) {
        double place = drawsChoice ? Draws.uniform(key, first + r, a) : (a + offset) / all;
        int option = begin;
        double upTo = rounds.share()[lots[begin]];
        while (option < end - 1 && place >= upTo) {
          option++;
          upTo += rounds.share()[lots[option]];
        }
        counts[option][r]++;
      }
    }
  }

  /** Systematic sampling of as many applications as there are places. */
  private void admit(int round, int[][] counts) {
    Rounds rounds = model.rounds();
    long key =
        Draws.key(model.seed(), Stream.PLACES, rounds.entities()[round], rounds.years()[round], 0);
    double places = rounds.places()[round];
    for (int r = 0; r < count; r++) {
      int all = 0;
      for (int[] ofLot : counts) {
        all += ofLot[r];
      }
      if (all > places) {
        double offset = drawsArrivals ? Draws.uniform(key, first + r, 0) : EVENLY;
        long before = 0;
        long given = 0;
        for (int i = 0; i < counts.length; i++) {
          before += counts[i][r];
          long upTo = i == counts.length - 1 ? (long) places : whole(before, all, places, offset);
          counts[i][r] = (int) (upTo - given);
          given = upTo;
        }
      }
    }
  }

  private static long whole(long before, int all, double places, double offset) {
    return (long) Math.floor(before * places / all + offset);
  }
}
