package org.outlay.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.outlay.draw.Draws;
import org.outlay.entitlement.Timeframe;
import org.outlay.policy.Policy;
import org.outlay.projection.OpenDays;
import org.outlay.projection.ProjectedCell;
import org.outlay.projection.Projection;
import org.outlay.projection.Source;
import org.outlay.scenario.SimulationExtra;
import org.outlay.scenario.SimulationSettings;
import org.outlay.scenario.UncertaintySource;

/** Puts together what a simulation needs. */
public final class ModelBuilder {
  private final Policy policy;
  private final Timeframe time;
  private final SimulationSettings settings;
  private final LocalDate asOf;
  private final int lastKnown;

  /**
   * For a policy and a timeframe that continues.
   *
   * @throws java.util.NoSuchElementException if the timeframe has no data end
   */
  public ModelBuilder(Policy policy, Timeframe time, SimulationSettings settings) {
    this.policy = policy;
    this.time = time;
    this.settings = settings;
    this.asOf = time.asOf().orElseThrow();
    this.lastKnown = time.lastKnownYear().orElseThrow();
  }

  /** The model, and where the donors of each projected cell came from. */
  public record Built(Model model, List<PoolRow> pools) {}

  /** How many donors a projected cell has, and from how wide around. */
  public record PoolRow(ProjectedCell cell, String level, int donors) {}

  /** A model of a cohort and its projection. */
  public Built build(Roster roster, Projection projection) {
    Economy economy =
        new Economy(
            List.copyOf(policy.indices().values()),
            settings.seed(),
            roster.firstYear().orElse(lastKnown),
            lastKnown,
            time.to(),
            settings.isFrozen(UncertaintySource.ECONOMY)
                ? Economy.Course.FROZEN
                : Economy.Course.DRAWN);
    List<Component> components = Component.of(policy);
    PlanBuilder plans =
        new PlanBuilder(policy, roster, components, economy, settings, asOf, lastKnown);
    List<ProgrammePlan> programmes = plans.plans();
    RosterCells cells = new RosterCells(policy, roster);
    UnitBuilder units =
        new UnitBuilder(
                roster,
                components,
                programmes,
                time.from(),
                asOf,
                groups(roster, cells.years(), components))
            .withCohort();
    List<PoolRow> pools = arrivals(roster, programmes, cells, projection, units);
    Shard whole = new Shard(roster, units.build(), Ahead.nobody(programmes.size()));
    Lots lots = units.lots();
    Model model =
        new Model(
            settings.seed(),
            time.from(),
            time.to(),
            lastKnown,
            asOf,
            whole,
            new int[1],
            lots,
            Rounds.of(lots, projection),
            programmes,
            values(cells, projection),
            projection.intensities(settings.seed(), frozen()),
            economy,
            plans.limits(),
            policy.rules().size(),
            policy.districts().size(),
            settings.frozen(),
            byDistrict(),
            Heads.of(policy, roster),
            Model.Span.NONE);
    return new Built(model.dividedFor(settings.replicates(), settings.broadcastLimit()), pools);
  }

  private List<DonorGroups> groups(Roster roster, int[] years, List<Component> components) {
    int recent = settings.donorVintages();
    return components.stream()
        .map(component -> DonorGroups.of(roster, years, component, lastKnown, recent))
        .toList();
  }

  /** Every rule on request, else those whose costs city and districts split. */
  private boolean[] byDistrict() {
    boolean all = settings.extras().contains(SimulationExtra.BY_DISTRICT);
    boolean[] kept = new boolean[policy.rules().size()];
    for (int rule = 0; rule < kept.length; rule++) {
      kept[rule] = all || policy.splitOf(policy.rules().get(rule)).isPresent();
    }
    return kept;
  }

  private Set<Source> frozen() {
    Set<Source> frozen = EnumSet.noneOf(Source.class);
    if (settings.isFrozen(UncertaintySource.ARRIVALS)) {
      frozen.add(Source.ARRIVALS);
    }
    if (settings.isFrozen(UncertaintySource.PROJECTION)) {
      frozen.add(Source.PROJECTION);
    }
    return frozen;
  }

  private List<PoolRow> arrivals(
      Roster roster,
      List<ProgrammePlan> plans,
      RosterCells cells,
      Projection projection,
      UnitBuilder units) {
    int[] years = cells.years();
    int vintages = settings.donorVintages();
    DonorPools donors =
        new DonorPools(
            roster.ids(),
            cells.cells(),
            years,
            vintages,
            new ObservedYears(roster, years, lastKnown).lastVintages(plans, vintages),
            settings.recency().doubleValue());
    List<PoolRow> rows = new ArrayList<>();
    for (int c = 0; c < projection.cells().size(); c++) {
      ProjectedCell cell = projection.cells().get(c);
      DonorPools.DonorPool pool = donors.of(cell.cell());
      rows.add(new PoolRow(cell, pool.level().id(), pool.donors().length));
      Donors ofCell = Donors.of(pool.shares());
      OpenDays open = projection.open(cell.cell().programme()).after(asOf);
      for (int year : projection.years()) {
        if (cell.mean(year) > 0) {
          units.arrivals(c, cells.programme(cell.cell()), year, open, pool, ofCell);
        }
      }
    }
    return rows;
  }

  private static CellValues values(RosterCells cells, Projection projection) {
    List<ProjectedCell> all = projection.cells();
    return new CellValues(
        cells.slots(),
        all.stream().map(cell -> cells.codes(cell.cell())).toArray(double[][]::new),
        all.stream().mapToLong(cell -> Draws.entity(cell.cell().key())).toArray());
  }
}
