package org.outlay.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.outlay.schema.Labels;

/**
 * Codes of the government's budget that rules may name.
 *
 * @param functions labels by code of the functional classification, in file order
 * @param economics labels by code of the economic classification
 * @param assumption why the choice of codes is one, empty when a budget states them
 */
public record Classification(
    Map<String, Labels> functions, Map<String, Labels> economics, Optional<Labels> assumption) {
  /** Of a policy that declares no codes. */
  public static final Classification NONE =
      new Classification(Map.of(), Map.of(), Optional.empty());

  public Classification {
    functions = Collections.unmodifiableMap(new LinkedHashMap<>(functions));
    economics = Collections.unmodifiableMap(new LinkedHashMap<>(economics));
  }
}
