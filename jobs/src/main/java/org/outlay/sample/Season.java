package org.outlay.sample;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;

/**
 * When in the year applications are approved.
 *
 * @param months {@link #STEPS} months; each has as many entries as its weight asks for
 * @param rounds whether the approvals of a programme and month are announced on one day
 */
record Season(List<Integer> months, boolean rounds) {
  static final int STEPS = 120;

  static Season of(Config config) {
    List<Double> weights = config.getDoubleList("months");
    double total = weights.stream().mapToDouble(Double::doubleValue).sum();
    List<Integer> months = new ArrayList<>(STEPS);
    double reached = 0;
    for (int month = 1; month <= weights.size(); month++) {
      reached += weights.get(month - 1);
      while (months.size() < Math.round(reached / total * STEPS)) {
        months.add(month);
      }
    }
    return new Season(List.copyOf(months), config.getString("announced").equals("round"));
  }
}
