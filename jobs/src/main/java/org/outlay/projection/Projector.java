package org.outlay.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.outlay.draw.GammaCourse;
import org.outlay.scenario.ProjectionSettings;

/** Projects a history under a planner's settings. */
public final class Projector {
  private final History history;
  private final ProjectionSettings settings;
  private final Pooled pooled;
  private final Map<String, Mixture> mixtures = new TreeMap<>();

  /** Fits all programmes of a history. */
  public Projector(History history, ProjectionSettings settings) {
    this.history = history;
    this.settings = settings;
    this.pooled = Pooled.of(history.series());
    for (String programme : history.programmes()) {
      mixtures.put(programme, Mixture.of(history.series(programme), models(settings), pooled));
    }
  }

  static List<CountModel> models(ProjectionSettings settings) {
    return Arrays.stream(CountModel.values())
        .filter(model -> settings.models().isEmpty() || settings.models().contains(model.id()))
        .toList();
  }

  /** Mixtures by programme. */
  Map<String, Mixture> mixtures() {
    return mixtures;
  }

  /** A programme and year whose applications are given. */
  public record Covered(String programme, int year) {}

  /**
   * Expected applications of the years after the history, up to {@code lastYear}.
   *
   * @param given programmes and years that given applications cover
   */
  public Projection project(int lastYear, Set<Covered> given) {
    Set<Covered> covered = settings.given() == ProjectionSettings.Given.REPLACE ? given : Set.of();
    int firstYear = history.to() + 1;
    CityNoise city = pooled.city();
    List<ProjectedCell> cells = new ArrayList<>();
    List<Projection.ModelWeight> models = new ArrayList<>();
    Map<String, ProgrammeFactors.Programme> factors = new TreeMap<>();
    for (Map.Entry<String, Mixture> entry : mixtures.entrySet()) {
      Mixture mixture = entry.getValue();
      CellShares shares = CellShares.of(history, entry.getKey());
      Plans plans = new Plans(settings, entry.getKey(), mixture, shares);
      double own = Math.max(0, mixture.overdispersion() - city.variance() - shares.together());
      for (int m = 0; m < mixture.weights().length; m++) {
        models.add(
            new Projection.ModelWeight(
                entry.getKey(),
                mixture.models().get(m).id(),
                mixture.weights()[m],
                mixture.scores()[m]));
      }
      factors.put(
          entry.getKey(),
          factors(mixture, own, error(mixture, own, entry.getKey()), shares, firstYear, lastYear));
      for (int c = 0; c < shares.cells().size(); c++) {
        Cell cell = shares.cells().get(c);
        double[] means = new double[Math.max(0, lastYear - firstYear + 1)];
        for (int offset = 0; offset < means.length; offset++) {
          double plain = mixture.mean(offset + 1) * shares.shares()[c];
          double planned =
              covered.contains(new Covered(cell.programme(), firstYear + offset))
                  ? 0
                  : plans.factor(cell.district(), firstYear + offset, offset);
          means[offset] = plain * planned;
        }
        double dispersion = (1 + city.predicted()) * (1 + own) * (1 + shares.overdispersion()) - 1;
        cells.add(new ProjectedCell(cell, firstYear, means, dispersion, shares.share(c, plans)));
      }
    }
    return new Projection(
        firstYear,
        Math.max(lastYear, firstYear - 1),
        cells,
        models,
        new ProgrammeFactors(city, factors),
        Map.of(),
        settings.programmes().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, plan -> OpenDays.of(plan.getValue()))));
  }

  /**
   * Squared coefficient of variation of what the part of a programme's overdispersion that is its
   * own is in truth. At most 1: more than that a few years do not say of a variance.
   */
  private double error(Mixture mixture, double own, String programme) {
    double[] counts = history.series(programme);
    double spread = Dispersion.errorVariance(counts, mixture.overdispersion(), CommonFactor.FITTED);
    return own == 0 ? 0 : Math.min(1, spread / (own * own));
  }

  private static ProgrammeFactors.Programme factors(
      Mixture mixture,
      double yearVariance,
      double yearVarianceError,
      CellShares shares,
      int firstYear,
      int lastYear) {
    int years = Math.max(0, lastYear - firstYear + 1);
    int models = mixture.fits().size();
    double[][] means = new double[models][years];
    double[][] slopes = new double[models][years];
    double[] levels = new double[models];
    double[] commonLevels = new double[models];
    double[] common = new double[models];
    GammaCourse[][] courses = new GammaCourse[models][years];
    for (int m = 0; m < models; m++) {
      Fit fit = mixture.fits().get(m);
      levels[m] = fit.levelSd();
      commonLevels[m] = fit.commonLevel();
      common[m] = fit.common();
      for (int offset = 0; offset < years; offset++) {
        means[m][offset] = fit.mean(offset + 1) / mixture.mean(offset + 1);
        slopes[m][offset] = fit.turnedBy(offset + 1);
        courses[m][offset] = GammaCourse.of(fit.parameterSpread(offset + 1));
      }
    }
    return new ProgrammeFactors.Programme(
        yearVariance,
        yearVarianceError,
        shares.overdispersion(),
        shares.together(),
        mixture.weights(),
        means,
        levels,
        slopes,
        commonLevels,
        common,
        courses,
        ProgrammeFactors.Programme.Known.NOTHING);
  }
}
