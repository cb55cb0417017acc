package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the simulation block. */
record SimulationReader(Problems problems) {
  private static final String AUTO = "auto";
  private static final BigDecimal LEAST_TOLERANCE = new BigDecimal("0.0001");
  private static final BigDecimal MOST_TOLERANCE = new BigDecimal("0.5");
  private static final BigDecimal LEAST_RECENCY = new BigDecimal("0.01");
  private static final long LEAST_LIMIT = 16 << 10;
  private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");

  SimulationSettings read(Section section) {
    SimulationSettings usual = SimulationSettings.DEFAULT;
    boolean auto = section.texts("replicates").equals(List.of(AUTO));
    SimulationSettings settings =
        new SimulationSettings(
            auto ? usual.replicates() : replicates(section),
            auto ? SimulationSettings.Stop.WITHIN_TOLERANCE : SimulationSettings.Stop.GIVEN,
            section.findLong("seed", 0, Long.MAX_VALUE).orElse(usual.seed()),
            section
                .findDecimal("tolerance", LEAST_TOLERANCE, MOST_TOLERANCE)
                .orElse(usual.tolerance()),
            section.findDecimal("breach", LEAST_TOLERANCE, MOST_TOLERANCE).orElse(usual.breach()),
            frozen(section),
            ceilings(section),
            section.findInteger("donor-vintages", 1, 50).orElse(usual.donorVintages()),
            section.findDecimal("recency", LEAST_RECENCY, BigDecimal.ONE).orElse(usual.recency()),
            section.findBytes("broadcast-limit", LEAST_LIMIT).orElse(usual.broadcastLimit()),
            extras(section));
    section.done();
    return settings;
  }

  private static int replicates(Section section) {
    return section
        .findInteger("replicates", 1, SimulationSettings.MOST_REPLICATES)
        .orElse(SimulationSettings.DEFAULT.replicates());
  }

  private Set<UncertaintySource> frozen(Section section) {
    Set<UncertaintySource> frozen = EnumSet.noneOf(UncertaintySource.class);
    for (Leaf written : section.located("freeze")) {
      UncertaintySource.find(written.value())
          .ifPresentOrElse(frozen::add, () -> problems.add(unknown(written)));
    }
    return frozen;
  }

  private static Set<SimulationExtra> extras(Section section) {
    Set<SimulationExtra> extras = EnumSet.noneOf(SimulationExtra.class);
    for (SimulationExtra extra : SimulationExtra.values()) {
      if (section.findTruth(extra.id()).orElse(false)) {
        extras.add(extra);
      }
    }
    return extras;
  }

  private static Problem unknown(Leaf written) {
    return Problem.user("unknown-source", written.location(), "no such source of uncertainty")
        .withValue(written.value())
        .withAllowed(String.join(", ", UncertaintySource.ids()))
        .withRemedy(NearestName.suggestion(written.value(), UncertaintySource.ids()));
  }

  private static Map<String, BigDecimal> ceilings(Section section) {
    Map<String, BigDecimal> ceilings = new LinkedHashMap<>();
    section
        .find("ceilings")
        .ifPresent(
            all -> {
              all.keys()
                  .forEach(
                      rule -> ceilings.put(rule, all.decimal(rule, BigDecimal.ZERO, MOST_YUAN)));
              all.done();
            });
    return ceilings;
  }
}
