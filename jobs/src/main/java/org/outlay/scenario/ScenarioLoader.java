package org.outlay.scenario;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.outlay.config.Section;
import org.outlay.policy.Overrides;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/**
 * Reads a scenario file and checks all of it that can be checked without its policy and its inputs.
 */
public final class ScenarioLoader {
  /** The name becomes a folder, on any file system and in any shell. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  private static final int PLAN_YEARS = 3;

  private final Path file;
  private final Section top;
  private final Problems problems;

  private ScenarioLoader(Path file, Section top, Problems problems) {
    this.file = file;
    this.top = top;
    this.problems = problems;
  }

  /**
   * Reads a scenario, what it includes, and the settings of the command line, of which each wins
   * over the one before. Returns a scenario even if some values are wrong, so that the policy's
   * problems can be found in the same go; the caller stops at {@link Problems#throwIfErrors} before
   * using it.
   *
   * @param sets texts {@code key=value}
   * @throws org.outlay.problem.ProblemException if the file cannot be read or its policy folder
   *     cannot be used
   */
  public static Scenario load(Path file, List<String> sets, Problems problems) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Section top = Section.read(file, folder, sets, problems);
    if (top.keys().isEmpty()) {
      problems.throwIfErrors();
    }
    return new ScenarioLoader(file, top, problems).scenario();
  }

  private Scenario scenario() {
    String name = name();
    String description = top.findText("description").orElse("");
    Optional<Path> policy = new PolicyFolder(problems).find(top);
    InputReader inputs = new InputReader(problems);
    Section inputSection = top.section("inputs");
    Inputs files = inputs.files(inputSection);
    Optional<LocalDate> asOf = inputs.asOf(inputSection);
    inputSection.done();
    Horizon horizon = horizon(top.section("horizon"));
    Horizon plan = plan(top.find("plan"), horizon);
    SimulationSettings simulation =
        top.find("simulation")
            .map(new SimulationReader(problems)::read)
            .orElse(SimulationSettings.DEFAULT);
    Overrides overrides =
        new Overrides(
            top.find("parameters"),
            top.find("funds"),
            top.find("indices"),
            top.find("limits"),
            top.find("payments"));
    ProjectionSettings projection =
        top.find("projection")
            .map(new ProjectionReader(problems)::read)
            .orElse(ProjectionSettings.DEFAULT);
    Behaviour behaviour =
        top.find("behaviour").map(BehaviourReader::read).orElse(Behaviour.DEFAULT);
    ControlSettings control =
        top.find("control").map(new ControlReader(problems)::read).orElse(ControlSettings.DEFAULT);
    top.done();
    return policy
        .map(
            folder ->
                new Scenario(
                    name,
                    description,
                    file,
                    folder,
                    files,
                    asOf,
                    horizon,
                    plan,
                    simulation,
                    projection,
                    behaviour,
                    control,
                    overrides,
                    top.leaves()))
        .orElseThrow(this::refused);
  }

  private ProblemException refused() {
    return new ProblemException(problems.all());
  }

  private String name() {
    String name = top.text("name");
    if (!name.isEmpty() && !NAME.matcher(name).matches()) {
      problems.add(
          Problem.user("bad-name", top.locationOf("name"), "the name cannot name a folder")
              .withValue(name)
              .withAllowed("letters, digits, - _ . (not first), at most 100"));
    }
    return name;
  }

  private Horizon horizon(Section section) {
    OptionalInt from = year(section, "from");
    OptionalInt to = year(section, "to");
    section.done();
    if (from.isEmpty() || to.isEmpty()) {
      return new Horizon(Horizon.EARLIEST, Horizon.LATEST);
    }
    int first = Math.min(from.getAsInt(), to.getAsInt());
    int last = Math.max(from.getAsInt(), to.getAsInt());
    if (first != from.getAsInt()) {
      problems.add(
          Problem.user("bad-horizon", section.locationOf("to"), "the horizon ends before it begins")
              .withValue("from = " + last + ", to = " + first)
              .withRemedy("write from = " + first + ", to = " + last));
    }
    return new Horizon(first, last);
  }

  /**
   * Three years, fewer where the horizon ends before; from its first year unless told otherwise.
   */
  private Horizon plan(Optional<Section> section, Horizon horizon) {
    OptionalInt from = OptionalInt.empty();
    if (section.isPresent()) {
      from = section.get().findInteger("from", Horizon.EARLIEST, Horizon.LATEST);
      section.get().done();
    }
    if (from.isPresent() && !horizon.contains(from.getAsInt())) {
      problems.add(
          Problem.user(
                  "bad-plan-year",
                  section.get().locationOf("from"),
                  "the plan begins outside the horizon")
              .withValue(Integer.toString(from.getAsInt()))
              .withAllowed(horizon.from() + " to " + horizon.to()));
      return horizon.next(horizon.from(), PLAN_YEARS);
    }
    return horizon.next(from.orElse(horizon.from()), PLAN_YEARS);
  }

  private static OptionalInt year(Section section, String key) {
    return section.require(key)
        ? section.findInteger(key, Horizon.EARLIEST, Horizon.LATEST)
        : OptionalInt.empty();
  }
}
