package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.outlay.config.Section;

/** Reads the behaviour block. */
final class BehaviourReader {
  private static final String ELASTICITY = "elasticity";
  private static final BigDecimal MOST = new BigDecimal("5");

  private BehaviourReader() {}

  static Behaviour read(Section section) {
    Map<String, Double> programmes = new LinkedHashMap<>();
    section
        .find("programmes")
        .ifPresent(
            all ->
                all.children()
                    .forEach(
                        (name, one) -> {
                          one.findDecimal(ELASTICITY, BigDecimal.ZERO, MOST)
                              .ifPresent(value -> programmes.put(name, value.doubleValue()));
                          one.done();
                        }));
    double elasticity =
        section
            .findDecimal(ELASTICITY, BigDecimal.ZERO, MOST)
            .map(BigDecimal::doubleValue)
            .orElse(0.0);
    section.done();
    return new Behaviour(elasticity, programmes);
  }
}
