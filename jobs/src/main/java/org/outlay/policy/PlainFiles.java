package org.outlay.policy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.outlay.config.Section;
import org.outlay.problem.Problems;
import org.outlay.schema.Labels;

/** Reads the policy's lists: districts and indices. */
final class PlainFiles {
  static final String DISTRICTS = "districts";
  static final String INDICES = "indices";

  private static final BigDecimal LEAST_GROWTH = new BigDecimal("-0.9");
  private static final BigDecimal MOST_SHOCK = new BigDecimal("0.5");
  private static final BigDecimal MOST_PERSISTENCE = new BigDecimal("0.99");
  private static final BigDecimal MOST_GROWTH = BigDecimal.ONE;

  private final Overrides overrides;
  private final YearKeys years;

  PlainFiles(Overrides overrides, Problems problems) {
    this.overrides = overrides;
    this.years = new YearKeys(problems);
  }

  Map<String, Labels> districts(Section file) {
    Map<String, Labels> districts = new LinkedHashMap<>();
    Section all = file.section(DISTRICTS);
    for (String code : all.keys()) {
      Section section = all.section(code);
      districts.put(code, PolicyText.labels(section, "label"));
      section.done();
    }
    file.done();
    return districts;
  }

  Map<String, GrowthIndex> indices(Section file) {
    Map<String, GrowthIndex> indices = new LinkedHashMap<>();
    file.section(INDICES)
        .children()
        .forEach(
            (name, section) ->
                indices.put(
                    name, index(name, section, overrides.indices().flatMap(o -> o.find(name)))));
    file.done();
    overrides.indices().ifPresent(Names.in(file, INDICES)::expectIn);
    overrides.indices().ifPresent(Section::done);
    return indices;
  }

  private GrowthIndex index(String name, Section section, Optional<Section> change) {
    Map<Integer, BigDecimal> path = new TreeMap<>(growth(section));
    change.ifPresent(c -> path.putAll(growth(c)));
    BigDecimal after = section.decimal("after", LEAST_GROWTH, MOST_GROWTH);
    BigDecimal changed =
        change.flatMap(c -> c.findDecimal("after", LEAST_GROWTH, MOST_GROWTH)).orElse(after);
    GrowthIndex.Shock usual = shock(section, GrowthIndex.Shock.NONE);
    GrowthIndex index =
        new GrowthIndex(
            name,
            PolicyText.labels(section, "label"),
            path,
            changed,
            change.map(c -> shock(c, usual)).orElse(usual),
            section.location());
    section.done();
    change.ifPresent(Section::done);
    return index;
  }

  private static GrowthIndex.Shock shock(Section section, GrowthIndex.Shock otherwise) {
    return section.find("shock").map(s -> shockOf(s, otherwise)).orElse(otherwise);
  }

  private static GrowthIndex.Shock shockOf(Section section, GrowthIndex.Shock otherwise) {
    GrowthIndex.Shock shock =
        new GrowthIndex.Shock(
            section.findDecimal("sd", BigDecimal.ZERO, MOST_SHOCK).orElse(otherwise.sd()),
            section
                .findDecimal("persistence", BigDecimal.ZERO, MOST_PERSISTENCE)
                .orElse(otherwise.persistence()));
    section.done();
    return shock;
  }

  private Map<Integer, BigDecimal> growth(Section section) {
    return years.read(section, "path", (all, year) -> all.decimal(year, LEAST_GROWTH, MOST_GROWTH));
  }
}
