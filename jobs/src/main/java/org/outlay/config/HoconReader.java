package org.outlay.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.outlay.problem.Location;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;

/**
 * Parses files and what they include into one unresolved object, and puts each problem on record.
 */
final class HoconReader {
  private final IncludeRule includes;
  private final Origins origins;
  private final Problems problems;
  private final List<String> texts = new ArrayList<>();

  HoconReader(IncludeRule includes, Origins origins, Problems problems) {
    this.includes = includes;
    this.origins = origins;
    this.problems = problems;
  }

  /** The file's object; empty after a problem with the whole file. */
  Optional<ConfigObject> read(Path file) {
    return read(file, "", List.of(), Location.of(file.toString()));
  }

  /** The object that a text such as that of {@code --set} gives. */
  Optional<ConfigObject> parse(String text, String name) {
    Problems seen = new Problems();
    Outline outline = Outline.of(text, name, "", seen);
    for (Outline.Inclusion inclusion : outline.inclusions()) {
      Location at = Origins.at(name, inclusion.line());
      problems.add(
          Problem.user("bad-include", at, "a text cannot include files")
              .withValue(inclusion.name()));
    }
    return parse(text, name, outline, seen, new Refusing(List.of()));
  }

  /** The words of all that was parsed. */
  Unread words() {
    return Unread.of(String.join("\n", texts));
  }

  private Optional<ConfigObject> read(Path file, String prefix, List<Path> chain, Location asker) {
    Optional<String> text = SourceFile.read(file, asker, problems);
    if (text.isEmpty()) {
      origins.miss(Unread.ANYTHING);
      return Optional.empty();
    }
    String name = file.toString();
    List<Path> longer = new ArrayList<>(chain);
    longer.add(file.toAbsolutePath().normalize());
    Problems seen = new Problems();
    Outline outline = Outline.of(text.get(), name, prefix, seen);
    List<ConfigObject> included =
        outline.inclusions().stream().map(i -> included(file, i, longer)).toList();
    return parse(text.get(), name, outline, seen, new Refusing(included));
  }

  private ConfigObject included(Path file, Outline.Inclusion inclusion, List<Path> chain) {
    Location asker = Location.of(file.toString(), inclusion.line());
    Optional<Path> target = includes.target(file, inclusion, chain, problems);
    if (target.isEmpty()) {
      origins.miss(Unread.ANYTHING);
    }
    return target
        .flatMap(found -> read(found, inclusion.parent(), chain, asker))
        .orElseGet(() -> ConfigFactory.empty().root());
  }

  /**
   * Parses what has been looked through.
   *
   * @param seen what is wrong with its outline; where the text cannot be parsed, what looks like a
   *     key that is set twice is most often a slip before it
   */
  private Optional<ConfigObject> parse(
      String text, String name, Outline outline, Problems seen, Refusing includer) {
    origins.add(name, outline);
    texts.add(text);
    if (outline.tooDeep()) {
      origins.miss(words());
      problems.add(Problem.user("too-deep", Location.of(name), "objects are nested too deeply"));
      return Optional.empty();
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setOriginDescription(name)
            .setIncluder(includer);
    try {
      ConfigObject object = ConfigFactory.parseString(text, options).root();
      problems.addAll(seen);
      return Optional.of(object);
    } catch (ConfigException e) {
      problems.add(SyntaxProblem.syntax(e, name, text, origins));
      origins.miss(words());
      return Optional.empty();
    }
  }

  /**
   * Hands the library the objects that were read for its includes, in order, and opens nothing
   * itself.
   */
  private static final class Refusing
      implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
    private final Iterator<ConfigObject> included;

    Refusing(List<ConfigObject> included) {
      this.included = included.iterator();
    }

    private ConfigObject next() {
      return included.hasNext() ? included.next() : ConfigFactory.empty().root();
    }

    @Override
    public ConfigIncluder withFallback(ConfigIncluder fallback) {
      return this;
    }

    @Override
    public ConfigObject include(ConfigIncludeContext context, String what) {
      return next();
    }

    @Override
    public ConfigObject includeFile(ConfigIncludeContext context, File what) {
      return next();
    }

    @Override
    public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
      return next();
    }

    @Override
    public ConfigObject includeResources(ConfigIncludeContext context, String what) {
      return next();
    }
  }
}
