package org.outlay.policy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outlay.config.Section;

/**
 * What a scenario changes in a policy, as written; checked against the catalogue when the policy is
 * loaded.
 *
 * @param parameters {@code <rule> { <parameter> = value | keyed | dated }}
 * @param funds {@code <fund> { appropriation, carry-over, calls }}
 * @param payments {@code <rule> = same-year | next-year}, instalments, a retained share or a lag
 * @param indices {@code <index> { path, after }}
 * @param limits {@code <rule> { <limit kind> = first-come | pro-rata }}
 */
public record Overrides(
    Optional<Section> parameters,
    Optional<Section> funds,
    Optional<Section> indices,
    Optional<Section> limits,
    Optional<Section> payments) {
  public static Overrides none() {
    return new Overrides(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What is no change of the policy: how the economy goes and when money is paid out. */
  public Overrides withoutPolicy() {
    return new Overrides(Optional.empty(), Optional.empty(), indices, Optional.empty(), payments);
  }

  /** Whether it changes the policy in any way. */
  public boolean changesPolicy() {
    return parameters.isPresent() || funds.isPresent() || limits.isPresent();
  }

  /** Rules whose amounts it changes. */
  public Set<String> changedRules() {
    return Stream.of(parameters, limits)
        .flatMap(Optional::stream)
        .flatMap(section -> section.keys().stream())
        .collect(Collectors.toSet());
  }

  /** The same, the parameters as the catalogue has them. */
  public Overrides withoutParameters() {
    return new Overrides(Optional.empty(), funds, indices, limits, payments);
  }
}
