package org.outlay.sample;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.outlay.problem.Location;
import org.outlay.problem.NearestName;
import org.outlay.problem.Problem;
import org.outlay.problem.ProblemException;
import org.outlay.problem.Problems;

/** The profiles file: what the arrivals of each programme look like. */
final class Profiles {
  private static final String STANDARD = "sample/profiles.conf";
  private static final Set<String> SETTINGS =
      Stream.concat(Attribute.PLACING.stream(), Attribute.ALL.stream().map(Attribute::path))
          .collect(Collectors.toUnmodifiableSet());

  private final Config config;
  private final List<Variant> variants;

  private Profiles(Config config) {
    this.config = config;
    this.variants = List.copyOf(variants(config));
  }

  /** The profiles that come with Outlay. */
  static Profiles standard() {
    return resolved(ConfigFactory.parseResources(Profiles.class.getClassLoader(), STANDARD));
  }

  /**
   * Profiles from a file of the same form.
   *
   * @throws ProblemException if it cannot be read or has an unknown setting
   */
  static Profiles read(Path file) {
    return resolved(ConfigFactory.parseFile(file.toFile()));
  }

  private static Profiles resolved(Config config) {
    try {
      return new Profiles(config.resolve());
    } catch (ConfigException e) {
      throw new ProblemException(
          Problem.user("sample-profiles", null, String.valueOf(e.getMessage())));
    }
  }

  /** All variants of all programmes, in the order of the programmes' names. */
  List<Variant> variants() {
    return variants;
  }

  /** Shares of the districts, in the order of their names. */
  Map<String, Double> districts() {
    Map<String, Double> shares = new TreeMap<>();
    Config districts = config.getConfig("districts");
    districts.root().keySet().forEach(d -> shares.put(d, districts.getDouble(d)));
    return shares;
  }

  Season season(Variant variant) {
    return Season.of(config.getConfig("seasons." + variant.text("season")));
  }

  Pool pool(String name) {
    return Pool.of(name, config.getConfig("pools." + name));
  }

  YearPath path(String name) {
    return YearPath.of(config.getConfig(name));
  }

  double number(String path) {
    return config.getDouble(path);
  }

  int count(String path) {
    return config.getInt(path);
  }

  private static List<Variant> variants(Config config) {
    Config defaults = config.getConfig("defaults");
    Problems problems = new Problems();
    List<Variant> all = new ArrayList<>();
    for (String name : new TreeMap<>(config.getObject("programmes")).keySet()) {
      Config programme = config.getConfig("programmes." + name).withFallback(defaults);
      all.addAll(variants(name, programme, problems));
    }
    problems.throwIfErrors();
    return all;
  }

  private static Collection<Variant> variants(String name, Config programme, Problems problems) {
    Config shared = programme.withoutPath("variants").withoutPath("weight").withoutPath("growth");
    List<Config> settings =
        programme.hasPath("variants")
            ? programme.getConfigList("variants").stream()
                .map(variant -> variant.withFallback(shared))
                .toList()
            : List.of(shared);
    settings.forEach(s -> checkKeys(s, problems));
    double shares = settings.stream().mapToDouble(s -> s.getDouble("share")).sum();
    double weight = programme.getDouble("weight");
    double growth = programme.getDouble("growth");
    return settings.stream()
        .map(s -> new Variant(name, weight * s.getDouble("share") / shares, growth, s))
        .toList();
  }

  private static void checkKeys(Config settings, Problems problems) {
    for (Map.Entry<String, ConfigValue> entry : settings.entrySet()) {
      if (!SETTINGS.contains(entry.getKey())) {
        problems.add(unknown(entry.getKey(), entry.getValue()));
      }
    }
  }

  private static Problem unknown(String key, ConfigValue value) {
    String file = value.origin().filename();
    Location place = Location.of(file == null ? STANDARD : file, value.origin().lineNumber());
    return Problem.user("unknown-key", place, "unknown setting of a programme")
        .withValue(key)
        .withRemedy(NearestName.suggestion(key, SETTINGS));
  }
}
