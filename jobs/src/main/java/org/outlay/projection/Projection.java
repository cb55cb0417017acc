package org.outlay.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.outlay.projection.Projector.Covered;
import org.outlay.scenario.ProjectionSettings;

/**
 * The expected applications of coming years and how unsure they are.
 *
 * @param firstYear first projected year
 * @param lastYear last projected year; before the first when nothing is projected
 * @param cells in the order of their names
 * @param models of each programme, with weights and scores
 * @param places most applications that a programme can have in a year, where there is a most; the
 *     cells' expected counts are those of the applications that would come without it
 * @param open days on which a programme's applications are approved, where a planner says so
 */
public record Projection(
    int firstYear,
    int lastYear,
    List<ProjectedCell> cells,
    List<ModelWeight> models,
    ProgrammeFactors factors,
    Map<Covered, Integer> places,
    Map<String, OpenDays> open) {
  private static final int SAMPLE = 400;

  public Projection {
    cells = List.copyOf(cells);
    models = List.copyOf(models);
    places = Map.copyOf(places);
    open = Map.copyOf(open);
  }

  /** How much a model counts in a programme's projection. */
  public record ModelWeight(String programme, String model, double weight, double crps) {}

  /** Nothing is projected. */
  public static Projection none(int firstYear) {
    return new Projection(
        firstYear,
        firstYear - 1,
        List.of(),
        List.of(),
        ProgrammeFactors.none(),
        Map.of(),
        Map.of());
  }

  /**
   * The same with a part only of the first year, in which a part has been seen already.
   *
   * @param seen by programme; a programme that is missing has all of the year to come
   * @param settings whose level, days or take-up of a programme stand, whatever has been seen
   * @param asOf last day that has been seen
   */
  public Projection withFirstYear(
      Map<String, Nowcast.Seen> seen, ProjectionSettings settings, LocalDate asOf) {
    if (seen.isEmpty() || lastYear < firstYear) {
      return this;
    }
    Map<String, Double> expected =
        cells.stream()
            .collect(
                Collectors.groupingBy(
                    cell -> cell.cell().programme(),
                    Collectors.summingDouble(cell -> cell.mean(firstYear))));
    Map<String, double[]> times = new HashMap<>();
    Map<String, ProgrammeFactors.Programme> known = new HashMap<>(factors.byProgramme());
    expected.forEach(
        (programme, count) -> {
          Nowcast nowcast =
              new Nowcast(
                  seen.getOrDefault(programme, Nowcast.Seen.NOTHING),
                  count,
                  Nowcast.Open.of(open.getOrDefault(programme, OpenDays.ALL), asOf));
          ProjectionSettings.Plan plan = settings.programmes().get(programme);
          // Where others are given for the year nothing was expected that could surprise.
          boolean stands = count == 0 || (plan != null && plan.saysHowMany());
          ProgrammeFactors.Programme own = factors.of(programme);
          times.put(
              programme,
              stands
                  ? nowcast.asExpected(years().length)
                  : nowcast.factors(own, factors.city(), years().length));
          if (!stands) {
            known.put(programme, own.knowing(nowcast.known(own, factors.city())));
          }
        });
    Projection moved =
        times(
            cells.stream()
                .map(cell -> Objects.requireNonNull(times.get(cell.cell().programme())))
                .toArray(double[][]::new));
    return new Projection(
        firstYear,
        lastYear,
        moved.cells,
        models,
        new ProgrammeFactors(factors.city(), known),
        places,
        open);
  }

  /**
   * The same with other expected counts.
   *
   * @param factors by cell and projected year
   */
  public Projection times(double[][] factors) {
    List<ProjectedCell> scaled = new ArrayList<>();
    for (int c = 0; c < factors.length; c++) {
      scaled.add(cells.get(c).times(factors[c]));
    }
    return new Projection(firstYear, lastYear, scaled, models, this.factors, places, open);
  }

  /**
   * The same with as many places as a planner gives and others leave.
   *
   * @param taken places of a year that given or known applications have
   */
  public Projection withPlaces(ProjectionSettings settings, Map<Covered, Integer> taken) {
    Map<Covered, Integer> left = new HashMap<>();
    settings
        .programmes()
        .forEach(
            (programme, plan) -> {
              for (int year = firstYear; plan.places().isPresent() && year <= lastYear; year++) {
                Covered key = new Covered(programme, year);
                int most = plan.places().getAsInt() - taken.getOrDefault(key, 0);
                left.put(key, Math.max(0, most));
              }
            });
    return new Projection(firstYear, lastYear, cells, models, factors, left, open);
  }

  /** Days on which a programme's applications are approved. */
  public OpenDays open(String programme) {
    return open.getOrDefault(programme, OpenDays.ALL);
  }

  /** Places of a programme and year; empty where there is no limit. */
  public OptionalInt places(String programme, int year) {
    Integer most = places.get(new Covered(programme, year));
    return most == null ? OptionalInt.empty() : OptionalInt.of(most);
  }

  /**
   * Applications of a cell that can be expected to find a place.
   *
   * @param sample as of {@link #sample}
   */
  public double expected(Intensities.Block sample, int cell, int year) {
    double mean = cells.get(cell).mean(year);
    boolean limited = places(cells.get(cell).cell().programme(), year).isPresent();
    return limited && mean > 0 ? Arrays.stream(sample.of(cell, year)).average().orElse(0) : mean;
  }

  public int[] years() {
    return IntStream.rangeClosed(firstYear, lastYear).toArray();
  }

  /** Draws of the cells' intensities. */
  public Intensities intensities(long seed, Set<Source> frozen) {
    return new DrawnIntensities(this, seed, frozen);
  }

  /** Levels of the quantiles that are shown. */
  public static final List<Double> LEVELS = List.of(0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95);

  /** {@value #SAMPLE} drawn intensities of every cell, everything varying, places respected. */
  public Intensities.Block sample(long seed) {
    return new PlacedBlock(this, intensities(seed, Set.of()).block(0, SAMPLE), SAMPLE);
  }

  /**
   * Quantiles at {@link #LEVELS} of the applications of a cell that find a place.
   *
   * @param sample as of {@link #sample}
   */
  public List<Integer> quantiles(Intensities.Block sample, int cell, int year) {
    // The intensities respect the places; a Poisson count around them need not.
    int most = places(cells.get(cell).cell().programme(), year).orElse(Integer.MAX_VALUE);
    return CountQuantiles.of(sample.of(cell, year), LEVELS).stream()
        .map(count -> Math.min(count, most))
        .toList();
  }
}
