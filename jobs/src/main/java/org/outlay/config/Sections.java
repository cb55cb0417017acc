package org.outlay.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigResolveOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/** Makes sections: parse, lay over, resolve. */
final class Sections {
  private Sections() {}

  static Section read(Path file, Path within, List<String> sets, Problems problems) {
    Origins origins = new Origins();
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    HoconReader reader = new HoconReader(IncludeRule.within(within, folder), origins, problems);
    Optional<ConfigObject> read = reader.read(file);
    for (String set : sets) {
      Optional<ConfigObject> over = setting(set, reader, problems);
      read = read.map(base -> over.map(o -> o.withFallback(base)).orElse(base));
    }
    return resolve(read, file.toString(), reader, origins, problems);
  }

  static Section parse(String text, String name, Problems problems) {
    Origins origins = new Origins();
    HoconReader reader = new HoconReader(new IncludeRule(List.of()), origins, problems);
    return resolve(reader.parse(text, name), name, reader, origins, problems);
  }

  private static Section resolve(
      Optional<ConfigObject> read,
      String name,
      HoconReader reader,
      Origins origins,
      Problems problems) {
    if (read.isPresent()) {
      try {
        // Environment variables would make a run depend on who starts it.
        ConfigObject resolved =
            read.get().toConfig().resolve(ConfigResolveOptions.noSystem()).root();
        return Section.top(resolved, name, origins, problems);
      } catch (ConfigException e) {
        problems.add(SyntaxProblem.unresolved(e, name, origins));
        origins.miss(reader.words());
      }
    }
    return Section.standIn(Location.of(name), "", origins, problems);
  }

  private static Optional<ConfigObject> setting(String set, HoconReader reader, Problems problems) {
    String name = "--set " + set;
    Problems found = new Problems();
    Outline outline = Outline.of(set, name, "", found);
    boolean one = outline.statements() == 1 && outline.inclusions().isEmpty();
    if (!one || set.indexOf('=') < 1) {
      problems.add(
          Problem.user("bad-set", Location.of(name), "--set takes one key=value")
              .withValue(set)
              .withAllowed("--set horizon.to=2026"));
      return Optional.empty();
    }
    return reader.parse(set, name);
  }
}
