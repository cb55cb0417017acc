package org.outlay.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.outlay.config.Leaf;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Reads the inputs block. */
record InputReader(Problems problems) {
  /** Files, folders and globs made relative to the current folder; URIs as written. */
  Inputs files(Section inputs) {
    List<String> applications = paths(inputs, "applications");
    if (inputs.require("applications") && inputs.size("applications") == 0) {
      problems.add(
          Problem.user("empty-list", inputs.locationOf("applications"), "no applications are given")
              .withRemedy("name at least one file, folder or glob"));
    }
    return new Inputs(applications, paths(inputs, "annual-records"), paths(inputs, "actuals"));
  }

  Optional<LocalDate> asOf(Section inputs) {
    Optional<LocalDate> asOf = inputs.findDate("as-of");
    asOf.filter(day -> day.getYear() < Horizon.EARLIEST || day.getYear() > Horizon.LATEST)
        .ifPresent(
            day ->
                problems.add(
                    Problem.user(
                            "out-of-range", inputs.locationOf("as-of"), "as-of is out of range")
                        .withValue(day.toString())
                        .withAllowed(Horizon.EARLIEST + " to " + Horizon.LATEST)));
    return asOf;
  }

  private List<String> paths(Section inputs, String key) {
    List<String> paths = new ArrayList<>();
    for (Leaf written : inputs.located(key)) {
      Optional<String> path =
          RelativePath.isUri(written.value())
              ? Optional.of(written.value())
              : RelativePath.resolve(written, problems).map(Object::toString);
      path.ifPresent(p -> add(p, paths, written));
    }
    return paths;
  }

  private void add(String path, List<String> paths, Leaf written) {
    if (paths.contains(path)) {
      problems.add(
          Problem.user(
                  "duplicate-path", written.location(), "\"" + written.path() + "\" is named twice")
              .withValue(path)
              .withRemedy("name it once"));
      return;
    }
    paths.add(path);
  }
}
