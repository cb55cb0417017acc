package org.outlay.projection;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.outlay.scenario.ProjectionSettings;

/** What a planner's overrides make of a programme's expected counts. */
final class Plans {
  private final ProjectionSettings.@Nullable Plan whole;
  private final Mixture mixture;
  private final Map<String, Double> districts = new HashMap<>();

  Plans(ProjectionSettings settings, String programme, Mixture mixture, CellShares shares) {
    this.whole = settings.programmes().get(programme);
    this.mixture = mixture;
    for (int c = 0; c < shares.shares().length; c++) {
      districts.merge(shares.cells().get(c).district(), shares.shares()[c], Double::sum);
    }
  }

  /** What the expected count of a district and year is multiplied by. */
  double factor(String district, int year, int offset) {
    if (whole == null) {
      return 1;
    }
    ProjectionSettings.Plan part = whole.districts().get(district);
    double takeUp = pick(part == null ? OptionalDouble.empty() : part.takeUp(), whole.takeUp(), 1);
    return level(part, district) * growth(part, offset) * takeUp * open(whole, year);
  }

  /** Whether a planner says how many applications a district has. */
  boolean levels(String district) {
    return whole != null
        && whole.districts().containsKey(district)
        && whole.districts().get(district).level().isPresent();
  }

  /** Of the first year: a district's own level, or its share of the programme's. */
  private double level(ProjectionSettings.@Nullable Plan part, String district) {
    if (part != null && part.level().isPresent()) {
      return part.level().getAsDouble() / (mixture.mean(1) * districts.getOrDefault(district, 1.0));
    }
    OptionalDouble level = whole == null ? OptionalDouble.empty() : whole.level();
    return level.isPresent() ? level.getAsDouble() / mixture.mean(1) : 1;
  }

  /** Replaces the trend since the first year. */
  private double growth(ProjectionSettings.@Nullable Plan part, int offset) {
    OptionalDouble own = part == null ? OptionalDouble.empty() : part.growth();
    OptionalDouble growth = own.isPresent() || whole == null ? own : whole.growth();
    return growth.isPresent()
        ? StrictMath.pow(1 + growth.getAsDouble(), offset)
            * mixture.mean(1)
            / mixture.mean(offset + 1)
        : 1;
  }

  private static double pick(OptionalDouble first, OptionalDouble second, double otherwise) {
    return first.isPresent() ? first.getAsDouble() : second.orElse(otherwise);
  }

  /** Share of the year's days that are open for applications. */
  private static double open(ProjectionSettings.Plan whole, int year) {
    return OpenDays.of(whole).share(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
  }
}
