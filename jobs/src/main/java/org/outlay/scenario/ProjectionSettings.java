package org.outlay.scenario;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How new applications are projected, and what a planner knows better.
 *
 * @param models names of the models that may be used; empty for all
 * @param fromYear first year of history used, empty for all of it
 * @param given what happens in the programmes and years that given applications cover
 * @param programmes overrides by programme
 */
public record ProjectionSettings(
    List<String> models, Optional<Integer> fromYear, Given given, Map<String, Plan> programmes) {
  /** What a scenario without a projection block means. */
  public static final ProjectionSettings DEFAULT =
      new ProjectionSettings(List.of(), Optional.empty(), Given.REPLACE, Map.of());

  public ProjectionSettings {
    models = List.copyOf(models);
    programmes = Map.copyOf(programmes);
  }

  /** Given applications and the projection. */
  public enum Given {
    /** Given applications replace the projection of the programmes and years that they cover. */
    REPLACE,
    /** They come on top. */
    ADD
  }

  /**
   * Overrides of a programme, or of one of its districts.
   *
   * @param level expected applications in the first projected year
   * @param growth yearly growth after it
   * @param takeUp share of the expected applications that are made
   * @param start no applications before this day
   * @param stop none after this day
   * @param places most applications of a calendar year, those given or known included
   * @param districts overrides of districts, which have none of their own
   */
  public record Plan(
      OptionalDouble level,
      OptionalDouble growth,
      OptionalDouble takeUp,
      Optional<LocalDate> start,
      Optional<LocalDate> stop,
      OptionalInt places,
      Map<String, Plan> districts) {
    public Plan {
      districts = Map.copyOf(districts);
    }

    /** Whether applications come as the plan says, whatever has been seen of a year. */
    public boolean saysHowMany() {
      return level.isPresent()
          || takeUp.isPresent()
          || start.isPresent()
          || stop.isPresent()
          || !districts.isEmpty();
    }
  }
}
