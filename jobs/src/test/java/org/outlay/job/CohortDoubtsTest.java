package org.outlay.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.outlay.problem.Problem;
import org.outlay.projection.Cell;
import org.outlay.projection.History;
import org.outlay.projection.Projection;
import org.outlay.projection.Projector;
import org.outlay.simulation.ModelBuilder;

/** A projection from years that the files do not have is told before anybody believes it. */
class CohortDoubtsTest {
  private static List<String> gaps(String asOf, OptionalInt last) {
    return doubts(last.isEmpty() ? last : OptionalInt.of(2010), last, "inputs.as-of=" + asOf);
  }

  private static List<String> doubts(OptionalInt first, OptionalInt last, String... sets) {
    Setup setup = Setup.load(Path.of("data/scenarios/small.conf"), List.of(sets));
    return CohortDoubts.of(setup.scenario(), first, last).stream().map(Problem::describe).toList();
  }

  @Test
  void yearsUpToAsOfNeedApplications() {
    assertThat(gaps("2016-12-31", OptionalInt.of(2016))).isEmpty();
    // A year that is not over is not known.
    assertThat(gaps("2017-06-30", OptionalInt.of(2016))).isEmpty();
    assertThat(gaps("2017-12-31", OptionalInt.of(2016)))
        .singleElement()
        .asString()
        .contains(
            "years-without-applications", "inputs.as-of", "last approval in 2016, known to 2017");
    assertThat(gaps("2016-12-31", OptionalInt.empty()))
        .singleElement()
        .asString()
        .contains("no-applications");
  }

  /** What a planner expects where nobody ever applied would be lost without a word. */
  @Test
  void aLevelNeedsAHistory() {
    Setup setup =
        Setup.load(
            Path.of("data/scenarios/small.conf"),
            List.of(
                "projection.programmes.home.level=100",
                "projection.programmes.home.districts.nanhu.level=50",
                "projection.programmes.home.districts.gangqu.level=60",
                "projection.programmes.bond.level=5",
                "projection.programmes.referral.growth=0.1"));
    Cell cell = new Cell("home", null, null, null, null, "nanhu");
    Projection projection =
        new Projector(
                new History(2015, 2016, Map.of(cell, new long[] {3, 4})),
                setup.scenario().projection())
            .project(2018, Set.of());
    assertThat(CohortDoubts.plans(setup.scenario(), projection))
        .extracting(problem -> problem.code() + " " + problem.value())
        .containsExactly(
            "level-without-history bond: 5.0", "level-without-history home.districts.gangqu: 60.0");
  }

  /** Once for all cells of a programme. */
  @Test
  void whoIsExpectedResemblesSomebody() {
    Setup setup = Setup.load(Path.of("data/scenarios/small.conf"), List.of());
    long[] counts = {3, 4};
    Cell east = new Cell("home", null, null, null, null, "nanhu");
    Cell west = new Cell("home", null, null, null, null, "gangqu");
    Cell bond = new Cell("bond", null, null, null, null, "nanhu");
    Projection projection =
        new Projector(
                new History(2015, 2016, Map.of(east, counts, west, counts, bond, counts)),
                setup.scenario().projection())
            .project(2018, Set.of());
    List<ModelBuilder.PoolRow> pools =
        projection.cells().stream()
            .map(
                cell ->
                    new ModelBuilder.PoolRow(
                        cell, "any", cell.cell().programme().equals("home") ? 0 : 1))
            .toList();
    assertThat(CohortDoubts.donors(setup.scenario(), pools))
        .extracting(problem -> problem.code() + " " + problem.value())
        .containsExactly("no-donors home");
  }

  /** Or else a forecast without anybody new looks like one of a policy that costs little. */
  @Test
  void aProjectionNeedsAHistory() {
    OptionalInt first = OptionalInt.of(2010);
    OptionalInt last = OptionalInt.of(2016);
    assertThat(doubts(first, last, "projection.from-year=2016")).isEmpty();
    assertThat(doubts(first, last, "projection.from-year=2017"))
        .singleElement()
        .asString()
        .contains("no-history", "projection.from-year", "from 2017 on, known to 2016");
    assertThat(doubts(first, last, "inputs.as-of=2009-12-31"))
        .singleElement()
        .asString()
        .contains("no-history", "inputs.as-of", "from 2010 on, known to 2009");
  }
}
