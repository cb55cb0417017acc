package org.outlay.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the control block. */
record ControlReader(Problems problems) {
  private static final BigDecimal MOST = new BigDecimal("100000");
  private static final int QUARTERS = 4;
  private static final String ALLOWED = "12 shares by month or 4 by quarter that add up to 1";

  ControlSettings read(Section section) {
    Map<String, List<Double>> profiles = new LinkedHashMap<>();
    section
        .find("profile")
        .ifPresent(
            all -> {
              all.keys().forEach(rule -> shares(all, rule).ifPresent(s -> profiles.put(rule, s)));
              all.done();
            });
    OptionalDouble concentration =
        section.findDecimal("concentration", BigDecimal.ONE, MOST).stream()
            .mapToDouble(BigDecimal::doubleValue)
            .findFirst();
    section.done();
    return new ControlSettings(profiles, concentration);
  }

  private Optional<List<Double>> shares(Section all, String rule) {
    List<String> written = all.texts(rule);
    List<BigDecimal> shares = new ArrayList<>();
    try {
      written.forEach(text -> shares.add(new BigDecimal(text)));
    } catch (NumberFormatException e) {
      shares.clear();
    }
    boolean right =
        (shares.size() == ControlSettings.MONTHS || shares.size() == QUARTERS)
            && shares.stream().allMatch(share -> share.signum() >= 0)
            && shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.ONE)
                == 0;
    if (!right) {
      problems.add(
          Problem.user("bad-profile", all.locationOf(rule), "a year's profile cannot be read")
              .withValue(String.join(", ", written))
              .withAllowed(ALLOWED));
      return Optional.empty();
    }
    int months = ControlSettings.MONTHS / shares.size();
    List<Double> byMonth = new ArrayList<>();
    for (BigDecimal share : shares) {
      for (int month = 0; month < months; month++) {
        byMonth.add(share.doubleValue() / months);
      }
    }
    return Optional.of(byMonth);
  }
}
