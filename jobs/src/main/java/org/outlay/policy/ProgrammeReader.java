package org.outlay.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.outlay.config.Section;
import org.outlay.problem.Problem;
import org.outlay.problem.Problems;
import org.outlay.schema.Field;
import org.outlay.schema.FieldKind;
import org.outlay.schema.TableSchema;

/** Reads the programmes: what can be applied for and how a live application goes on. */
final class ProgrammeReader {
  /** The section of the file with the programmes by name. */
  static final String PROGRAMMES = "programmes";

  private static final String YEARS_OF = "years-of";

  private final Names indices;
  private final TableSchema applications;
  private final TableSchema annualRecords;
  private final Problems problems;
  private final Map<String, SpellYears.Reference> yearsNamed = new LinkedHashMap<>();

  ProgrammeReader(
      Names indices, TableSchema applications, TableSchema annualRecords, Problems problems) {
    this.indices = indices;
    this.applications = applications;
    this.annualRecords = annualRecords;
    this.problems = problems;
  }

  Map<String, Programme> read(Section file) {
    Map<String, Programme> programmes = new LinkedHashMap<>();
    file.section(PROGRAMMES)
        .children()
        .forEach((name, section) -> programmes.put(name, programme(name, section)));
    file.done();
    return programmes;
  }

  /** Parameters that say the years of spells, by programme. */
  Map<String, SpellYears.Reference> yearsNamed() {
    return yearsNamed;
  }

  private Programme programme(String name, Section section) {
    boolean spell = section.findTruth("spell").orElse(false);
    OptionalInt years = section.findInteger("years", 1, 99);
    Optional<String> yearsOf = section.findText(YEARS_OF);
    yearsOf.ifPresent(
        parameter ->
            yearsNamed.put(
                name, new SpellYears.Reference(parameter, section.locationOf(YEARS_OF))));
    Optional<Section> all = section.find("continued");
    Programme programme =
        new Programme(
            name,
            PolicyText.labels(section, "label"),
            grades(section),
            spell,
            years,
            all.map(this::continued).orElse(Map.of()),
            section.find("arriving").map(this::continued).orElse(Map.of()),
            section.location());
    if (years.isPresent() && yearsOf.isPresent()) {
      problems.add(
          Problem.user(
                  "years-twice",
                  section.locationOf(YEARS_OF),
                  "a spell has a number of years or a parameter that says it")
              .withRemedy("remove years or " + YEARS_OF));
    }
    if (!spell && (all.isPresent() || years.isPresent() || yearsOf.isPresent())) {
      String key = all.isPresent() ? "continued" : years.isPresent() ? "years" : YEARS_OF;
      problems.add(
          Problem.warning(
                  "not-continued", section.locationOf(key), "a yearly claim is not continued")
              .withValue(key)
              .withRemedy("leave it out, or say spell = true"));
    }
    section.done();
    return programme;
  }

  private List<String> grades(Section section) {
    List<String> grades = section.texts("grades");
    List<String> listed = applications.find("grade").map(Field::values).orElse(List.of());
    for (String grade : grades) {
      PolicyText.known("grade", grade, listed, section.locationOf("grades"), problems);
    }
    return grades;
  }

  private Map<String, Programme.Continued> continued(Section all) {
    Map<String, Programme.Continued> continued = new LinkedHashMap<>();
    List<String> measures =
        annualRecords.fields().stream()
            .filter(f -> f.kind() != FieldKind.IDENTIFIER && !f.name().equals("fiscal_year"))
            .map(Field::name)
            .toList();
    all.children()
        .forEach(
            (measure, how) -> {
              PolicyText.known("measure", measure, measures, how.location(), problems);
              continued.put(measure, new Programme.Continued(index(measure, how)));
              how.done();
            });
    return continued;
  }

  private @Nullable String index(String measure, Section how) {
    Optional<String> index = how.findText("index");
    index.ifPresent(
        name -> {
          PolicyText.known("index", name, indices, how.locationOf("index"), problems);
          if (annualRecords.find(measure).filter(f -> f.kind() != FieldKind.DECIMAL).isPresent()) {
            problems.add(
                Problem.user(
                        "index-on-name",
                        how.locationOf("index"),
                        "only an amount or a rate follows an index")
                    .withValue(measure)
                    .withRemedy("write " + measure + " {} to repeat the last value"));
          }
        });
    return index.orElse(null);
  }
}
