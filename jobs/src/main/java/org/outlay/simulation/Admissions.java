package org.outlay.simulation;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * How many applications each lot has in each replicate of a block: Poisson counts of its intensity,
 * dealt out by {@link RoundDealer} where lots hang together.
 */
final class Admissions {
  private final Model model;
  private final LotDraws draws;

  /** Counts of the lots of a round that is being dealt, until all its lots were asked for. */
  private final int[][][] dealt;

  private final int[] left;
  private final RoundDealer dealer;

  /**
   * Of a block.
   *
   * @param asked lots that will be asked for
   */
  Admissions(Model model, LotDraws draws, IntPredicate asked) {
    this.model = model;
    this.draws = draws;
    this.dealer = new RoundDealer(model, draws);
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
    if (!dealer.together(round)) {
      return draws.drawn(lot);
    }
    int[][] counts = dealt[round];
    if (counts == null) {
      counts = dealer.deal(round);
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
}
