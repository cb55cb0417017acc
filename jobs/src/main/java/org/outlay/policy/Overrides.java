package org.outlay.policy;

import java.util.Optional;
import org.outlay.config.Section;

/**
 * What a scenario changes in a policy, as written; checked against the catalogue when the policy is
 * loaded.
 *
 * @param parameters {@code <rule> { <parameter> = value | keyed | dated }}
 * @param funds {@code <fund> { appropriation, carry-over, calls }}
 * @param payments {@code <rule> = same-year | next-year}, instalments or a retained share
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

  /** The same, the parameters as the catalogue has them. */
  public Overrides withoutParameters() {
    return new Overrides(Optional.empty(), funds, indices, limits, payments);
  }
}
