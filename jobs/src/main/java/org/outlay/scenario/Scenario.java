package org.outlay.scenario;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Leaf;
import org.outlay.policy.Overrides;
import org.outlay.problem.Location;

/**
 * A scenario, resolved: includes and {@code --set} laid over, paths relative to the file that gives
 * them.
 *
 * @param name names the folder of its results
 * @param description empty when none is given
 * @param file as the user wrote it
 * @param policy folder of the policy
 * @param asOf last day that the data know; commands that look ahead demand it
 * @param plan years of the rolling plan
 * @param overrides what it changes in the policy, not yet checked against it
 * @param resolved every value with its file and line, in written order
 */
public record Scenario(
    String name,
    String description,
    Path file,
    Path policy,
    Inputs inputs,
    Optional<LocalDate> asOf,
    Horizon horizon,
    Horizon plan,
    SimulationSettings simulation,
    ProjectionSettings projection,
    Behaviour behaviour,
    ControlSettings control,
    Overrides overrides,
    List<Leaf> resolved) {
  public Scenario {
    resolved = List.copyOf(resolved);
  }

  /** The same with a horizon that ends earlier. */
  public Scenario until(int year) {
    return new Scenario(
        name,
        description,
        file,
        policy,
        inputs,
        asOf,
        new Horizon(horizon.from(), year),
        plan,
        simulation,
        projection,
        behaviour,
        control,
        overrides,
        resolved);
  }

  /** Where a key, or one below it, was set; the file if nowhere. */
  public Location location(String path) {
    return resolved.stream()
        .filter(leaf -> leaf.path().equals(path) || leaf.path().startsWith(path + "."))
        .findFirst()
        .map(Leaf::location)
        .orElse(Location.of(file.toString()));
  }
}
