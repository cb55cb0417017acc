package org.outlay.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.outlay.projection.Projection;

/** Models of one application. */
final class Models {
  private Models() {}

  /**
   * Up to a year, of a programme that goes on.
   *
   * @param approval of the application, of a copy's donor
   * @param shift years by which the copy is later, 0 for the application itself
   */
  static Model of(LocalDate asOf, int to, LocalDate approval, int shift, Survival survival) {
    int start = approval.getYear() + shift;
    int known = asOf.getMonthValue() == 12 ? asOf.getYear() : asOf.getYear() - 1;
    int cell = shift > 0 ? 0 : -1;
    Units units =
        new Units(
            new int[1],
            new int[] {cell},
            new int[] {cell},
            new int[1],
            new int[] {shift},
            new int[] {(int) approval.plusYears(shift).toEpochDay()},
            new int[] {start},
            new int[] {Integer.MAX_VALUE},
            new byte[1],
            new boolean[1],
            new int[] {-1},
            Units.Owners.NOBODY);
    Roster roster = Rosters.of(approval, approval.getYear(), new double[1][1]);
    ProgrammePlan plan =
        new ProgrammePlan(
            new RuleProgram[0],
            new int[1],
            new MeasureCourse[0],
            true,
            Short.MAX_VALUE,
            Short.MAX_VALUE,
            false,
            false,
            false,
            new Survival[] {survival});
    Lots lots = new Lots.Builder().build();
    Projection nobody = Projection.none(known + 1);
    return new Model(
        3,
        known + 1,
        to,
        known,
        asOf,
        new Shard(roster, units, Ahead.nobody(1)),
        new int[1],
        lots,
        Rounds.of(lots, nobody),
        List.of(plan),
        new CellValues(new int[0], new double[1][0], new long[1]),
        nobody.intensities(3, Set.of()),
        new Economy(List.of(), 3, known, known, to, Economy.Course.FROZEN),
        0,
        0,
        0,
        Set.of(),
        new boolean[0],
        new Heads(new int[0], new int[0][], new int[0][], -1, -1),
        Model.Span.NONE);
  }
}
