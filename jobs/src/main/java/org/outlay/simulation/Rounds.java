package org.outlay.simulation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.outlay.draw.Draws;
import org.outlay.projection.Cell;
import org.outlay.projection.ProjectedCell;
import org.outlay.projection.Projection;

/**
 * Lots that are looked at together: those of a programme and entry year, which share its places,
 * and among them those that differ only in what the applicant chooses.
 *
 * @param of round of each lot
 * @param lots of each round, those of one choice side by side
 * @param choice number of each lot's choice; lots without an alternative have one of their own
 * @param share expected share of each lot in its choice
 * @param choiceEntities number of each choice in the keys of draws
 * @param entities number of each round's programme in the keys of draws
 * @param years entry year of each round
 * @param places most applications of each round, {@link Integer#MAX_VALUE} without a limit
 */
record Rounds(
    int[] of,
    int[][] lots,
    int[] choice,
    double[] share,
    long[] choiceEntities,
    long[] entities,
    int[] years,
    int[] places)
    implements Serializable {

  static Rounds of(Lots lots, Projection projection) {
    return new Builder(lots, projection).build();
  }

  /** The cell's name without the option, which the applicant chooses. */
  private static String undecided(Cell cell) {
    return new Cell(cell.programme(), cell.tier(), cell.grade(), cell.term(), null, cell.district())
        .key();
  }

  private static final class Builder {
    private final Projection projection;
    private final Cell[] cells;
    private final int[] entryYears;
    private final double[] means;
    private final int[] of;
    private final int[] choice;
    private final double[] share;
    private final long[] choiceEntities;
    private int choices;

    Builder(Lots lots, Projection projection) {
      int size = lots.size();
      this.projection = projection;
      this.cells = new Cell[size];
      this.entryYears = new int[size];
      this.means = new double[size];
      this.of = new int[size];
      this.choice = new int[size];
      this.share = new double[size];
      this.choiceEntities = new long[size];
      for (int lot = 0; lot < size; lot++) {
        ProjectedCell cell = projection.cells().get(lots.cells()[lot]);
        cells[lot] = cell.cell();
        entryYears[lot] = lots.years()[lot];
        means[lot] = cell.mean(entryYears[lot]);
      }
    }

    Rounds build() {
      Map<String, List<Integer>> byRound = new TreeMap<>();
      for (int lot = 0; lot < cells.length; lot++) {
        String name = cells[lot].programme() + "|" + entryYears[lot];
        byRound.computeIfAbsent(name, k -> new ArrayList<>()).add(lot);
      }
      int[][] members = new int[byRound.size()][];
      long[] entities = new long[members.length];
      int[] years = new int[members.length];
      int[] places = new int[members.length];
      int round = 0;
      for (List<Integer> ofRound : byRound.values()) {
        ofRound.sort(
            Comparator.<Integer, String>comparing(lot -> undecided(cells[lot]))
                .thenComparing(lot -> cells[lot]));
        members[round] = ofRound.stream().mapToInt(lot -> lot).toArray();
        String programme = cells[members[round][0]].programme();
        entities[round] = Draws.entity(programme);
        years[round] = entryYears[members[round][0]];
        places[round] = projection.places(programme, years[round]).orElse(Integer.MAX_VALUE);
        for (int lot : members[round]) {
          of[lot] = round;
        }
        choices(members[round]);
        round++;
      }
      return new Rounds(of, members, choice, share, choiceEntities, entities, years, places);
    }

    /** Numbers the choices of a round, whose lots stand side by side. */
    private void choices(int[] lots) {
      int begin = 0;
      while (begin < lots.length) {
        String name = undecided(cells[lots[begin]]);
        int end = begin;
        double sum = 0;
        while (end < lots.length && undecided(cells[lots[end]]).equals(name)) {
          sum += means[lots[end]];
          end++;
        }
        for (int i = begin; i < end; i++) {
          choice[lots[i]] = choices;
          choiceEntities[lots[i]] = Draws.entity(name);
          share[lots[i]] = means[lots[i]] / sum;
        }
        choices++;
        begin = end;
      }
    }
  }
}
