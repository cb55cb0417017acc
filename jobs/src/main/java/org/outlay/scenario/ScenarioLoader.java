package org.outlay.scenario;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.outlay.config.Section;
import org.outlay.policy.Overrides;
import org.outlay.problem.Faults;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/**
 * Reads a scenario file and checks all of it that can be checked without its policy and its inputs.
 */
public final class ScenarioLoader {
  /** The name becomes a folder, on any file system and in any shell. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,99}");

  /** No key of a scenario: the file as such. */
  public static final String WHOLE = "";

  /** The block of the inputs. */
  public static final String INPUTS = "inputs";

  private static final int PLAN_YEARS = 3;

  private final Path file;
  private final Section top;
  private final Problems problems;
  private final Faults faults;

  private ScenarioLoader(Path file, Section top, Problems problems, Faults faults) {
    this.file = file;
    this.top = top;
    this.problems = problems;
    this.faults = faults;
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
    return load(file, sets, problems, new Faults(problems));
  }

  /**
   * The same.
   *
   * @param faults is told in which blocks there are errors, of their own by their key; {@link
   *     #WHOLE} where it cannot be known which block is not as it is meant
   */
  public static Scenario load(Path file, List<String> sets, Problems problems, Faults faults) {
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    Section top = faults.watch(WHOLE, () -> Section.read(file, folder, sets, problems));
    if (top.keys().isEmpty()) {
      problems.throwIfErrors();
    }
    return new ScenarioLoader(file, top, problems, faults).scenario();
  }

  private Scenario scenario() {
    String name = name();
    String description = top.findText("description").orElse("");
    Optional<Path> policy = new PolicyFolder(problems).find(top);
    InputReader inputs = new InputReader(problems);
    Section inputSection = faults.watch(INPUTS, () -> top.section(INPUTS));
    Inputs files = faults.watch(INPUTS, () -> inputs.files(inputSection));
    Optional<LocalDate> asOf = faults.watch(INPUTS, () -> inputs.asOf(inputSection));
    faults.watch(INPUTS, inputSection::done);
    Horizon horizon = faults.watch("horizon", () -> horizon(top.section("horizon")));
    Horizon plan = plan(top.find("plan"), horizon);
    SimulationSettings simulation =
        block("simulation", new SimulationReader(problems)::read, SimulationSettings.DEFAULT);
    Overrides overrides =
        new Overrides(
            block("parameters"),
            block("funds"),
            block("indices"),
            block("limits"),
            block("payments"));
    ProjectionSettings projection =
        block("projection", new ProjectionReader(problems)::read, ProjectionSettings.DEFAULT);
    Behaviour behaviour = block("behaviour", BehaviourReader::read, Behaviour.DEFAULT);
    ControlSettings control =
        block("control", new ControlReader(problems)::read, ControlSettings.DEFAULT);
    faults.watch(WHOLE, top::done);
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

  private Optional<Section> block(String key) {
    return faults.watch(key, () -> top.find(key));
  }

  private <T> T block(String key, Function<Section, T> read, T otherwise) {
    return faults.watch(key, () -> top.find(key).map(read).orElse(otherwise));
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
