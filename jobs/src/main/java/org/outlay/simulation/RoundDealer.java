package org.outlay.simulation;

import org.outlay.draw.Draws;
import org.outlay.draw.Stream;
import org.outlay.scenario.UncertaintySource;

/**
 * Deals out the applications of a round, whose lots hang together: with the arrivals frozen the
 * expected counts, in whole applications; where what applicants choose is frozen, those of a choice
 * among its options by their expected shares; then as many as the programme has places, each
 * application with the same chance of one.
 */
final class RoundDealer {
  private static final double EVENLY = 0.5;

  private final Model model;
  private final int first;
  private final int count;
  private final boolean drawsArrivals;
  private final boolean drawsChoice;
  private final LotDraws draws;

  RoundDealer(Model model, LotDraws draws) {
    this.model = model;
    this.first = draws.first;
    this.count = draws.count;
    this.drawsArrivals = model.draws(UncertaintySource.ARRIVALS);
    this.drawsChoice = model.draws(UncertaintySource.CHOICE);
    this.draws = draws;
  }

  /** Whether the lots of a round cannot be drawn one by one. */
  boolean together(int round) {
    return !drawsArrivals || !drawsChoice || model.rounds().places()[round] < Integer.MAX_VALUE;
  }

  /** Applications by position of the lot in the round and by replicate. */
  int[][] deal(int round) {
    int[] lots = model.rounds().lots()[round];
    int[][] counts = drawsArrivals ? new int[lots.length][] : even(lots);
    for (int i = 0; drawsArrivals && i < lots.length; i++) {
      counts[i] = draws.drawn(lots[i]);
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
      double[] intensity = draws.intensity(lots[i]);
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
    double offset = draws.offset(lots[begin]);
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
